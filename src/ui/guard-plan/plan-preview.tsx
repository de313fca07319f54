import Link from "next/link";
import type { PlanPreviewView } from "#server/trpc/schemas/guard-plan.ts";
import { format } from "#ui/format/format.ts";
import { Amount } from "#ui/kit/amount.tsx";
import { Fact } from "#ui/kit/fact.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";

type Planned = PlanPreviewView["positions"][number];

const GLYPHS: Record<Planned["kind"], GlyphKind> = {
  "would-guard": "trigger",
  "has-its-own": "held",
  "left-out": "danger",
};

const words = ({ kind, firesAt, maxTotalSats, why }: Planned): string => {
  switch (kind) {
    case "would-guard":
      return `A guard of it ${firesAt === null ? "" : `acts at ${format.priceExact(firesAt)} and `}adds at most ${format.sats(maxTotalSats ?? 0)}.${why === null ? "" : ` Mind: ${why}`}`;
    case "has-its-own":
      return "It has, or had, a guard of its own: the plan leaves it to you.";
    case "left-out":
      return `It gets no guard: ${why ?? ""}`;
  }
};

const PlannedRow = ({ planned }: { readonly planned: Planned }) => (
  <li className="rule" data-testid="planned">
    <p className="rule-words">
      <Link href={`/positions/${encodeURIComponent(planned.positionId)}/guard`}>
        {planned.side === "long" ? "Long" : "Short"} {format.quantity(planned.quantity)}
      </Link>
    </p>
    <p className="standing dim">
      <Glyph kind={GLYPHS[planned.kind]} />
      <span>{words(planned)}</span>
    </p>
  </li>
);

/** What a plan comes to on the positions that run, and what all its guards may spend beside what is free. */
export const PlanPreview = ({ preview }: { readonly preview: PlanPreviewView }) => {
  const { positions, mostInAll, balance } = preview;
  const count = positions.filter(({ kind }) => kind === "would-guard").length;
  return (
    <section aria-label="What it would do now" data-testid="plan-preview">
      <div className="facts">
        <Fact label="Positions it would guard" figure={format.number(count)}>
          Of {format.number(positions.length)} that run. Those opened later are guarded within seconds.
        </Fact>
        <Fact label="They may add in all" figure={<Amount value={format.number(mostInAll)} unit="sats" />}>
          {balance === null
            ? "How many sats are free is not known."
            : `Of ${format.sats(balance)} that are free. What does not suffice goes to the nearest to liquidation first.`}
        </Fact>
      </div>
      {positions.length === 0 ? (
        <p className="dim">No position runs on this account.</p>
      ) : (
        <ul className="rule-list">
          {positions.map((planned) => (
            <PlannedRow key={planned.positionId} planned={planned} />
          ))}
        </ul>
      )}
    </section>
  );
};

import Link from "next/link";
import { MOST_TAG } from "#domain/intents/amount-tag.ts";
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

/** What a guard would do: where it acts first and what it adds there, and the most it may add in all. */
const guardWords = ({ firesAt, firstTopUpSats, maxTotalSats, why }: Planned): string => {
  const first =
    firstTopUpSats === null ? "" : ` adding ${format.sats(firstTopUpSats)} and up to ${MOST_TAG} more,`;
  const acts = firesAt === null ? "" : `acts at ${format.priceExact(firesAt)}${first} and `;
  return `A guard of it ${acts}adds at most ${format.sats(maxTotalSats ?? 0)}.${why === null ? "" : ` Mind: ${why}`}`;
};

const words = (planned: Planned): string => {
  const { kind, why } = planned;
  switch (kind) {
    case "would-guard":
      return guardWords(planned);
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

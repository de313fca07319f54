import Link from "next/link";
import { MOST_TAG } from "#domain/intents/amount-tag.ts";
import type { PlanPreviewView } from "#server/trpc/schemas/guard-plan.ts";
import { Amount } from "#ui/format/amount.tsx";
import type { Format } from "#ui/format/format.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { Fact } from "#ui/kit/fact.tsx";
import { Glyph, type GlyphKind } from "#ui/kit/glyph.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import { PLAN_WORDS } from "./plan-words.tsx";

type Planned = PlanPreviewView["positions"][number];

const GLYPHS: Record<Planned["kind"], GlyphKind> = {
  "would-guard": "trigger",
  "has-its-own": "held",
  "left-out": "danger",
};

/** What a guard would do: where it acts first and what it adds there, and the most it may add in all. */
const guardWords = (format: Format, { firesAt, firstTopUpSats, maxTotalSats, why }: Planned): string => {
  const words = PLAN_WORDS[format.locale];
  const guards = words.guards({
    firesAt: firesAt === null ? null : format.priceExact(firesAt),
    adds: firstTopUpSats === null ? null : format.sats(firstTopUpSats),
    tag: MOST_TAG,
    most: format.sats(maxTotalSats ?? 0),
  });
  return why === null ? guards : `${guards} ${words.mind(why)}`;
};

const plannedWords = (format: Format, planned: Planned): string => {
  const words = PLAN_WORDS[format.locale];
  const { kind, why } = planned;
  switch (kind) {
    case "would-guard":
      return guardWords(format, planned);
    case "has-its-own":
      return words.hasItsOwn;
    case "left-out":
      return words.leftOut(why ?? "");
  }
};

const PlannedRow = ({ planned }: { readonly planned: Planned }) => {
  const words = useWords(PLAN_WORDS);
  const format = useFormat();
  return (
    <li className="rule" data-testid="planned">
      <p className="rule-words">
        <Link href={`/positions/${encodeURIComponent(planned.positionId)}/guard`}>
          {words.position(planned.side, format.quantity(planned.quantity))}
        </Link>
      </p>
      <p className="standing dim">
        <Glyph kind={GLYPHS[planned.kind]} />
        <span>{plannedWords(format, planned)}</span>
      </p>
    </li>
  );
};

/** What a plan comes to on the positions that run, and what all its guards may spend beside what is free. */
export const PlanPreview = ({ preview }: { readonly preview: PlanPreviewView }) => {
  const words = useWords(PLAN_WORDS);
  const format = useFormat();
  const { positions, mostInAll, balance } = preview;
  const count = positions.filter(({ kind }) => kind === "would-guard").length;
  return (
    <section aria-label={words.preview} data-testid="plan-preview">
      <div className="facts">
        <Fact label={words.wouldGuard} figure={format.number(count)}>
          {words.ofRunning(format.number(positions.length))}
        </Fact>
        <Fact label={words.mayAdd} figure={<Amount sats={mostInAll} />}>
          {balance === null ? words.freeUnknown : words.ofFree(format.sats(balance))}
        </Fact>
      </div>
      {positions.length === 0 ? (
        <p className="dim">{words.noPosition}</p>
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

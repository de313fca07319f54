import type { Format } from "#ui/format/format.ts";
import { tidying } from "#ui/format/tidy.ts";
import { useFormat } from "#ui/format/use-format.ts";
import { BLANK_WORDS } from "#ui/guard/blank-words.ts";
import { type BlankSpec, CapBlank, capBlanks, settlementsBlank } from "#ui/guard/cap-blank.tsx";
import { GuardLadder } from "#ui/guard/guard-ladder.tsx";
import { LADDER_WORDS } from "#ui/guard/ladder-words.tsx";
import { nameOfField } from "#ui/guard/name-of-field.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { useWords } from "#ui/kit/use-words.ts";
import type { PlanCaps, PlanDraft, PlanMistake } from "./plan-draft.ts";
import { PLAN_WORDS } from "./plan-words.tsx";

/** One initial margin: what a guard is offered to add. */
const ALL_OF_IT = "100 %";

const planBlanks = (format: Format): Record<keyof PlanCaps, BlankSpec> => {
  const { caps, anyShare } = PLAN_WORDS[format.locale];
  const { emptyForNoLimit } = BLANK_WORDS[format.locale];
  const { percent } = tidying(format);
  const { maxPerAction, maxPerDay, reserve, cooldown } = capBlanks(format);
  return {
    maxTotalShare: {
      name: caps.maxTotalShare,
      testId: "plan-max-total",
      empty: ALL_OF_IT,
      tidy: percent,
    },
    maxLossShare: {
      name: caps.maxLossShare,
      label: emptyForNoLimit(caps.maxLossShare),
      testId: "plan-max-loss",
      empty: anyShare,
      tidy: percent,
    },
    maxPerAction,
    maxPerDay,
    reserve,
    cooldown,
    settlementsAhead: settlementsBlank(format, "plan-settlements-ahead"),
  };
};

type Props = {
  readonly draft: PlanDraft;
  readonly mistakes: readonly PlanMistake[];
  readonly onChange: (change: Partial<PlanDraft>) => void;
};

/** A plan as a sentence: what it may cost each position comes first. */
export const PlanSentence = ({ draft, mistakes, onChange }: Props) => {
  const words = useWords(PLAN_WORDS);
  const { deeds, whens } = useWords(LADDER_WORDS);
  const names = useWords(BLANK_WORDS);
  const specs = planBlanks(useFormat());
  const blank = (field: keyof PlanCaps) => (
    <CapBlank
      field={field}
      spec={specs[field]}
      draft={draft}
      mistakes={mistakes}
      onChange={(changed, text) => onChange({ [changed]: text })}
    />
  );
  return (
    <>
      <p className="sentence">{words.shares(blank("maxTotalShare"), blank("maxLossShare"))}</p>
      <GuardLadder
        steps={draft.steps}
        deeds={{ "add-margin": deeds["add-margin"], close: deeds.close }}
        // A price would mean nothing to a position that is not open yet.
        whens={{ distance: whens.distance, "margin-used": whens["margin-used"] }}
        closing={words.closing}
        mistakes={mistakes}
        onChange={(steps) => onChange({ steps })}
      />
      <p className="sentence">
        {words.pace({
          perAction: blank("maxPerAction"),
          perDay: blank("maxPerDay"),
          cooldown: blank("cooldown"),
          reserve: blank("reserve"),
        })}
      </p>
      <p className="sentence">{words.ahead(blank("settlementsAhead"))}</p>
      <SentenceProblems
        mistakes={mistakes}
        nameOf={(field) => nameOfField(names, field, specs, draft.steps)}
      />
    </>
  );
};

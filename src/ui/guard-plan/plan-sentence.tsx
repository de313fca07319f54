import { tidyPercent } from "#ui/format/tidy.ts";
import { type BlankSpec, CAP_BLANKS, CapBlank } from "#ui/guard/cap-blank.tsx";
import { type DeedWords, GuardLadder, WHEN_BY_SHARE } from "#ui/guard/guard-ladder.tsx";
import { nameOfField } from "#ui/guard/name-of-field.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import type { PlanCaps, PlanDraft, PlanMistake } from "./plan-draft.ts";

const CAPS: Record<keyof PlanCaps, BlankSpec> = {
  maxTotalShare: {
    label: "Most each guard may add, of the initial margin",
    testId: "plan-max-total",
    empty: "100 %",
    tidy: tidyPercent,
  },
  maxLossShare: {
    label: "Most that may be lost, of the initial margin, empty for no limit",
    testId: "plan-max-loss",
    empty: "any share",
    tidy: tidyPercent,
  },
  maxPerAction: CAP_BLANKS.maxPerAction,
  maxPerDay: CAP_BLANKS.maxPerDay,
  reserve: CAP_BLANKS.reserve,
  cooldown: CAP_BLANKS.cooldown,
  settlementsAhead: {
    label: "Funding settlements to look ahead, empty for none",
    testId: "plan-settlements-ahead",
    empty: "0",
    tidy: (text) => text.trim(),
  },
};

const DEEDS: DeedWords<"add-margin"> = {
  "add-margin": "add margin until it is",
  close: "close the position",
};
const CLOSING = "LN Markets closes an isolated position whole, never a part of it.";

type Props = {
  readonly draft: PlanDraft;
  readonly mistakes: readonly PlanMistake[];
  readonly onChange: (change: Partial<PlanDraft>) => void;
};

const Cap = ({ field, draft, mistakes, onChange }: Props & { readonly field: keyof PlanCaps }) => (
  <CapBlank
    field={field}
    spec={CAPS[field]}
    draft={draft}
    mistakes={mistakes}
    onChange={(changed, text) => onChange({ [changed]: text })}
  />
);

/** A plan as a sentence: what it may cost each position comes first. */
export const PlanSentence = (props: Props) => {
  const { draft, mistakes, onChange } = props;
  return (
    <>
      <p className="sentence">
        To each position without a guard add at most <Cap field="maxTotalShare" {...props} /> of its initial
        margin, and stop when <Cap field="maxLossShare" {...props} /> of it could be lost.
      </p>
      <GuardLadder
        steps={draft.steps}
        deeds={DEEDS}
        whens={WHEN_BY_SHARE}
        closing={CLOSING}
        mistakes={mistakes}
        onChange={(steps) => onChange({ steps })}
      />
      <p className="sentence">
        Add <Cap field="maxPerAction" {...props} /> at a time and <Cap field="maxPerDay" {...props} /> a day
        to each, at least <Cap field="cooldown" {...props} /> apart, and keep{" "}
        <Cap field="reserve" {...props} /> free.
      </p>
      <p className="sentence">
        Look <Cap field="settlementsAhead" {...props} /> funding settlements ahead.
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => nameOfField(field, CAPS, draft.steps)} />
    </>
  );
};

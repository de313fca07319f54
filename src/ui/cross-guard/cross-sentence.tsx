import { format } from "#ui/format/format.ts";
import { type BlankSpec, CAP_BLANKS, CapBlank } from "#ui/guard/cap-blank.tsx";
import { type DeedWords, GuardLadder } from "#ui/guard/guard-ladder.tsx";
import { nameOfField } from "#ui/guard/name-of-field.ts";
import type { Reaching } from "#ui/guard/step-draft.ts";
import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { type CrossCaps, type CrossDraft, type CrossMistake, parseContracts } from "./cross-draft.ts";

const CAPS: Record<keyof CrossCaps, BlankSpec> = {
  ...CAP_BLANKS,
  cooldown: { ...CAP_BLANKS.cooldown, label: "Least time between two top-ups or reductions" },
  maxReduce: {
    label: "Most contracts closed at a time, empty for no limit",
    testId: "guard-max-reduce",
    empty: "any number",
    tidy: (text) => {
      const contracts = parseContracts(text);
      return contracts === null ? text : format.quantity(contracts);
    },
  },
};

const DEEDS: DeedWords<Reaching> = {
  "add-margin": "add margin until it is",
  reduce: "close contracts until it is",
  close: "close the position",
};
const CLOSING =
  "Closing closes the whole cross position at the market. What is left of the cross margin stays there until you take it out.";

type Props = {
  readonly draft: CrossDraft;
  readonly onChange: (change: Partial<CrossDraft>) => void;
  readonly mistakes: readonly CrossMistake[];
  /** The most that can be lost, in words; null while it is not known. */
  readonly mostToLose: string | null;
};

const Cap = ({ field, draft, onChange, mistakes }: Props & { readonly field: keyof CrossCaps }) => (
  <CapBlank
    field={field}
    spec={CAPS[field]}
    draft={draft}
    mistakes={mistakes}
    onChange={(changed, text) => onChange({ [changed]: text })}
  />
);

/** The rule as a sentence: what it may cost comes first. */
export const CrossSentence = (props: Props) => {
  const { draft, mistakes, mostToLose, onChange } = props;
  const isReducing = draft.steps.some(({ kind }) => kind === "reduce");
  return (
    <>
      <p className="sentence">
        Add at most <Cap field="maxTotal" {...props} /> in all, and stop when{" "}
        <Cap field="maxLoss" {...props} /> could be lost.
      </p>
      <p className="most-to-lose" data-testid="guard-most-to-lose">
        {mostToLose === null ? (
          "The most you can lose on the cross margin depends on these limits."
        ) : (
          <>
            The most you can lose on the cross margin: <b>{mostToLose}</b>, all that is in it and all the
            guard may add.
          </>
        )}
      </p>
      <GuardLadder
        steps={draft.steps}
        deeds={DEEDS}
        closing={CLOSING}
        mistakes={mistakes}
        onChange={(steps) => onChange({ steps })}
      />
      <p className="sentence">
        Add <Cap field="maxPerAction" {...props} /> at a time and <Cap field="maxPerDay" {...props} /> a day,
        at least <Cap field="cooldown" {...props} /> apart, and keep <Cap field="reserve" {...props} /> free.
      </p>
      {isReducing ? (
        <p className="sentence">
          Close <Cap field="maxReduce" {...props} /> at a time.
        </p>
      ) : null}
      <SentenceProblems mistakes={mistakes} nameOf={(field) => nameOfField(field, CAPS, draft.steps)} />
    </>
  );
};

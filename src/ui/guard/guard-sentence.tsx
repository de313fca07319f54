import { SentenceProblems } from "#ui/kit/sentence-problems.tsx";
import { type BlankSpec, CAP_BLANKS, CapBlank } from "./cap-blank.tsx";
import type { CapField, DraftMistake, GuardDraft } from "./guard-draft.ts";
import { GuardLadder } from "./guard-ladder.tsx";
import { nameOfField } from "./name-of-field.ts";

const CAPS: Record<CapField, BlankSpec> = {
  ...CAP_BLANKS,
  settlementsAhead: {
    label: "Funding settlements to look ahead, empty for none",
    testId: "guard-settlements-ahead",
    empty: "0",
    tidy: (text) => text.trim(),
  },
};

const DEEDS = { "add-margin": "add margin until it is", close: "close the position" } as const;
/** Isolated positions close whole: the exchange has no partial close for them. */
const CLOSING =
  "Closing is whole: LN Markets has no partial close for an isolated position. What is left of its margin comes back to the balance, less the closing fee.";

type Props = {
  readonly draft: GuardDraft;
  readonly onChange: (change: Partial<GuardDraft>) => void;
  readonly mistakes: readonly DraftMistake[];
  /** Margin and all the guard may still add, in words; null while the total cannot be read. */
  readonly mostToLose: string | null;
};

const Cap = ({
  field,
  draft,
  onChange,
  mistakes,
}: Omit<Props, "mostToLose"> & { readonly field: CapField }) => (
  <CapBlank
    field={field}
    spec={CAPS[field]}
    draft={draft}
    mistakes={mistakes}
    onChange={(changed, text) => onChange({ [changed]: text })}
  />
);

/** The rule as a sentence: what it may cost comes first. */
export const GuardSentence = (props: Props) => {
  const { draft, mistakes, mostToLose, onChange } = props;
  return (
    <>
      <p className="sentence">
        Add at most <Cap field="maxTotal" {...props} /> in all, and stop when{" "}
        <Cap field="maxLoss" {...props} /> could be lost.
      </p>
      <p className="most-to-lose" data-testid="guard-most-to-lose">
        {mostToLose === null ? (
          "The most you can lose on this position depends on these limits."
        ) : (
          <>
            The most you can lose on this position: <b>{mostToLose}</b>, its margin and all the guard may add.
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
      <p className="sentence">
        Look <Cap field="settlementsAhead" {...props} /> funding settlements ahead, and act before what they
        take brings liquidation too near.
      </p>
      <SentenceProblems mistakes={mistakes} nameOf={(field) => nameOfField(field, CAPS, draft.steps)} />
    </>
  );
};

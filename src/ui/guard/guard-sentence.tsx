import { format } from "#ui/format/format.ts";
import { parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import { Blank } from "./blank.tsx";
import type { CapField, DraftField, DraftMistake, GuardDraft } from "./guard-draft.ts";
import { GuardLadder, stepLabel } from "./guard-ladder.tsx";

type BlankSpec = { readonly label: string; readonly testId: string; readonly empty: string };

const CAPS: Record<CapField, BlankSpec> = {
  maxTotal: { label: "Most it may add in all", testId: "guard-max-total", empty: "sats" },
  maxLoss: {
    label: "Most that may be lost, empty for no limit",
    testId: "guard-max-loss",
    empty: "any amount",
  },
  reserve: { label: "Free sats kept back", testId: "guard-reserve", empty: "0 sats" },
  maxPerAction: {
    label: "Most per top-up, empty for no limit",
    testId: "guard-max-per-action",
    empty: "any amount",
  },
  maxPerDay: { label: "Most per day, empty for no limit", testId: "guard-max-per-day", empty: "any amount" },
  cooldown: { label: "Least time between two top-ups", testId: "guard-cooldown", empty: "0 s" },
  settlementsAhead: {
    label: "Funding settlements to look ahead, empty for none",
    testId: "guard-settlements-ahead",
    empty: "0",
  },
};

const tidyCap = (field: CapField, text: string): string => {
  if (field === "settlementsAhead") return text.trim();
  const value = field === "cooldown" ? parseSeconds(text) : parseSats(text);
  if (value === null) return text;
  return field === "cooldown" ? `${value} s` : format.sats(value);
};

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
  <Blank
    {...CAPS[field]}
    text={draft[field]}
    isWrong={mistakes.some((mistake) => mistake.field === field)}
    inputMode="numeric"
    onChange={(text) => onChange({ [field]: text })}
    tidy={(text) => tidyCap(field, text)}
  />
);

const labelOf = (field: DraftField, { steps }: GuardDraft): string => {
  const [, place, part] = /^steps\.(\d+)\.(when|deed)$/u.exec(field) ?? [];
  if (place !== undefined)
    return stepLabel(steps[Number(place)], Number(place), part === "deed" ? "deed" : "when");
  return CAPS[field as CapField].label.replace(/, empty.*$/u, "");
};

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
      <GuardLadder steps={draft.steps} mistakes={mistakes} onChange={(steps) => onChange({ steps })} />
      <p className="sentence">
        Add <Cap field="maxPerAction" {...props} /> at a time and <Cap field="maxPerDay" {...props} /> a day,
        at least <Cap field="cooldown" {...props} /> apart, and keep <Cap field="reserve" {...props} /> free.
      </p>
      <p className="sentence">
        Look <Cap field="settlementsAhead" {...props} /> funding settlements ahead, and act before what they
        take brings liquidation too near.
      </p>
      {mistakes.length === 0 ? null : (
        <div className="sentence-problems">
          {mistakes.map(({ field, message }) => (
            <FormError key={`${field} ${message}`}>
              {labelOf(field, draft)}: {message}
            </FormError>
          ))}
        </div>
      )}
    </>
  );
};

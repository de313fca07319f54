import { format } from "#ui/format/format.ts";
import { parsePercent, parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
import { FormError } from "#ui/kit/form-error.tsx";
import type { DraftField, DraftMistake, GuardDraft } from "./guard-draft.ts";

type BlankSpec = { readonly label: string; readonly testId: string; readonly empty: string };

const BLANKS: Record<DraftField, BlankSpec> = {
  maxTotal: { label: "Most it may add in all", testId: "guard-max-total", empty: "sats" },
  trigger: { label: "Trigger distance", testId: "guard-trigger", empty: "%" },
  target: { label: "Target distance", testId: "guard-target", empty: "%" },
  maxPerAction: {
    label: "Most per top-up, empty for no limit",
    testId: "guard-max-per-action",
    empty: "any amount",
  },
  maxPerDay: { label: "Most per day, empty for no limit", testId: "guard-max-per-day", empty: "any amount" },
  cooldown: { label: "Least time between two top-ups", testId: "guard-cooldown", empty: "0 s" },
};

/** What a blank says, tidied up when the trader leaves it; unreadable text stays as it is. */
const tidy = (field: DraftField, text: string): string => {
  const shown = (value: number | null, show: (value: number) => string) =>
    value === null ? text : show(value);
  if (field === "cooldown") return shown(parseSeconds(text), (seconds) => `${seconds} s`);
  return field === "trigger" || field === "target"
    ? shown(parsePercent(text), format.setting)
    : shown(parseSats(text), format.sats);
};

type Props = {
  readonly draft: GuardDraft;
  readonly onChange: (field: DraftField, text: string) => void;
  readonly mistakes: readonly DraftMistake[];
  /** Margin and all the guard may still add, in words; null while the total cannot be read. */
  readonly mostToLose: string | null;
};

const Blank = ({
  field,
  draft,
  onChange,
  mistakes,
}: Omit<Props, "mostToLose"> & { readonly field: DraftField }) => {
  const { label, testId, empty } = BLANKS[field];
  const text = draft[field];
  return (
    <input
      className="blank"
      style={{ width: `${Math.max(text.length, empty.length, 2) * 0.5 + 0.9}em` }}
      aria-label={label}
      aria-invalid={mistakes.some((mistake) => mistake.field === field)}
      inputMode={field === "trigger" || field === "target" ? "decimal" : "numeric"}
      autoComplete="off"
      placeholder={empty}
      value={text}
      onChange={(event) => onChange(field, event.target.value)}
      onBlur={() => onChange(field, tidy(field, text))}
      data-testid={testId}
    />
  );
};

/** The rule as a sentence: what it may cost comes first. */
export const GuardSentence = (props: Props) => {
  const { mistakes, mostToLose } = props;
  return (
    <>
      <p className="sentence">
        Add at most <Blank field="maxTotal" {...props} /> in all.
      </p>
      <p className="most-to-lose" data-testid="guard-most-to-lose">
        {mostToLose === null ? (
          "The most you can lose on this position depends on this limit."
        ) : (
          <>
            The most you can lose on this position: <b>{mostToLose}</b>, its margin and all the guard may add.
          </>
        )}
      </p>
      <p className="sentence">
        When liquidation is closer than <Blank field="trigger" {...props} />, add margin until it is{" "}
        <Blank field="target" {...props} /> away, <Blank field="maxPerAction" {...props} /> at a time and{" "}
        <Blank field="maxPerDay" {...props} /> a day, at least <Blank field="cooldown" {...props} /> apart.
      </p>
      {mistakes.length === 0 ? null : (
        <div className="sentence-problems">
          {mistakes.map(({ field, message }) => (
            <FormError key={`${field} ${message}`}>
              {BLANKS[field].label.replace(/, empty.*$/u, "")}: {message}
            </FormError>
          ))}
        </div>
      )}
    </>
  );
};

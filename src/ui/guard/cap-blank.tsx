import { format } from "#ui/format/format.ts";
import { parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
import { Blank } from "#ui/kit/blank.tsx";
import type { CapsDraft } from "./caps-draft.ts";

/** A blank of the sentence: its name, by what it is found, what stands in it while it is empty, and how its text is tidied. */
export type BlankSpec = {
  readonly label: string;
  readonly testId: string;
  readonly empty: string;
  readonly tidy: (text: string) => string;
};

const tidySats = (text: string): string => {
  const value = parseSats(text);
  return value === null ? text : format.sats(value);
};

const tidySeconds = (text: string): string => {
  const value = parseSeconds(text);
  return value === null ? text : `${value} s`;
};

/** The caps that every guard has. */
export const CAP_BLANKS: Record<keyof CapsDraft, BlankSpec> = {
  maxTotal: {
    label: "Most it may add in all",
    testId: "guard-max-total",
    empty: "sats",
    tidy: tidySats,
  },
  maxLoss: {
    label: "Most that may be lost, empty for no limit",
    testId: "guard-max-loss",
    empty: "any amount",
    tidy: tidySats,
  },
  reserve: { label: "Free sats kept back", testId: "guard-reserve", empty: "0 sats", tidy: tidySats },
  maxPerAction: {
    label: "Most per top-up, empty for no limit",
    testId: "guard-max-per-action",
    empty: "any amount",
    tidy: tidySats,
  },
  maxPerDay: {
    label: "Most per day, empty for no limit",
    testId: "guard-max-per-day",
    empty: "any amount",
    tidy: tidySats,
  },
  cooldown: {
    label: "Least time between two top-ups",
    testId: "guard-cooldown",
    empty: "0 s",
    tidy: tidySeconds,
  },
};

/** The name of a blank in a message beside the form. */
export const nameOfBlank = ({ label }: BlankSpec): string => label.replace(/, empty.*$/u, "");

type Props<Field extends string> = {
  readonly field: Field;
  readonly spec: BlankSpec;
  readonly draft: Readonly<Record<Field, string>>;
  readonly mistakes: readonly { readonly field: string }[];
  readonly onChange: (field: Field, text: string) => void;
};

/** One cap, as a blank of the sentence. */
export const CapBlank = <Field extends string>({ field, spec, draft, mistakes, onChange }: Props<Field>) => (
  <Blank
    label={spec.label}
    testId={spec.testId}
    empty={spec.empty}
    text={draft[field]}
    isWrong={mistakes.some((mistake) => mistake.field === field)}
    inputMode="numeric"
    onChange={(text) => onChange(field, text)}
    tidy={spec.tidy}
  />
);

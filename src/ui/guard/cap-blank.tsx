import type { Format } from "#ui/format/format.ts";
import { tidying } from "#ui/format/tidy.ts";
import { Blank } from "#ui/kit/blank.tsx";
import { BLANK_WORDS } from "./blank-words.ts";
import type { CapsDraft } from "./caps-draft.ts";

/** A blank of the sentence: its name, by what it is found, what stands in it while it is empty, and how its text is tidied. */
export type BlankSpec = {
  readonly name: string;
  /** Its name with what leaving it empty means, where it may be left empty. */
  readonly label?: string;
  readonly testId: string;
  readonly empty: string;
  readonly tidy: (text: string) => string;
};

/** The caps that every guard has. */
export const capBlanks = (format: Format): Record<keyof CapsDraft, BlankSpec> => {
  const { caps, emptyForNoLimit, anyAmount } = BLANK_WORDS[format.locale];
  const { sats, seconds } = tidying(format);
  const unbounded = (name: string, testId: string): BlankSpec => ({
    name,
    label: emptyForNoLimit(name),
    testId,
    empty: anyAmount,
    tidy: sats,
  });
  return {
    maxTotal: { name: caps.maxTotal, testId: "guard-max-total", empty: "sats", tidy: sats },
    maxLoss: unbounded(caps.maxLoss, "guard-max-loss"),
    reserve: { name: caps.reserve, testId: "guard-reserve", empty: format.satsTyped(0), tidy: sats },
    maxPerAction: unbounded(caps.maxPerAction, "guard-max-per-action"),
    maxPerDay: unbounded(caps.maxPerDay, "guard-max-per-day"),
    cooldown: { name: caps.cooldown, testId: "guard-cooldown", empty: "0 s", tidy: seconds },
  };
};

/** How far ahead a guard looks for funding. */
export const settlementsBlank = ({ locale }: Format, testId: string): BlankSpec => {
  const { caps, emptyForNone } = BLANK_WORDS[locale];
  const name = caps.settlementsAhead;
  return { name, label: emptyForNone(name), testId, empty: "0", tidy: (text) => text.trim() };
};

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
    label={spec.label ?? spec.name}
    testId={spec.testId}
    empty={spec.empty}
    text={draft[field]}
    isWrong={mistakes.some((mistake) => mistake.field === field)}
    inputMode="numeric"
    onChange={(text) => onChange(field, text)}
    tidy={spec.tidy}
  />
);

import type { GuardStepView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { parsePercent, parsePrice } from "#ui/format/parse-amount.ts";
import { BLANK_WORDS } from "./blank-words.ts";

/** What a step may do beside closing the position: it brings liquidation to a target. */
export type Reaching = "add-margin" | "reduce";

/** A step as the API takes it, of a guard that may do `Deed`. */
export type StepView<Deed extends Reaching> = {
  when: GuardStepView["when"];
  deed: { kind: Deed; targetBps: number } | { kind: "close" };
};

/** One step of the sentence as it is typed: `when` is a distance, a price or a share, by `by`. */
export type StepDraft<Deed extends Reaching = "add-margin"> = {
  readonly by: GuardStepView["when"]["by"];
  readonly when: string;
  readonly kind: Deed | "close";
  readonly target: string;
};

/** A blank of a step, by the place of that step. */
export type StepField = `steps.${number}.when` | `steps.${number}.deed`;

/** A step as the sentence shows it. */
export const stepDraft = <Deed extends Reaching>(
  format: Format,
  { when, deed }: StepView<Deed>,
): StepDraft<Deed> => ({
  by: when.by,
  when: when.by === "price" ? format.priceExact(when.price) : format.setting(when.bps),
  kind: deed.kind,
  target: "targetBps" in deed ? format.setting(deed.targetBps) : "",
});

/** 74,300 and 74,300.5 dollars, in half dollars. */
const [WHOLE, HALF] = [148_600, 148_601];

const stepWanted = (format: Format): { readonly percent: string; readonly price: string } => {
  const { percentWanted, priceWanted } = BLANK_WORDS[format.locale];
  return {
    percent: percentWanted(format.settingNumber(500), format.settingNumber(250)),
    price: priceWanted(format.priceExact(WHOLE), format.priceExact(HALF)),
  };
};

/** Takes down what is wanted in a blank that says nothing, and reads it as 0. */
export type Wanted<Field extends string> = (field: Field, value: number | null, message: string) => number;

/** What a step says, as settings; what it leaves unsaid is taken down by `wanted`. */
export const readStep = <Deed extends Reaching>(
  format: Format,
  step: StepDraft<Deed>,
  place: number,
  wanted: Wanted<StepField>,
): StepView<Deed> => {
  const says = stepWanted(format);
  const field = `steps.${place}.when` as const;
  const when: GuardStepView["when"] =
    step.by === "price"
      ? { by: step.by, price: wanted(field, parsePrice(step.when), says.price) }
      : { by: step.by, bps: wanted(field, parsePercent(step.when), says.percent) };
  const { kind } = step;
  if (kind === "close") return { when, deed: { kind: "close" } };
  const targetBps = wanted(`steps.${place}.deed`, parsePercent(step.target), says.percent);
  return { when, deed: { kind, targetBps } };
};

/** The blank of a step that a field of the settings names, whoever names it; null when it is none. */
export const stepBlankOf = (field: string): StepField | null => {
  const step = /steps\.(\d+)\.(when|deed)/u.exec(field);
  return step === null ? null : `steps.${Number(step[1])}.${step[2] === "when" ? "when" : "deed"}`;
};

/** The most steps a guard has. */
export const MOST_STEPS = 5;

/** Another step after the last: the usual next one closes the position when adding margin did not help. */
export const nextStep = (): StepDraft<never> => ({
  by: "margin-used",
  when: "90 %",
  kind: "close",
  target: "",
});

import type { BlankWords } from "./blank-words.ts";
import type { BlankSpec } from "./cap-blank.tsx";
import type { StepDraft } from "./step-draft.ts";

/** What a blank of a step is called; the first step needs no number. */
export const stepLabel = ({ ofStep }: Pick<BlankWords, "ofStep">, label: string, place: number): string =>
  place === 0 ? label : ofStep(label, place + 1);

/** What the blank of a field is called in a message beside the form: a step's by its place, a cap's by its label. */
export const nameOfField = (
  words: BlankWords,
  field: string,
  caps: Readonly<Record<string, BlankSpec>>,
  steps: readonly Pick<StepDraft, "by">[],
): string => {
  const [, place, part] = /^steps\.(\d+)\.(when|deed)$/u.exec(field) ?? [];
  if (place !== undefined) {
    const { target, triggers } = words;
    const label = part === "deed" ? target : triggers[steps[Number(place)]?.by ?? "distance"];
    return stepLabel(words, label, Number(place));
  }
  return caps[field]?.name ?? field;
};

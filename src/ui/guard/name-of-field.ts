import { type BlankSpec, nameOfBlank } from "./cap-blank.tsx";
import { stepLabel } from "./guard-ladder.tsx";
import type { StepDraft } from "./step-draft.ts";

/** What the blank of a field is called in a message beside the form: a step's by its place, a cap's by its label. */
export const nameOfField = (
  field: string,
  caps: Readonly<Record<string, BlankSpec>>,
  steps: readonly Pick<StepDraft, "by">[],
): string => {
  const [, place, part] = /^steps\.(\d+)\.(when|deed)$/u.exec(field) ?? [];
  if (place !== undefined)
    return stepLabel(steps[Number(place)], Number(place), part === "deed" ? "deed" : "when");
  const spec = caps[field];
  return spec === undefined ? field : nameOfBlank(spec);
};

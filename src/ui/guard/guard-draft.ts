import type { GuardStep } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import type { GuardStepView, GuardView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { parseCount } from "#ui/format/parse-amount.ts";
import { BLANK_WORDS } from "./blank-words.ts";
import { type CapsDraft, capBlankOf, capsDraft, readCaps } from "./caps-draft.ts";
import {
  readStep,
  type StepDraft,
  type StepField,
  stepBlankOf,
  stepDraft,
  type Wanted,
} from "./step-draft.ts";

export type GuardConfigView = GuardView["config"];

/** The blanks of the sentence as they are typed. */
export type GuardDraft = CapsDraft & {
  readonly steps: readonly StepDraft[];
  readonly settlementsAhead: string;
};

export type CapField = Exclude<keyof GuardDraft, "steps">;
/** A blank: a cap by its name, or a part of a step by its place. */
export type DraftField = CapField | StepField;
export type DraftMistake = { readonly field: DraftField; readonly message: string };

/** Settings as the sentence shows them; a cap that is not set is an empty blank. */
export const draftOf = (format: Format, config: GuardConfigView): GuardDraft => ({
  steps: config.steps.map((step) => stepDraft<"add-margin">(format, step)),
  ...capsDraft(format, config),
  settlementsAhead: String(config.settlementsAhead),
});

const stepView = ({ when, deed }: GuardStep): GuardStepView => ({
  when: { ...when },
  deed: deed.kind === "close" ? { kind: "close" } : { kind: deed.kind, targetBps: deed.target },
});

/** The settings offered first, from the domain's own defaults. */
export const viewOfConfig = (config: MarginGuardConfig, entryMargin: number): GuardConfigView => ({
  steps: config.steps.map(stepView),
  maxTotalSats: config.maxTotal ?? entryMargin,
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  maxLossSats: config.maxLoss,
  reserveSats: config.reserve,
  cooldownSeconds: Math.round(config.cooldownMs / 1_000),
  settlementsAhead: config.settlementsAhead ?? 0,
});

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readDraft = (
  format: Format,
  draft: GuardDraft,
):
  | { readonly ok: true; readonly config: GuardConfigView }
  | { readonly ok: false; readonly mistakes: readonly DraftMistake[] } => {
  const { countWanted } = BLANK_WORDS[format.locale];
  const mistakes: DraftMistake[] = [];
  const wanted: Wanted<DraftField> = (field, value, message) => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const steps = draft.steps.map((step, place) => readStep(format, step, place, wanted));
  const config = {
    ...readCaps(format, draft, wanted),
    steps,
    settlementsAhead:
      draft.settlementsAhead.trim() === ""
        ? 0
        : wanted("settlementsAhead", parseCount(draft.settlementsAhead), countWanted),
  };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
};

/** The blank a field of the settings is written in, whoever names it; null when it is none of them. */
export const blankOf = (field: string | null): DraftField | null => {
  if (field === null) return null;
  if (field.endsWith("settlementsAhead")) return "settlementsAhead";
  return stepBlankOf(field) ?? capBlankOf(field);
};

/** Whether two settings say the same. */
export const isSameConfig = (format: Format, a: GuardConfigView | null, b: GuardConfigView | null): boolean =>
  a === b ||
  (a !== null && b !== null && JSON.stringify(draftOf(format, a)) === JSON.stringify(draftOf(format, b)));

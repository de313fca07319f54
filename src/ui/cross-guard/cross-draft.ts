import { type Driver, defaultMarginGuard } from "#domain/automations/margin-guard-defaults.ts";
import { sats } from "#domain/units.ts";
import type { CrossConfigView, CrossView } from "#server/trpc/schemas/cross.ts";
import type { Format } from "#ui/format/format.ts";
import { parseSats } from "#ui/format/parse-amount.ts";
import { type CapsDraft, capBlankOf, capsDraft, readCaps } from "#ui/guard/caps-draft.ts";
import { viewOfConfig } from "#ui/guard/guard-draft.ts";
import {
  type Reaching,
  readStep,
  type StepDraft,
  type StepField,
  stepBlankOf,
  stepDraft,
  type Wanted,
} from "#ui/guard/step-draft.ts";
import { CROSS_SENTENCE_WORDS } from "./cross-sentence-words.tsx";

/** The caps of a cross guard as they are typed. */
export type CrossCaps = CapsDraft & { readonly maxReduce: string };

/** The blanks of the cross guard's sentence as they are typed. */
export type CrossDraft = CrossCaps & { readonly steps: readonly StepDraft<Reaching>[] };

export type CrossField = keyof CrossCaps | StepField;
export type CrossMistake = { readonly field: CrossField; readonly message: string };

/** Settings as the sentence shows them; a cap that is not set is an empty blank. */
export const crossDraftOf = (format: Format, config: CrossConfigView): CrossDraft => ({
  ...capsDraft(format, config),
  maxReduce: config.maxReduceUsd === null ? "" : format.quantity(config.maxReduceUsd),
  steps: config.steps.map((step) => stepDraft<Reaching>(format, step)),
});

/** The settings shown first: those that stand, or those that an isolated position of that margin is offered. */
export const firstCrossConfig = ({ guard, margin }: CrossView, driver: Driver): CrossConfigView => {
  if (guard !== null && guard.state !== "ended") return guard.config;
  const offered = defaultMarginGuard(driver, sats(Math.max(1, margin)));
  const { settlementsAhead: _, ...config } = viewOfConfig(offered, margin);
  return { ...config, maxReduceUsd: null };
};

/** Contracts as they are typed, with `$`, `US$` or grouping or without; null where they are no whole number. */
export const parseContracts = (text: string): number | null =>
  /sat/iu.test(text) ? null : parseSats(text.replace(/(?:us)?\$|usd/giu, ""));

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readCrossDraft = (
  format: Format,
  draft: CrossDraft,
):
  | { readonly ok: true; readonly config: CrossConfigView }
  | { readonly ok: false; readonly mistakes: readonly CrossMistake[] } => {
  const { contractsWanted } = CROSS_SENTENCE_WORDS[format.locale];
  const mistakes: CrossMistake[] = [];
  const wanted: Wanted<CrossField> = (field, value, message) => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const steps = draft.steps.map((step, place) => readStep(format, step, place, wanted));
  const maxReduceUsd =
    draft.maxReduce.trim() === ""
      ? null
      : wanted("maxReduce", parseContracts(draft.maxReduce), contractsWanted);
  const config = { ...readCaps(format, draft, wanted), steps, maxReduceUsd };
  return mistakes.length === 0 ? { ok: true, config } : { ok: false, mistakes };
};

/** The blank a field of the settings is written in, whoever names it; null when it is none of them. */
export const crossBlankOf = (field: string | null): CrossField | null => {
  if (field === null) return null;
  if (/(?:^|\.)maxReduce(?:Usd)?$/u.test(field)) return "maxReduce";
  return stepBlankOf(field) ?? capBlankOf(field);
};

/** Whether two settings say the same. */
export const isSameCrossConfig = (
  format: Format,
  a: CrossConfigView | null,
  b: CrossConfigView | null,
): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    JSON.stringify(crossDraftOf(format, a)) === JSON.stringify(crossDraftOf(format, b)));

import { defaultGuardPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import type { Driver } from "#domain/automations/margin-guard-defaults.ts";
import type { PlanForm } from "#server/trpc/schemas/guard-plan.ts";
import type { Format } from "#ui/format/format.ts";
import { parseCount, parsePercent, parseSats, parseSeconds } from "#ui/format/parse-amount.ts";
import { BLANK_WORDS } from "#ui/guard/blank-words.ts";
import { capText, satsWanted } from "#ui/guard/caps-draft.ts";
import { readStep, type StepDraft, type StepField, stepBlankOf, stepDraft } from "#ui/guard/step-draft.ts";
import { PLAN_WORDS } from "./plan-words.tsx";

/** The caps of a plan as they are typed; a cap that is not set is an empty blank. */
export type PlanCaps = {
  readonly maxTotalShare: string;
  readonly maxLossShare: string;
  readonly maxPerAction: string;
  readonly maxPerDay: string;
  readonly reserve: string;
  readonly cooldown: string;
  readonly settlementsAhead: string;
};

/** The blanks of a plan's sentence as they are typed. */
export type PlanDraft = PlanCaps & { readonly steps: readonly StepDraft[] };

export type PlanField = keyof PlanCaps | StepField;
export type PlanMistake = { readonly field: PlanField; readonly message: string };

/** A plan as the sentence shows it. */
export const planDraftOf = (format: Format, form: PlanForm): PlanDraft => ({
  steps: form.steps.map((step) => stepDraft<"add-margin">(format, step)),
  maxTotalShare: format.setting(form.maxTotalShareBps),
  maxLossShare: form.maxLossShareBps === null ? "" : format.setting(form.maxLossShareBps),
  maxPerAction: capText(format, form.maxPerActionSats),
  maxPerDay: capText(format, form.maxPerDaySats),
  reserve: format.satsTyped(form.reserveSats),
  cooldown: `${form.cooldownSeconds} s`,
  settlementsAhead: String(form.settlementsAhead),
});

/** The plan that is offered first, by how fast what drives the guards reacts. */
export const firstPlan = (driver: Driver): PlanForm => {
  const { steps, maxTotalShare, maxLossShare, reserve, cooldownMs, settlementsAhead } =
    defaultGuardPlan(driver);
  return {
    steps: steps.map(({ when, deed }) => ({
      when,
      deed: deed.kind === "close" ? deed : { kind: deed.kind, targetBps: deed.target },
    })),
    maxTotalShareBps: maxTotalShare,
    maxLossShareBps: maxLossShare,
    maxPerActionSats: null,
    maxPerDaySats: null,
    reserveSats: reserve,
    cooldownSeconds: cooldownMs / 1_000,
    settlementsAhead,
  };
};

type PlanStepForm = PlanForm["steps"][number];

/** What the sentence says, as settings; or every blank that does not say anything. */
export const readPlan = (
  format: Format,
  draft: PlanDraft,
):
  | { readonly ok: true; readonly form: PlanForm }
  | { readonly ok: false; readonly mistakes: readonly PlanMistake[] } => {
  const { shareWanted, shareOrNoLimit, countWanted } = PLAN_WORDS[format.locale];
  const { secondsWanted } = BLANK_WORDS[format.locale];
  const { sats, satsOrNoLimit } = satsWanted(format);
  const mistakes: PlanMistake[] = [];
  const wanted = (field: PlanField, value: number | null, message: string): number => {
    if (value === null) mistakes.push({ field, message });
    return value ?? 0;
  };
  const orNone = (field: "maxPerAction" | "maxPerDay"): number | null =>
    draft[field].trim() === "" ? null : wanted(field, parseSats(draft[field]), satsOrNoLimit);
  const steps = draft.steps.flatMap((step, place): readonly PlanStepForm[] => {
    const { when, deed } = readStep(format, step, place, wanted);
    return when.by === "price" ? [] : [{ when, deed }];
  });
  const form: PlanForm = {
    steps,
    maxTotalShareBps: wanted("maxTotalShare", parsePercent(draft.maxTotalShare), shareWanted),
    maxLossShareBps:
      draft.maxLossShare.trim() === ""
        ? null
        : wanted("maxLossShare", parsePercent(draft.maxLossShare), shareOrNoLimit),
    maxPerActionSats: orNone("maxPerAction"),
    maxPerDaySats: orNone("maxPerDay"),
    reserveSats: draft.reserve.trim() === "" ? 0 : wanted("reserve", parseSats(draft.reserve), sats),
    cooldownSeconds: wanted("cooldown", parseSeconds(draft.cooldown), secondsWanted),
    settlementsAhead:
      draft.settlementsAhead.trim() === ""
        ? 0
        : wanted("settlementsAhead", parseCount(draft.settlementsAhead), countWanted),
  };
  return mistakes.length === 0 ? { ok: true, form } : { ok: false, mistakes };
};

const BLANKS: Readonly<Record<string, keyof PlanCaps>> = {
  maxTotalShareBps: "maxTotalShare",
  maxLossShareBps: "maxLossShare",
  maxPerActionSats: "maxPerAction",
  maxPerDaySats: "maxPerDay",
  reserveSats: "reserve",
  cooldownSeconds: "cooldown",
  settlementsAhead: "settlementsAhead",
};

/** The blank a field of the settings is written in, whoever names it; null when it is none of them. */
export const planBlankOf = (field: string): PlanField | null =>
  stepBlankOf(field) ?? BLANKS[field.split(".").at(-1) ?? ""] ?? null;

/** Whether two plans say the same. */
export const isSamePlan = (format: Format, one: PlanForm | null, other: PlanForm | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    JSON.stringify(planDraftOf(format, one)) === JSON.stringify(planDraftOf(format, other)));

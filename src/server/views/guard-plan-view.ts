import type { GuardPlanConfig, PlanStep } from "#domain/automations/guard-plan/guard-plan.ts";
import { tellMistakes } from "#domain/automations/mistake.ts";
import type { Said } from "#domain/language/in-both.ts";
import type { Locale } from "#domain/language/locale.ts";
import { basisPoints, sats } from "#domain/units.ts";
import type { StoredGuardPlan } from "#services/guard-plan/guard-by-plan.ts";
import type { GuardPlanPreview, PlannedPosition } from "#services/guard-plan/preview-guard-plan.ts";
import { capOfForm } from "../guard-form.ts";
import type { PlanForm, PlanPreviewView, PlanView } from "../trpc/schemas/guard-plan.ts";

const stepOf = ({ when, deed }: PlanForm["steps"][number]): PlanStep => ({
  when: { by: when.by, bps: basisPoints(when.bps) },
  deed: deed.kind === "close" ? deed : { kind: deed.kind, target: basisPoints(deed.targetBps) },
});

/** The settings behind a form. */
export const planConfigOf = (form: PlanForm): GuardPlanConfig => ({
  steps: form.steps.map(stepOf),
  maxTotalShare: basisPoints(form.maxTotalShareBps),
  maxLossShare: form.maxLossShareBps === null ? null : basisPoints(form.maxLossShareBps),
  maxPerAction: capOfForm(form.maxPerActionSats),
  maxPerDay: capOfForm(form.maxPerDaySats),
  reserve: sats(form.reserveSats),
  cooldownMs: form.cooldownSeconds * 1_000,
  settlementsAhead: form.settlementsAhead,
});

/** Settings as the form shows them. */
export const planFormOf = (config: GuardPlanConfig): PlanForm => ({
  steps: config.steps.map(({ when, deed }) => ({
    when,
    deed: deed.kind === "close" ? deed : { kind: deed.kind, targetBps: deed.target },
  })),
  maxTotalShareBps: config.maxTotalShare,
  maxLossShareBps: config.maxLossShare,
  maxPerActionSats: config.maxPerAction,
  maxPerDaySats: config.maxPerDay,
  reserveSats: config.reserve,
  cooldownSeconds: config.cooldownMs / 1_000,
  settlementsAhead: config.settlementsAhead,
});

/** A guard plan as the API answers it. */
export const planView = ({ id, accountId, config, version, createdAt }: StoredGuardPlan): PlanView => ({
  id,
  accountId,
  plan: planFormOf(config),
  version,
  createdAt: new Date(createdAt).toISOString(),
});

const whyOf = (planned: PlannedPosition): Said | null => {
  if (planned.kind === "left-out") return planned.why;
  return planned.kind === "would-guard" ? planned.warning : null;
};

const positionView = (locale: Locale, planned: PlannedPosition): PlanPreviewView["positions"][number] => ({
  positionId: planned.positionId,
  side: planned.side,
  quantity: planned.quantity,
  kind: planned.kind,
  firesAt: planned.kind === "would-guard" ? planned.firesAt : null,
  maxTotalSats: planned.kind === "would-guard" ? planned.maxTotal : null,
  firstTopUpSats: planned.kind === "would-guard" ? planned.firstTopUp : null,
  why: whyOf(planned)?.(locale) ?? null,
});

/** The names of the form, so that a mistake lands beside the blank that has to change. */
export const PLAN_FORM_FIELD: Readonly<Record<string, string>> = {
  maxTotalShare: "maxTotalShareBps",
  maxLossShare: "maxLossShareBps",
  maxPerAction: "maxPerActionSats",
  maxPerDay: "maxPerDaySats",
  reserve: "reserveSats",
  cooldownMs: "cooldownSeconds",
};

/** What a plan would do, as the API answers it. */
export const planPreviewView = (
  locale: Locale,
  { mistakes, positions, mostInAll, balance }: GuardPlanPreview,
): PlanPreviewView => ({
  mistakes: tellMistakes(locale, mistakes).map(({ field, message }) => ({
    field: PLAN_FORM_FIELD[field] ?? field,
    message,
  })),
  positions: positions.map((planned) => positionView(locale, planned)),
  mostInAll,
  balance,
});

import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import type { StoredGuardPlan } from "./guard-by-plan.ts";
import { PLAN_REFUSALS } from "./plan-refusals.ts";
import { type GuardPlanRequest, type PrepareGuardPlanDeps, prepareGuardPlan } from "./prepare-guard-plan.ts";

export type ArmGuardPlanDeps = PrepareGuardPlanDeps & {
  readonly accounts: Pick<ExchangeAccounts, "find" | "makeDue">;
  readonly rules: AccountRules;
  readonly security: SecurityRecorder;
};

/** `from` says whose settings these are where nobody wrote them anew. */
export type ArmGuardPlanRequest = Omit<GuardPlanRequest, "userId"> & { readonly from?: ArmedFrom };

/**
 * Arms the guard plan of an account, or changes the one it has. Positions that run without a guard get theirs from the next
 * reading, which is asked for at once; guards that were made before stay as they are. What lets new guards spend more, or
 * sooner, takes a factor of the last five minutes and no reset on the day before. Either is taken down.
 * @throws AppError as `prepareGuardPlan` · forbidden with the reason `step-up` or `frozen`.
 */
export const armGuardPlan = async (
  deps: ArmGuardPlanDeps,
  acting: Acting,
  { from, ...request }: ArmGuardPlanRequest,
): Promise<StoredGuardPlan> => {
  const { rule, isRaised } = await prepareGuardPlan(deps, { ...request, userId: acting.userId });
  passRiskGate(acting, isRaised, rule.createdAt);
  const armed = await deps.rules.arm(rule, [], from);
  if (armed?.kind !== "guard-plan")
    throw new AppError(
      "conflict",
      saidBy(PLAN_REFUSALS, ({ changed }) => changed),
    );
  await deps.accounts.makeDue(armed.accountId, rule.createdAt);
  const facts = { planId: armed.id, maxTotalShare: armed.config.maxTotalShare };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};

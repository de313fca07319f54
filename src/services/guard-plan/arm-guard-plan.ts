import { checkGuardPlan } from "#domain/automations/guard-plan/check-guard-plan.ts";
import { type GuardPlanConfig, guardOfPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { raisesRisk } from "#domain/automations/raises-risk.ts";
import { sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { asArmed } from "../account-rules/as-armed.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import type { StoredGuardPlan } from "./guard-by-plan.ts";
import { planOf } from "./plan-of.ts";

export type ArmGuardPlanDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find" | "makeDue">;
  readonly rules: AccountRules;
  readonly security: SecurityRecorder;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type ArmGuardPlanRequest = { readonly accountId: string; readonly config: GuardPlanConfig };

/** By the guards of one margin, of which every share is whole, two plans are told apart exactly. */
const SPECIMEN = { entryMargin: sats(1_000_000) };

/** Whether positions may spend more, or sooner, by a plan than by the one before it. */
const raises = (standing: StoredGuardPlan | null, config: GuardPlanConfig): boolean =>
  raisesRisk(
    standing === null ? null : guardOfPlan(standing.config, SPECIMEN),
    guardOfPlan(config, SPECIMEN),
  );

/**
 * Arms the guard plan of an account, or changes the one it has. Positions that run without a guard get theirs from the next
 * reading, which is asked for at once; guards that were made before stay as they are. What lets new guards spend more, or
 * sooner, takes a factor of the last five minutes and no reset on the day before. Either is taken down.
 * @throws AppError not-found · bad-input with the field that has to change · forbidden with the reason `step-up` or `frozen`.
 */
export const armGuardPlan = async (
  deps: ArmGuardPlanDeps,
  acting: Acting,
  { accountId, config }: ArmGuardPlanRequest,
): Promise<StoredGuardPlan> => {
  const { userId } = acting;
  await ownAccount(deps, { userId, accountId });
  const [mistake] = checkGuardPlan(config);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const [standing, at] = [await planOf(deps, { userId, accountId }), deps.clock()];
  passRiskGate(acting, raises(standing, config), at);
  const armed = await deps.rules.arm(
    {
      kind: "guard-plan",
      config,
      memory: { keeps: "nothing" },
      ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, at),
    },
    [],
  );
  if (armed?.kind !== "guard-plan")
    throw new AppError("conflict", "The plan of this account was changed meanwhile. Reload the page.");
  await deps.accounts.makeDue(accountId, at);
  const facts = { planId: armed.id, maxTotalShare: config.maxTotalShare };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};

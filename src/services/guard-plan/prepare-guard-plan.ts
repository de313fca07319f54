import { checkGuardPlan } from "#domain/automations/guard-plan/check-guard-plan.ts";
import { type GuardPlanConfig, guardOfPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import { raisesRisk } from "#domain/automations/raises-risk.ts";
import { sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { asArmed } from "../account-rules/as-armed.ts";
import { ownAccount } from "../accounts/own-account.ts";
import { AppError } from "../app-error.ts";
import type { StoredGuardPlan } from "./guard-by-plan.ts";
import { planOf } from "./plan-of.ts";

export type PrepareGuardPlanDeps = {
  readonly accounts: Pick<ExchangeAccounts, "find">;
  readonly rules: Pick<AccountRules, "ofUser">;
  readonly clock: Clock;
  readonly newId: NewId;
};

export type GuardPlanRequest = {
  readonly userId: string;
  readonly accountId: string;
  readonly config: GuardPlanConfig;
};

/** A guard plan that is ready to be armed. */
export type PreparedGuardPlan = {
  readonly rule: StoredGuardPlan;
  /** Whether positions may spend more by it, or sooner, than by the plan before it. */
  readonly isRaised: boolean;
};

/** By the guards of one margin, of which every share is whole, two plans are told apart exactly. */
const SPECIMEN = { entryMargin: sats(1_000_000) };

const raises = (standing: StoredGuardPlan | null, config: GuardPlanConfig): boolean =>
  raisesRisk(
    standing === null ? null : guardOfPlan(standing.config, SPECIMEN),
    guardOfPlan(config, SPECIMEN),
  );

/**
 * A guard plan that is ready to be armed in the place of the one the account has; nothing is stored.
 * @throws AppError not-found · bad-input with the field that has to change.
 */
export const prepareGuardPlan = async (
  deps: PrepareGuardPlanDeps,
  { userId, accountId, config }: GuardPlanRequest,
): Promise<PreparedGuardPlan> => {
  await ownAccount(deps, { userId, accountId });
  const [mistake] = checkGuardPlan(config);
  if (mistake !== undefined) throw new AppError("bad-input", mistake.message, { field: mistake.field });
  const standing = await planOf(deps, { userId, accountId });
  return {
    rule: {
      kind: "guard-plan",
      config,
      memory: { keeps: "nothing" },
      ...asArmed({ id: standing?.id ?? deps.newId(), userId, accountId }, deps.clock()),
    },
    isRaised: raises(standing, config),
  };
};

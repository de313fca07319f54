import { guardOfPlan } from "#domain/automations/guard-plan/guard-plan.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { AppError } from "../app-error.ts";
import { backstopOf, keepBackstop } from "../automations/keep-backstop.ts";
import { type PreparedGuard, prepareGuard } from "../automations/prepare-guard.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { openedByEntries } from "./opened-by-entries.ts";

export type StoredGuardPlan = Extract<StoredRule, { readonly kind: "guard-plan" }>;

/** Positions as one reading shows them, and the armed rules of their account. */
export type PlannedReading = {
  readonly account: StoredAccount;
  readonly positions: readonly IsolatedPosition[];
  readonly armed: readonly StoredRule[];
};

/** The guard a plan makes of a position; null where it cannot be armed there, which is shown beside the plan with the reason. */
const prepare = async (
  deps: MonitorDeps,
  { userId, accountId, config }: StoredGuardPlan,
  position: IsolatedPosition,
): Promise<PreparedGuard | null> => {
  const guard = guardOfPlan(config, position);
  try {
    const on = { userId, accountId, positionId: position.id };
    return await prepareGuard(deps, { ...on, config: guard, acknowledged: "all" });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
};

/**
 * The backstop comes first: whoever dies in between leaves a position that the next reading still takes for unguarded. A plan
 * that is stopped in between leaves a backstop alone, which adds nothing and is switched off like any other.
 */
const guardOne = async (
  deps: MonitorDeps,
  plan: StoredGuardPlan,
  position: IsolatedPosition,
): Promise<void> => {
  const prepared = await prepare(deps, plan, position);
  if (prepared === null) return;
  const on = { userId: plan.userId, accountId: plan.accountId, positionId: position.id };
  if ((await backstopOf(deps, on)) === null) await keepBackstop(deps, on, true, "plan");
  if (
    !(await deps.rules.guardFirst(prepared.guard, prepared.legs, {
      by: "plan",
      id: plan.id,
      version: plan.version,
    }))
  )
    return;
  deps.log.info("guarded-by-plan", { planId: plan.id, ...on });
  await deps.accounts.makeDue(plan.accountId, prepared.guard.createdAt);
};

/**
 * Guards the positions of an account by its plan, once each: those that run and on which no guard ever stood, whoever opened
 * them, but for those that entries opened. Level-triggered, after any reading; it asks the database only where there is a
 * plan. A trader who has said anything about the guard of a position is not overruled, nor one who stopped or changed the
 * plan while the reading was under way. What goes wrong with one position keeps neither the others nor the reading, and is
 * tried again at the next.
 */
export const guardByPlan = async (deps: MonitorDeps, reading: PlannedReading): Promise<void> => {
  const { account, positions, armed } = reading;
  const plan = armed.find((rule) => rule.kind === "guard-plan");
  if (plan === undefined || positions.length === 0) return;
  const bare = await deps.rules.neverGuarded(
    account.id,
    positions.map(({ id }) => id),
  );
  if (bare.length === 0) return;
  const byEntries = await openedByEntries(deps, account.id, positions);
  for (const position of positions) {
    if (!bare.includes(position.id) || byEntries.has(position.id)) continue;
    try {
      await guardOne(deps, plan, position);
    } catch (error) {
      const about = { planId: plan.id, accountId: account.id, positionId: position.id };
      deps.log.error("plan-guard-failed", { ...about, error: String(error) });
    }
  }
};

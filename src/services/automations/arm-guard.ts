import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { Automations, StoredGuard } from "#ports/automations.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import { type GuardRequest, type PrepareGuardDeps, prepareGuard } from "./prepare-guard.ts";

export type ArmDeps = PrepareGuardDeps & {
  readonly accounts: Pick<ExchangeAccounts, "makeDue">;
  readonly automations: Automations;
};

export type ArmRequest = GuardRequest & {
  /** Where the settings come from, when nobody wrote them anew. */
  readonly from?: ArmedFrom;
};

/**
 * Arms a margin guard on a running position, or replaces the one that stands there. Its trigger price is derived in the
 * same transaction: nothing is armed that cannot fire.
 * @throws AppError not-found · bad-input with the field that has to change, or `acknowledged` where it gets in another
 * rule's way and nobody said that this is meant · unavailable while the account is blind.
 */
export const armGuard = async (deps: ArmDeps, { from, ...request }: ArmRequest): Promise<StoredGuard> => {
  const { guard, legs, account } = await prepareGuard(deps, request);
  const armed = await deps.automations.arm(guard, account.network, legs, from);
  // The new trigger may be nearer than all that the account's next reading was planned by.
  await deps.accounts.makeDue(account.id, guard.createdAt);
  return armed;
};

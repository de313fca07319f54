import type { OtherGuard } from "#domain/automations/conflicts/conflict-facts.ts";
import type { GuardStanding } from "#ports/automations.ts";
import type { StoredPosition } from "#ports/exchange-accounts.ts";

/** Guards of an account that may act, on its running positions but one: they spend the same balance. */
export const otherGuards = (
  guards: readonly GuardStanding[],
  positions: readonly StoredPosition[],
  { accountId, except }: { readonly accountId: string; readonly except: string | null },
): readonly OtherGuard[] => {
  const byId = new Map(positions.map((position) => [position.id, position]));
  return guards.flatMap(({ positionId, state, config, spending, ...guard }): readonly OtherGuard[] => {
    const isOther = guard.accountId === accountId && positionId !== except && state === "armed";
    const position = isOther ? byId.get(positionId) : undefined;
    return position === undefined ? [] : [{ position, config, spending }];
  });
};

import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import type { BreakerAction } from "#domain/automations/breaker/drawdown-breaker.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { asArmed } from "#services/account-rules/as-armed.ts";
import { NEXT_TICK } from "#services/account-rules/rule-legs.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";

/** Which breaker each account has, in turn; null for none. */
const BREAKERS: readonly (BreakerAction | null)[] = [null, "freeze-entries", null, "guards-only"];

/** Arms a breaker that acts once a tenth of the account is gone, on every second account. */
export const armBreaker = async (
  deps: LiveDeps,
  { id: accountId, userId }: StoredAccount,
  place: number,
  at: number,
): Promise<void> => {
  const action = BREAKERS[place % BREAKERS.length] ?? null;
  if (action === null) return;
  await deps.rules.arm(
    {
      kind: "drawdown-breaker",
      config: { drop: basisPoints(1_000), action, cooldownMs: 0 },
      memory: UNREAD_BREAKER,
      ...asArmed({ id: deps.newId(), userId, accountId }, at),
    },
    NEXT_TICK,
  );
};

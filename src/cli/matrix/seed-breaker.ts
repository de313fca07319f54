import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { asArmed } from "#services/account-rules/as-armed.ts";
import { NEXT_TICK } from "#services/account-rules/rule-legs.ts";
import type { Product } from "./open-product.ts";

/** An armed breaker of an account, the mildest there is, so that arming it again is no loosening; its id. */
export const seedBreaker = async (
  { wired, now }: Product,
  { id: accountId, userId }: StoredAccount,
): Promise<string> => {
  const armed = await wired.rules.arm(
    {
      kind: "drawdown-breaker",
      config: { drop: basisPoints(1_000), action: "freeze-entries", cooldownMs: 0 },
      memory: UNREAD_BREAKER,
      ...asArmed({ id: wired.newId(), userId, accountId }, now),
    },
    NEXT_TICK,
  );
  if (armed === null) throw new Error("The breaker was not armed");
  return armed.id;
};

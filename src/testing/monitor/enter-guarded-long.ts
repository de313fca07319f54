import type { GuardWish } from "#testing/builders/a-guard-config.ts";
import type { Stage } from "./start-stage.ts";

/** A trader of `balance` sats with one open long and a guard armed on it. */
export const enterGuardedLong = async (stage: Stage, config: GuardWish = {}, balance?: number) => {
  const trader = await stage.trader(balance);
  const { id } = await trader.open();
  const guard = await trader.guard(id, config);
  return { trader, id, guard };
};

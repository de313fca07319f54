import type { Doer } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import type { PanicDeps } from "./panic-deps.ts";
import type { PanicOrder } from "./panic-order.ts";
import { throwSwitch } from "./throw-switch.ts";

/**
 * Throws the panic switch for whoever is logged in: no factor and no freeze stands in the way of less risk. It is taken
 * down afterwards, so a log that cannot be written keeps nothing from being closed.
 * @throws AppError not-found, also for somebody else's account.
 */
export const throwByTrader = async (
  deps: Pick<PanicDeps, "panic" | "accounts" | "markets" | "security" | "clock">,
  by: Doer,
  order: Omit<PanicOrder, "userId" | "by">,
): Promise<void> => {
  const { userId } = by;
  await throwSwitch(deps, { ...order, userId, by: "trader" });
  const { stage, accountId, panicId } = order;
  const noted = { security: deps.security, now: deps.clock };
  await noteDeed(noted, by, "panic-thrown", "allowed", { stage, accountId, panicId });
};

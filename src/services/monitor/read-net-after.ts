import type { CrossPosition } from "#domain/position/cross-position.ts";
import { keepPlausibleCross } from "../accounts/keep-plausible-cross.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Order } from "./order.ts";

/** Whether a position is still the one from before an order that changed its contracts. */
const isFromBefore = ({ action, before }: Order["intent"], { side, quantity }: CrossPosition): boolean => {
  if (action.kind !== "cross-order" && action.kind !== "close-cross") return false;
  return before.netPosition?.side === side && before.netPosition.quantity === quantity;
};

const newest = (read: CrossPosition | null, answered: CrossPosition | null): CrossPosition | null => {
  if (read === null || answered === null) return read ?? answered;
  return read.updatedAt < answered.updatedAt ? answered : read;
};

/**
 * The cross position after an effect of a guard, stored with the time of its order. The answer to the write stands in where
 * reading fails or still shows what was before it. Null where nothing shows it yet: a guard that was armed by that would do
 * the same once more.
 */
export const readNetAfter = async (
  deps: Pick<MonitorDeps, "crossPositions">,
  { account, exchange, intent, at }: Order,
  answered: CrossPosition | null,
  isDone: boolean,
): Promise<CrossPosition | null> => {
  const reading = await exchange.crossPosition();
  const read = reading.ok ? keepPlausibleCross(reading.value) : reading;
  const net = newest(read.ok ? read.value : null, answered);
  if (net === null || (isDone && isFromBefore(intent, net))) return null;
  if (await deps.crossPositions.store(account.id, net, at)) return net;
  return (await deps.crossPositions.find(account.id))?.position ?? net;
};

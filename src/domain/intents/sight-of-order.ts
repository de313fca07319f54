import type { NetOrderEvidence } from "./evidence.ts";
import type { Seen, Sight } from "./sight.ts";

/** Whether a trade carries our label, wherever it is by now. */
export const sightOfOpening = ({ action, now }: Seen<"open-trade">): Sight => {
  if (now.trades === undefined) return "unclear";
  return now.trades.some(({ clientId }) => clientId === action.order.clientId) ? "applied" : "unchanged";
};

/** Whether an order was taken back; the market may have been faster. */
export const sightOfCancel = ({ action, now }: Seen<"cancel-trade">): Sight => {
  const trade = now.trades?.find(({ id }) => id === action.tradeId);
  if (trade === undefined) return "unclear";
  if (trade.state === "canceled") return "applied";
  return trade.state === "open" ? "unchanged" : "overtaken";
};

/** Whether a cross order carries our label. One that somebody took back since is listed no more, and moves nothing. */
export const sightOfNetOrder = ({ action, now }: Seen<"cross-order">): Sight => {
  if (now.netOrders === undefined) return "unclear";
  return now.netOrders.some(({ clientId }) => clientId === action.order.clientId) ? "applied" : "unchanged";
};

/** Whether a cross order waits no more and was not filled: the exchange has no list of those that were taken back. */
export const sightOfNetCancel = ({ action, now }: Seen<"cancel-cross-order">): Sight => {
  if (now.netOrders === undefined) return "unclear";
  const order = now.netOrders.find(({ id }) => id === action.orderId);
  if (order === undefined || order.state === "canceled") return "applied";
  return order.state === "open" ? "unchanged" : "overtaken";
};

const filled = (orders: readonly NetOrderEvidence[] | undefined): readonly NetOrderEvidence[] | undefined =>
  orders?.filter(({ state }) => state === "filled");

/** What stands in a list before the entry that was its newest; undefined where that one is not in it any more. */
const newSince = <T extends { readonly id: string }>(
  before: readonly T[] | undefined,
  now: readonly T[] | undefined,
): readonly T[] | undefined => {
  if (before === undefined || now === undefined) return undefined;
  const [newest] = before;
  if (newest === undefined) return now;
  const at = now.findIndex(({ id }) => id === newest.id);
  return at === -1 ? undefined : now.slice(0, at);
};

/**
 * Whether the cross position was closed: it is flat, or an order of its whole size against it was filled at the market since
 * and something was opened after that.
 */
export const sightOfNetClose = ({ action, before, now }: Seen<"close-cross">): Sight => {
  if (now.netPosition?.quantity === 0) return "applied";
  const since = newSince(filled(before.netOrders), filled(now.netOrders));
  if (since === undefined || now.netPosition === undefined) return "unclear";
  if (since.length === 0) return "unchanged";
  const closes = since.some(
    ({ type, side, quantity }) =>
      type === "market" && side !== before.netPosition?.side && quantity === action.quantity,
  );
  return closes ? "applied" : "unclear";
};

/**
 * Whether exactly these sats were moved since. A transfer has no label: one of the same amount by another hand in the same
 * seconds is taken for ours.
 */
export const sightOfTransfer = ({
  action,
  before,
  now,
}: Seen<"deposit-cross"> | Seen<"withdraw-cross">): Sight => {
  const since = newSince(before.transfers, now.transfers);
  if (since === undefined) return "unclear";
  const moved = action.kind === "deposit-cross" ? action.amount : -action.amount;
  return since.some(({ amount }) => amount === moved) ? "applied" : "unchanged";
};

/** Whether the cross leverage stands as asked for. */
export const sightOfLeverage = ({ action, before, now }: Seen<"set-cross-leverage">): Sight => {
  const leverage = now.netPosition?.leverage;
  if (leverage === undefined) return "unclear";
  if (leverage === action.leverage) return "applied";
  return leverage === before.netPosition?.leverage ? "unchanged" : "unclear";
};

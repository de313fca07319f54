import type { AskedOrders } from "#services/orders/ask-waiting-orders.ts";
import type { WaitingOrdersView } from "../trpc/schemas/waiting-orders.ts";

const E6 = 1_000_000;

type Waiting = { readonly id: string; readonly createdAt: number };

const oldestFirst = <T extends Waiting>(orders: readonly T[]): readonly T[] =>
  orders.toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));

/** The orders that wait on an account as the API answers them. */
export const waitingOrdersView = ({ isolated, cross, takenBack, readAt }: AskedOrders): WaitingOrdersView => {
  const shown = <T extends Waiting>(order: T) => ({
    ...order,
    createdAt: new Date(order.createdAt).toISOString(),
    isTakenBack: takenBack.has(order.id),
  });
  return {
    readAt: new Date(readAt).toISOString(),
    isolated: oldestFirst(isolated).map((order) => ({ ...shown(order), leverage: order.leverage / E6 })),
    cross: cross === null ? null : oldestFirst(cross).map(shown),
  };
};

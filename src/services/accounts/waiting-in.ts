import type { CrossOrder, WaitingCrossOrder } from "#domain/position/cross-position.ts";

/** What waits for a price on the cross margin; the exchange may list an order that it is about to fill. */
export const waitingIn = (orders: readonly CrossOrder[]): readonly WaitingCrossOrder[] =>
  orders
    .filter(({ state, type }) => state === "open" && type === "limit")
    .map(({ id, side, quantity, price, createdAt }) => ({ id, side, quantity, price, createdAt }));

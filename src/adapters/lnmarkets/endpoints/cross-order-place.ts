import type { Side } from "#domain/position/side.ts";
import { type PriceHalfUsd, priceToUsd, type Usd } from "#domain/units.ts";
import { type CrossOrder, crossOrder } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

export type NewCrossOrder = {
  readonly side: Side;
  readonly quantity: Usd;
  /** A limit order's price; without it the order takes the market. */
  readonly price?: PriceHalfUsd;
  readonly clientId?: string;
};

/** Places a cross order: a long adds to a long or reduces a short, and the reverse. Moves money. Scope futures:cross:write. */
export const crossOrderPlace: Endpoint<NewCrossOrder, CrossOrder> = {
  method: "POST",
  path: "/futures/cross/order",
  isSigned: true,
  body: ({ side, quantity, price, clientId }) => ({
    type: price === undefined ? "market" : "limit",
    side: side === "long" ? "buy" : "sell",
    quantity,
    price: price === undefined ? undefined : priceToUsd(price),
    clientId,
  }),
  answer: crossOrder,
};

import type { CrossOrder } from "#domain/position/cross-position.ts";
import { priceToUsd } from "#domain/units.ts";
import type { NewCrossOrder } from "#ports/cross-trading.ts";
import { crossOrder } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

/** Places a cross order: a long adds to a long or reduces a short, and the reverse. Moves money. Scope futures:cross:write. */
export const crossOrderPlace: Endpoint<NewCrossOrder, CrossOrder> = {
  method: "POST",
  path: "/futures/cross/order",
  isSigned: true,
  body: ({ type, side, quantity, price, clientId }) => ({
    type,
    side: side === "long" ? "buy" : "sell",
    quantity,
    price: price === undefined ? undefined : priceToUsd(price),
    clientId,
  }),
  answer: crossOrder,
};

import type { CrossOrder } from "#domain/position/cross-position.ts";
import { crossOrder } from "../answers/cross.ts";
import type { Endpoint } from "../endpoint.ts";

/** Cancels an open cross order. Scope futures:cross:write. */
export const crossOrderCancel: Endpoint<{ readonly id: string }, CrossOrder> = {
  method: "POST",
  path: "/futures/cross/order/cancel",
  isSigned: true,
  body: ({ id }) => ({ id }),
  answer: crossOrder,
};

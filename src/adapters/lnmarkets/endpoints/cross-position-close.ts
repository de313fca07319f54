import type { CrossOrder } from "#domain/position/cross-position.ts";
import { crossOrder } from "../answers/cross.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Closes the cross position at the market; answers the order that did it. Moves money. Scope futures:cross:write. */
export const crossPositionClose: Endpoint<Nothing, CrossOrder> = {
  method: "POST",
  path: "/futures/cross/position/close",
  isSigned: true,
  answer: crossOrder,
};

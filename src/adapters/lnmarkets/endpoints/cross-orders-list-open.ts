import { z } from "zod";
import type { CrossOrder } from "#domain/position/cross-position.ts";
import { crossOrder } from "../answers/cross.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Every cross limit order that still waits. Scope futures:cross:read. */
export const crossOrdersListOpen: Endpoint<Nothing, readonly CrossOrder[]> = {
  method: "GET",
  path: "/futures/cross/orders/open",
  isSigned: true,
  answer: z.array(crossOrder),
};

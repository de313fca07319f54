import { z } from "zod";
import type { CrossOrder } from "#domain/position/cross-position.ts";
import { crossOrder } from "../answers/cross.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Cancels every open cross order. Scope futures:cross:write. */
export const crossOrdersCancelAll: Endpoint<Nothing, readonly CrossOrder[]> = {
  method: "POST",
  path: "/futures/cross/orders/cancel-all",
  isSigned: true,
  answer: z.array(crossOrder),
};

import { z } from "zod";
import type { IsolatedOrder } from "#domain/position/isolated-position.ts";
import { openTrade } from "../answers/trade.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Every limit order that still waits. Scope futures:isolated:read. */
export const isolatedTradesListOpen: Endpoint<Nothing, readonly IsolatedOrder[]> = {
  method: "GET",
  path: "/futures/isolated/trades/open",
  isSigned: true,
  answer: z.array(openTrade),
};

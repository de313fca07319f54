import { z } from "zod";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { overTrade } from "../answers/trade.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Cancels every open limit order. The published type says one object, servers answer a list: both are read. Scope futures:isolated:write. */
export const isolatedTradesCancelAll: Endpoint<Nothing, readonly ClosedTrade[]> = {
  method: "POST",
  path: "/futures/isolated/trades/cancel-all",
  isSigned: true,
  answer: z.union([z.array(overTrade), overTrade.transform((trade) => [trade])]),
};

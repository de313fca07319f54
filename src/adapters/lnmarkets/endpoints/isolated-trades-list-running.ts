import { z } from "zod";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { runningTrade } from "../answers/trade.ts";
import type { Endpoint, Nothing } from "../endpoint.ts";

/** Every running trade; one that cannot be read fails the whole list, a position must not vanish. Scope futures:isolated:read. */
export const isolatedTradesListRunning: Endpoint<Nothing, readonly IsolatedPosition[]> = {
  method: "GET",
  path: "/futures/isolated/trades/running",
  isSigned: true,
  answer: z.array(runningTrade),
};

import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { overTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Cancels an open limit order; margin and reserve return to the balance. Scope futures:isolated:write. */
export const isolatedTradeCancel: Endpoint<{ readonly id: string }, ClosedTrade> = {
  method: "POST",
  path: "/futures/isolated/trade/cancel",
  isSigned: true,
  body: ({ id }) => ({ id }),
  answer: overTrade,
};

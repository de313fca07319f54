import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { overTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Closes a running trade whole, at the market. Moves money; safe to repeat by id. Scope futures:isolated:write. */
export const isolatedTradeClose: Endpoint<{ readonly id: string }, ClosedTrade> = {
  method: "POST",
  path: "/futures/isolated/trade/close",
  isSigned: true,
  body: ({ id }) => ({ id }),
  answer: overTrade,
};

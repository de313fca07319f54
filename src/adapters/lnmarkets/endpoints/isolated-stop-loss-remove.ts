import type { LiveTrade } from "#domain/position/isolated-position.ts";
import { liveTrade } from "../answers/trade.ts";
import type { Endpoint } from "../endpoint.ts";

/** Takes the stop off an open or running trade. Scope futures:isolated:write. */
export const isolatedStopLossRemove: Endpoint<{ readonly id: string }, LiveTrade> = {
  method: "DELETE",
  path: "/futures/isolated/trade/stoploss",
  isSigned: true,
  query: ({ id }) => ({ id }),
  answer: liveTrade,
};

import { ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";
import { aClosedTrade } from "../builders/a-closed-trade.ts";

/** Takes whatever the exchange answers to a close for its having closed. */
export const closeIsSuccess = (exchange: Exchange): Exchange => ({
  ...exchange,
  closeTrade: async (request) => {
    await exchange.closeTrade(request);
    return ok(aClosedTrade({ id: request.positionId }));
  },
});

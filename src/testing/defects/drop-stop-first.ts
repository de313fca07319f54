import type { Exchange } from "#ports/exchange.ts";
import type { FakeExchange } from "../fakes/fake-exchange.ts";
import { closeIsSuccess } from "./close-is-success.ts";

/** Takes the stop away before it closes, and the refusal of the close for its success: nothing is left that protects. */
export const dropStopFirst =
  (venue: FakeExchange) =>
  (exchange: Exchange): Exchange => ({
    ...exchange,
    closeTrade: async (request) => {
      const trades = await exchange.runningTrades();
      for (const position of trades.ok ? trades.value : []) venue.hold({ ...position, stopLoss: null });
      return closeIsSuccess(exchange).closeTrade(request);
    },
  });

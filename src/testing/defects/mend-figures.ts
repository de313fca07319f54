import { liquidationPrice } from "#domain/position/liquidation.ts";
import { ok } from "#domain/result.ts";
import type { Exchange } from "#ports/exchange.ts";

/** Puts a figure of its own in the place of one that cannot be, and lets a decision be taken on it. */
export const mendFigures = (exchange: Exchange): Exchange => ({
  ...exchange,
  runningTrades: async () => {
    const answer = await exchange.runningTrades();
    if (!answer.ok) return answer;
    return ok(
      answer.value.map((position) => {
        const { side, quantity, price, margin } = position;
        return { ...position, liquidation: liquidationPrice(side, quantity, price, margin) };
      }),
    );
  },
});

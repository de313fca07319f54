import {
  createLnMarketsExchanges,
  type LnMarketsOptions,
} from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import { ok } from "#domain/result.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Exchanges } from "#ports/exchange.ts";
import { aTicker } from "../builders/a-ticker.ts";

const NOTHING = 0 as PriceHalfUsd;

/** Puts 0 where a price could not be read, so that nobody has to deal with its absence. */
export const zeroTicker = (options: LnMarketsOptions): Exchanges => {
  const exchanges = createLnMarketsExchanges(options);
  return {
    ...exchanges,
    marketData: (network) => {
      const market = exchanges.marketData(network);
      return {
        ...market,
        ticker: async () => {
          const answer = await market.ticker();
          return answer.ok ? answer : ok(aTicker({ last: NOTHING, index: NOTHING }));
        },
      };
    },
  };
};

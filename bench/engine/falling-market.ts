import { ok } from "#domain/result.ts";
import { type PriceHalfUsd, usd } from "#domain/units.ts";
import type { Candle, MarketData } from "#ports/exchange.ts";
import type { FakeMarket } from "#testing/fakes/fake-market.ts";

const MINUTE_MS = 60_000;

/** The market falls to `price` at `at`, epoch milliseconds. */
export type Fall = { readonly at: number; readonly price: PriceHalfUsd };

/** A market that falls as told, and whose candles know only what has happened by now. */
export const fallingMarket = (
  market: FakeMarket,
  falls: readonly Fall[],
  clock: () => number,
): MarketData => {
  const start = market.last;
  const priceAt = (at: number): PriceHalfUsd => falls.findLast((fall) => fall.at <= at)?.price ?? start;
  const candleOf = (at: number): Candle => {
    const end = Math.min(at + MINUTE_MS - 1, clock());
    const [open, close] = [priceAt(at), priceAt(end)];
    return { at, open, high: open, low: close, close, volume: usd(0) };
  };
  return {
    ticker: () => {
      market.movePrice(priceAt(clock()));
      return market.ticker();
    },
    candles: async ({ limit }) => {
      const minute = Math.floor(clock() / MINUTE_MS) * MINUTE_MS;
      return ok(Array.from({ length: limit }, (_, back) => candleOf(minute - back * MINUTE_MS)));
    },
    serverTime: async () => ok(clock()),
  };
};

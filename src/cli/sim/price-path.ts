import { type PriceHalfUsd, priceHalfUsd, usd } from "#domain/units.ts";
import type { Candle } from "#ports/exchange.ts";
import type { Random } from "./random.ts";

const MINUTE_MS = 60_000;

/** The market of one seed: a restless price with a drift, and the 1-minute candles it leaves behind. */
export type PricePath = {
  /** The next price, and the candles grow by it. `gap` is a jump in basis points on top. */
  step(at: number, gap: number): PriceHalfUsd;
  /** Moves straight to a price. */
  moveTo(at: number, price: PriceHalfUsd): PriceHalfUsd;
  /** Newest first, the first still forming. */
  candles(limit: number): readonly Candle[];
};

export const createPricePath = (random: Random, start: PriceHalfUsd): PricePath => {
  let last = start;
  let drift = 0;
  const candles: Candle[] = [];
  const note = (at: number): PriceHalfUsd => {
    const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
    const newest = candles.at(-1);
    if (newest?.at !== minute) {
      candles.push({ at: minute, open: last, high: last, low: last, close: last, volume: usd(1) });
    } else {
      candles[candles.length - 1] = {
        ...newest,
        high: priceHalfUsd(Math.max(newest.high, last)),
        low: priceHalfUsd(Math.min(newest.low, last)),
        close: last,
      };
    }
    return last;
  };
  return {
    step: (at, gap) => {
      if (random.chance(0.05)) drift = random.between(-18, 18);
      const change = drift + random.between(-12, 12) + gap;
      last = priceHalfUsd(Math.max(2_000, Math.round(last * (1 + change / 10_000))));
      return note(at);
    },
    moveTo: (at, price) => {
      last = price;
      return note(at);
    },
    candles: (limit) => candles.slice(-limit).toReversed(),
  };
};

import type { PriceHalfUsd } from "../units.ts";

/** One interval of prices; `at` is its opening time in epoch milliseconds, `volume` in USD. */
export type Candle = {
  readonly at: number;
  readonly open: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly low: PriceHalfUsd;
  readonly close: PriceHalfUsd;
  readonly volume: number;
};

import { divRound, type PriceHalfUsd } from "../../units.ts";
import { stepsToFade } from "./steps-to-fade.ts";

/** The periods an index may have. */
export const LEAST_RSI_PERIOD = 2;
export const MOST_RSI_PERIOD = 100;

/**
 * A value of the index is off by at most the share its beginning still has in the movement it weighs. Where the closes moved
 * on average at most ten times as much before as since, 0.01 of 100 is kept once that beginning counts for 1 in 99,991.
 */
const PARTS = 10 * 9_999 + 1;

/**
 * Wilder's relative strength index of closes, oldest first, in hundredths: 0 to 10,000. The first averages are plain ones
 * over `period` changes, each later one keeps (period − 1)/period of itself. Exact until the end, then to the nearest
 * hundredth, halves up. Null while there are fewer than period + 1 closes, and where no close ever differed from the one
 * before: then the index is nothing divided by nothing. Source: J. W. Wilder, New Concepts in Technical Trading Systems.
 * @throws RangeError for a period outside 2 to 100.
 */
export const rsi = (closes: readonly PriceHalfUsd[], period: number): number | null => {
  if (!Number.isInteger(period) || period < LEAST_RSI_PERIOD || period > MOST_RSI_PERIOD)
    throw new RangeError(`The period of an RSI lies within 2 and 100, got ${period}`);
  if (closes.length <= period) return null;
  const length = BigInt(period);
  let [gains, losses, scale] = [0n, 0n, 1n];
  for (const [place, close] of closes.entries()) {
    const change = BigInt(close - (closes[place - 1] ?? close));
    if (place > period) {
      // The averages times length^(steps + 1): whole numbers, whose common scale falls out of their ratio.
      scale *= length;
      gains *= length - 1n;
      losses *= length - 1n;
    }
    if (change > 0n) gains += change * scale;
    else losses -= change * scale;
  }
  return gains + losses === 0n ? null : Number(divRound(10_000n * gains, gains + losses));
};

/**
 * How many closes bring the index within 0.01 (one hundredth) of the one over an endless past, before it is rounded: as long
 * as the closes moved on average no more than ten times as much before as since.
 */
export const closesForRsi = (period: number): number => period + 1 + stepsToFade(period - 1, period, PARTS);

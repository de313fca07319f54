import { divRound, type PriceE4, type PriceHalfUsd, priceE4 } from "../../units.ts";
import { stepsToFade } from "./steps-to-fade.ts";

/** How closes are weighed: `simple` all alike, `exponential` each by (period − 1)/(period + 1) of the one after it. */
export type AverageKind = "simple" | "exponential";

/** The periods an average may have. */
export const LEAST_AVERAGE_PERIOD = 2;
export const MOST_AVERAGE_PERIOD = 200;

/** Half a dollar in ten-thousandths. */
const HALF_USD_E4 = 5_000n;
/** An exponential average is settled once its beginning counts for at most a millionth of it. */
const PARTS = 1_000_000;

const checkPeriod = (period: number): void => {
  if (!Number.isInteger(period) || period < LEAST_AVERAGE_PERIOD || period > MOST_AVERAGE_PERIOD)
    throw new RangeError(`The period of an average lies within 2 and 200, got ${period}`);
};

const sumOf = (closes: readonly PriceHalfUsd[]): bigint =>
  closes.reduce((sum, close) => sum + BigInt(close), 0n);

/**
 * The plain average of the last `period` closes, oldest first, to the nearest 1/10,000 USD. Null while there are fewer.
 * @throws RangeError for a period outside 2 to 200.
 */
export const simpleAverage = (closes: readonly PriceHalfUsd[], period: number): PriceE4 | null => {
  checkPeriod(period);
  if (closes.length < period) return null;
  return priceE4(Number(divRound(sumOf(closes.slice(-period)) * HALF_USD_E4, BigInt(period))));
};

/**
 * The exponential average of closes, oldest first: it begins with the plain average of the first `period` of them, and each
 * later close counts for 2/(period + 1). Exact until the end, then to the nearest 1/10,000 USD. Null while there are fewer
 * than `period`. @throws RangeError for a period outside 2 to 200.
 */
export const exponentialAverage = (closes: readonly PriceHalfUsd[], period: number): PriceE4 | null => {
  checkPeriod(period);
  if (closes.length < period) return null;
  const length = BigInt(period);
  // The average times length · (length + 1)^steps: whole numbers all the way.
  let scale = length;
  let scaled = sumOf(closes.slice(0, period));
  for (const close of closes.slice(period)) {
    scaled = (length - 1n) * scaled + 2n * BigInt(close) * scale;
    scale *= length + 1n;
  }
  return priceE4(Number(divRound(scaled * HALF_USD_E4, scale)));
};

/** The average of one kind or the other. @throws RangeError for a period outside 2 to 200. */
export const movingAverage = (
  kind: AverageKind,
  closes: readonly PriceHalfUsd[],
  period: number,
): PriceE4 | null => (kind === "simple" ? simpleAverage(closes, period) : exponentialAverage(closes, period));

/**
 * How many closes settle an average: `period` make the plain one, and an exponential one is then off the one over an endless
 * past by at most a millionth of how far prices ever lay apart.
 */
export const closesForAverage = (kind: AverageKind, period: number): number =>
  kind === "simple" ? period : period + stepsToFade(period - 1, period + 1, PARTS);

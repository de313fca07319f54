import type { Candle } from "../replay/candle.ts";

/** Candles that share their extremes; a search steps over a block whose prices reach nothing. */
export const BLOCK = 64;

const MINUTE_MS = 60_000;

/**
 * Candles by column, oldest first: `at` in epoch milliseconds, prices in half dollars. `blockLow` and `blockHigh` are the
 * extremes of each BLOCK of them.
 */
export type CandleSeries = {
  readonly length: number;
  readonly at: Float64Array;
  readonly open: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly close: Int32Array;
  readonly blockLow: Int32Array;
  readonly blockHigh: Int32Array;
};

/** Columns of `length` candles that are still to be filled in. */
export type CandleColumns = Omit<CandleSeries, "length" | "blockLow" | "blockHigh">;

/** The extremes of each block of the columns, and their length: what makes a series of them. */
export const seriesOfColumns = (columns: CandleColumns): CandleSeries => {
  const { low, high } = columns;
  const blocks = Math.ceil(low.length / BLOCK);
  const blockLow = new Int32Array(blocks);
  const blockHigh = new Int32Array(blocks);
  for (let block = 0; block < blocks; block += 1) {
    const end = Math.min(low.length, (block + 1) * BLOCK);
    let [least, most] = [low[block * BLOCK] ?? 0, high[block * BLOCK] ?? 0];
    for (let index = block * BLOCK; index < end; index += 1) {
      least = Math.min(least, low[index] ?? least);
      most = Math.max(most, high[index] ?? most);
    }
    blockLow[block] = least;
    blockHigh[block] = most;
  }
  return { ...columns, length: low.length, blockLow, blockHigh };
};

/** Candles as a series, in the order they come. */
export const seriesOf = (candles: readonly Candle[]): CandleSeries =>
  seriesOfColumns({
    at: Float64Array.from(candles, ({ at }) => at),
    open: Int32Array.from(candles, ({ open }) => open),
    high: Int32Array.from(candles, ({ high }) => high),
    low: Int32Array.from(candles, ({ low }) => low),
    close: Int32Array.from(candles, ({ close }) => close),
  });

/**
 * The first candle at `from` or after it that begins at `at` (epoch milliseconds) or later, by its place; the length where
 * there is none. Candles a minute apart are found at once.
 */
export const firstFrom = ({ at: times, length }: CandleSeries, at: number, from = 0): number => {
  if (from >= length || (times[from] as number) >= at) return from;
  const guess = from + Math.ceil((at - (times[from] as number)) / MINUTE_MS);
  if (guess < length && (times[guess] as number) === at && (times[guess - 1] as number) < at) return guess;
  let [low, high] = [from, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as number) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

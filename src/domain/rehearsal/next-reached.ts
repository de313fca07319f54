import { BLOCK, type CandleSeries } from "./candle-series.ts";

/**
 * The first candle within [from, to) whose low is at `floor` or under it or whose high is at `ceiling` or over it, by its
 * place; `to` where there is none. Whole blocks are stepped over by their extremes.
 */
export const nextReached = (
  { low, high, blockLow, blockHigh }: CandleSeries,
  from: number,
  to: number,
  floor: number,
  ceiling: number,
): number => {
  let index = from;
  while (index < to) {
    if (index % BLOCK === 0) {
      let block = index / BLOCK;
      while (index < to && (blockLow[block] as number) > floor && (blockHigh[block] as number) < ceiling) {
        block += 1;
        index += BLOCK;
      }
      if (index >= to) return to;
    }
    const end = Math.min(to, (Math.floor(index / BLOCK) + 1) * BLOCK);
    for (; index < end; index += 1)
      if ((low[index] as number) <= floor || (high[index] as number) >= ceiling) return index;
  }
  return to;
};

/** A price that none of the candles within [from, to) went below: the lowest of the blocks they lie in. */
export const lowestAround = ({ blockLow }: CandleSeries, from: number, to: number): number => {
  let lowest = Number.POSITIVE_INFINITY;
  for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block += 1)
    lowest = Math.min(lowest, blockLow[block] as number);
  return lowest;
};

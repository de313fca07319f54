import type { CandleRange } from "#domain/market/candle-range.ts";
import type { CandleView, PriceView } from "#server/trpc/schemas/views.ts";
import { candleStart } from "./chart-range.ts";

/**
 * Candles, newest first, with a last price in the one that is forming: a price of a candle that was not read yet begins it,
 * and one of a candle that is over changes nothing.
 */
export const withForming = (
  candles: readonly CandleView[],
  range: CandleRange,
  { last, readAt }: Pick<PriceView, "last" | "readAt">,
): readonly CandleView[] => {
  const [newest, ...older] = candles;
  if (newest === undefined) return candles;
  const at = candleStart(range, Date.parse(readAt));
  const newestAt = Date.parse(newest.at);
  if (at < newestAt) return candles;
  if (at > newestAt) {
    const begun = {
      at: new Date(at).toISOString(),
      open: last,
      high: last,
      low: last,
      close: last,
      volume: 0,
    };
    return [begun, ...candles];
  }
  const { high, low } = newest;
  return [{ ...newest, high: Math.max(high, last), low: Math.min(low, last), close: last }, ...older];
};

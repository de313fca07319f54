import type { CandleRange } from "#domain/market/candle-range.ts";
import type { CHART_WORDS } from "./chart-words.ts";

/** A range as it is written: `45m` everywhere, the long ones in words. */
export const rangeName = (
  { longRanges }: Pick<(typeof CHART_WORDS)["en"], "longRanges">,
  range: CandleRange,
): string => (range === "1w" || range === "1month" || range === "3months" ? longRanges[range] : range);

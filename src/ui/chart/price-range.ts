import type { AutoscaleInfo } from "lightweight-charts";
import type { ChartLine } from "./chart-lines.ts";

/** Lines farther than this from the candles stay off the chart rather than flatten it. */
const MOST_STRETCH = 0.25;

/** The scale that shows the candles and every line near them. */
export const withLines = (shown: AutoscaleInfo | null, lines: readonly ChartLine[]): AutoscaleInfo | null => {
  const range = shown?.priceRange;
  if (!shown || !range) return shown;
  const near = lines
    .map(({ price }) => price / 2)
    .filter(
      (price) => price > range.minValue * (1 - MOST_STRETCH) && price < range.maxValue * (1 + MOST_STRETCH),
    );
  return {
    ...shown,
    priceRange: {
      minValue: Math.min(range.minValue, ...near),
      maxValue: Math.max(range.maxValue, ...near),
    },
  };
};

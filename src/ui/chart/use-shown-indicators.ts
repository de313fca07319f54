import { useMemo } from "react";
import type { CandleView } from "#server/trpc/schemas/views.ts";
import { oldestFirst } from "./candles-in-order.ts";
import type { Indicator } from "./chart-settings.ts";
import type { ShownIndicator } from "./draw-indicators.ts";
import { indicatorLines } from "./indicators/indicator-lines.ts";

/** What is read from candles, for those that are shown. */
export const useShownIndicators = (
  candles: readonly CandleView[],
  shown: readonly Indicator[],
): readonly ShownIndicator[] =>
  useMemo(() => {
    const ordered = oldestFirst(candles);
    return shown.map((name) => ({ name, lines: indicatorLines(name, ordered) }));
  }, [candles, shown]);

import type { IChartApi, ISeriesApi, LineWidth, UTCTimestamp } from "lightweight-charts";
import type { CandleView } from "#server/trpc/schemas/views.ts";
import { oldestFirst, oncePerTime } from "./candles-in-order.ts";
import type { ChartColours } from "./chart-colours.ts";
import type { Indicator } from "./chart-settings.ts";
import type { IndicatorLine, LineName } from "./indicators/indicator-lines.ts";

type Library = typeof import("lightweight-charts");
type Drawn = ISeriesApi<"Line"> | ISeriesApi<"Histogram">;

/** An indicator with its lines, a value per candle, oldest first. */
export type ShownIndicator = { readonly name: Indicator; readonly lines: readonly IndicatorLine[] };

/** Those that share the scale of the price; the others have a pane each. */
const ON_PRICE: ReadonlySet<Indicator> = new Set(["ema", "bollinger"]);
const BARS: ReadonlySet<LineName> = new Set(["histogram", "volume"]);
/** The share of a pane beside the price, which has 4. */
const [PRICE_SHARE, PANE_SHARE] = [4, 1];

const inkOf = (name: LineName, { strong, middle, quiet }: ChartColours["indicators"]): string => {
  if (name === "rsi" || name === "macd") return strong;
  return name === "ema" ? middle : quiet;
};

/** Draws what is shown beside the candles, and takes away what is no longer. */
export const indicatorLayer = (
  library: Library,
  chart: IChartApi,
  colours: ChartColours,
  clock: (iso: string) => UTCTimestamp,
) => {
  const drawn = new Map<LineName, Drawn>();
  let shownKey = "";
  const add = (name: LineName, pane: number): Drawn => {
    const color = inkOf(name, colours.indicators);
    const quietly = { priceLineVisible: false, lastValueVisible: false, color };
    const custom = { type: "price" as const, precision: name === "volume" ? 0 : 2, minMove: 0.01 };
    const priceFormat = name === "volume" ? { type: "volume" as const } : custom;
    return BARS.has(name)
      ? chart.addSeries(library.HistogramSeries, { ...quietly, priceFormat }, pane)
      : chart.addSeries(
          library.LineSeries,
          {
            ...quietly,
            priceFormat,
            lineWidth: 1 satisfies LineWidth,
            lineStyle: name === "signal" ? library.LineStyle.Dashed : library.LineStyle.Solid,
            crosshairMarkerVisible: false,
          },
          pane,
        );
  };
  const rebuild = (shown: readonly ShownIndicator[]): void => {
    for (const series of drawn.values()) chart.removeSeries(series);
    drawn.clear();
    let pane = 0;
    for (const { name, lines } of shown) {
      if (!ON_PRICE.has(name)) pane += 1;
      for (const line of lines) drawn.set(line.name, add(line.name, ON_PRICE.has(name) ? 0 : pane));
    }
    for (const [place, one] of chart.panes().entries())
      one.setStretchFactor(place === 0 ? PRICE_SHARE : PANE_SHARE);
  };
  return (candles: readonly CandleView[], shown: readonly ShownIndicator[]): void => {
    const key = shown.map(({ name }) => name).join();
    if (key !== shownKey) rebuild(shown);
    shownKey = key;
    const ordered = oldestFirst(candles);
    for (const { name, values } of shown.flatMap(({ lines }) => lines)) {
      const points = ordered.flatMap(({ at }, place) => {
        const value = values[place] ?? null;
        return value === null ? [] : [{ time: clock(at), value }];
      });
      drawn.get(name)?.setData(oncePerTime(points));
    }
  };
};

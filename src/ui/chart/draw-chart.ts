import type { AutoscaleInfo, IChartApi, IPriceLine, ISeriesApi, LineWidth } from "lightweight-charts";
import type { CandleView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { candlesInOrder } from "./candles-in-order.ts";
import { chartColours } from "./chart-colours.ts";
import type { ChartLine, ChartLineKind } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";

type Library = typeof import("lightweight-charts");

const WIDTHS: Record<ChartLineKind, LineWidth> = {
  last: 1,
  entry: 1,
  liq: 2,
  trigger: 1,
  target: 1,
  stop: 1,
  "take-profit": 1,
};

const lineStyles = ({ LineStyle }: Library): Record<ChartLineKind, number> => ({
  last: LineStyle.Dashed,
  entry: LineStyle.SparseDotted,
  liq: LineStyle.Solid,
  trigger: LineStyle.Dashed,
  target: LineStyle.Dotted,
  stop: LineStyle.Solid,
  "take-profit": LineStyle.Solid,
});

export type DrawnChart = {
  /** Draws candles by the clocks of a zone. */
  readonly setCandles: (candles: readonly CandleView[], timeZone: string) => void;
  readonly setLines: (lines: readonly ChartLine[]) => void;
  readonly remove: () => void;
};

const createField = (library: Library, field: HTMLElement, format: Format): IChartApi => {
  const colours = chartColours(field);
  return library.createChart(field, {
    autoSize: true,
    layout: {
      background: { color: colours.ground },
      textColor: colours.scale,
      fontFamily: colours.font,
      fontSize: 11,
      // Its mark brings a style of its own, which our policy refuses, and a link that tells which page it was on.
      attributionLogo: false,
    },
    grid: { vertLines: { visible: false }, horzLines: { color: colours.grid } },
    crosshair: {
      vertLine: { color: colours.scale, style: library.LineStyle.Dashed },
      horzLine: { color: colours.scale, style: library.LineStyle.Dashed },
    },
    timeScale: { timeVisible: true, borderColor: colours.grid },
    rightPriceScale: { borderColor: colours.grid },
    localization: {
      locale: format.locale,
      priceFormatter: (price: number) => format.price(price * 2),
    },
  });
};

/** Lines farther than this from the candles stay off the chart rather than flatten it. */
const MOST_STRETCH = 0.25;

/** The scale that shows the candles and every line near them. */
const withLines = (shown: AutoscaleInfo | null, lines: readonly ChartLine[]): AutoscaleInfo | null => {
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

const createCandles = (
  library: Library,
  chart: IChartApi,
  field: HTMLElement,
  lines: () => readonly ChartLine[],
): ISeriesApi<"Candlestick"> => {
  const { candle } = chartColours(field);
  return chart.addSeries(library.CandlestickSeries, {
    autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => withLines(original(), lines()),
    upColor: "transparent",
    borderUpColor: candle,
    wickUpColor: candle,
    downColor: candle,
    borderDownColor: candle,
    wickDownColor: candle,
    priceLineVisible: false,
    lastValueVisible: false,
  });
};

/** Draws candles without hue and the position's lines into an element; the library arrives only when a chart is shown. */
export const drawChart = async (field: HTMLElement, format: Format): Promise<DrawnChart> => {
  const library = await import("lightweight-charts");
  const chart = createField(library, field, format);
  let shownLines: readonly ChartLine[] = [];
  const series = createCandles(library, chart, field, () => shownLines);
  const styles = lineStyles(library);
  const colours = chartColours(field);
  const names = CHART_WORDS[format.locale].lines;
  let drawn: IPriceLine[] = [];
  let isFitted = false;
  return {
    setCandles: (candles, timeZone) => {
      series.setData(candlesInOrder(candles, timeZone));
      if (!isFitted) chart.timeScale().fitContent();
      isFitted = candles.length > 0;
    },
    setLines: (lines) => {
      shownLines = lines;
      for (const line of drawn) series.removePriceLine(line);
      drawn = lines.map(({ kind, price }) =>
        series.createPriceLine({
          price: price / 2,
          title: names[kind],
          color: colours.lines[kind],
          lineWidth: WIDTHS[kind],
          lineStyle: styles[kind],
          axisLabelVisible: true,
        }),
      );
    },
    remove: () => chart.remove(),
  };
};

import type { AutoscaleInfo, IChartApi, IPriceLine, ISeriesApi, LineWidth } from "lightweight-charts";
import type { CandleView } from "#server/trpc/schemas/views.ts";
import type { Format } from "#ui/format/format.ts";
import { candlesInOrder, clockOf } from "./candles-in-order.ts";
import { type ChartColours, chartColours } from "./chart-colours.ts";
import type { ChartLine, ChartLineKind } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { dangerZone } from "./danger-zone.ts";
import { indicatorLayer, type ShownIndicator } from "./draw-indicators.ts";
import { receiptLayer } from "./draw-marks.ts";
import { withLines } from "./price-range.ts";
import type { ReceiptMark } from "./receipt-marks.ts";

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
  /** Draws candles with what is read from them and the receipts among them. */
  readonly setCandles: (
    candles: readonly CandleView[],
    indicators: readonly ShownIndicator[],
    marks: readonly ReceiptMark[],
  ) => void;
  readonly setLines: (lines: readonly ChartLine[]) => void;
  /** Where a price in half dollars stands from the top, in pixels; null while nothing is drawn. */
  readonly yOf: (price: number) => number | null;
  /** The price that many pixels from the top, in half dollars, as it falls; null while nothing is drawn. */
  readonly priceAt: (y: number) => number | null;
  /** The room that the scale takes on the right, and the pane of the price from the top, in pixels. */
  readonly room: () => { readonly scale: number; readonly height: number };
  readonly remove: () => void;
};

type Heard = {
  /** The scale or the size of the chart may be another one. */
  readonly onMoved: () => void;
  readonly onReceipt: (id: string) => void;
};

const createField = (
  library: Library,
  field: HTMLElement,
  format: Format,
  colours: ChartColours,
): IChartApi =>
  library.createChart(field, {
    autoSize: true,
    layout: {
      background: { color: colours.ground },
      textColor: colours.scale,
      fontFamily: colours.font,
      fontSize: 11,
      panes: { separatorColor: colours.grid, enableResize: false },
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
    localization: { locale: format.locale },
  });

const createCandles = (
  library: Library,
  chart: IChartApi,
  format: Format,
  { candle }: ChartColours,
  lines: () => readonly ChartLine[],
): ISeriesApi<"Candlestick"> =>
  chart.addSeries(library.CandlestickSeries, {
    autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => withLines(original(), lines()),
    priceFormat: { type: "custom", minMove: 0.5, formatter: (price: number) => format.price(price * 2) },
    upColor: "transparent",
    borderUpColor: candle,
    wickUpColor: candle,
    downColor: candle,
    borderDownColor: candle,
    wickDownColor: candle,
    priceLineVisible: false,
    lastValueVisible: false,
  });

/**
 * Draws candles without hue and the position's lines into an element, by the clocks of a zone; the library arrives only when a
 * chart is shown.
 */
export const drawChart = async (
  field: HTMLElement,
  format: Format,
  timeZone: string,
  heard: Heard,
): Promise<DrawnChart> => {
  const library = await import("lightweight-charts");
  const colours = chartColours(field);
  const clock = clockOf(timeZone);
  const chart = createField(library, field, format, colours);
  let shownLines: readonly ChartLine[] = [];
  const lines = () => shownLines;
  const series = createCandles(library, chart, format, colours, lines);
  series.attachPrimitive(dangerZone(series, colours, lines));
  series.attachPrimitive({ updateAllViews: heard.onMoved });
  const setIndicators = indicatorLayer(library, chart, colours, clock);
  const receipts = receiptLayer(chart, series, colours, clock);
  chart.subscribeClick(({ point, paneIndex }) => {
    const pressed = point === undefined || (paneIndex ?? 0) !== 0 ? null : receipts.at(point);
    if (pressed !== null) heard.onReceipt(pressed);
  });
  const styles = lineStyles(library);
  const words = CHART_WORDS[format.locale];
  let drawn: IPriceLine[] = [];
  let isFitted = false;
  return {
    setCandles: (candles, indicators, marks) => {
      receipts.set(marks);
      series.setData(candlesInOrder(candles, clock));
      setIndicators(candles, indicators);
      if (!isFitted) chart.timeScale().fitContent();
      isFitted = candles.length > 0;
    },
    setLines: (next) => {
      shownLines = next;
      for (const line of drawn) series.removePriceLine(line);
      drawn = next.map(({ kind, price, isGhost = false }) =>
        series.createPriceLine({
          price: price / 2,
          title: words.lines[kind],
          color: isGhost ? colours.scale : colours.lines[kind],
          lineWidth: WIDTHS[kind],
          lineStyle: isGhost ? library.LineStyle.LargeDashed : styles[kind],
          axisLabelVisible: true,
        }),
      );
    },
    yOf: (price) => series.priceToCoordinate(price / 2),
    priceAt: (y) => {
      const price = series.coordinateToPrice(y);
      return price === null ? null : price * 2;
    },
    room: () => ({
      scale: chart.priceScale("right").width(),
      height: chart.panes()[0]?.getHeight() ?? 0,
    }),
    remove: () => chart.remove(),
  };
};

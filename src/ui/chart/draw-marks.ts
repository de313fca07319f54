import type { IChartApi, ISeriesApi, ISeriesPrimitive, Time, UTCTimestamp } from "lightweight-charts";
import type { ChartColours } from "./chart-colours.ts";
import type { Target } from "./danger-zone.ts";
import type { ReceiptMark } from "./receipt-marks.ts";

const SIZE = 6;
/** From the high of the candle to the first, and from each to the next. */
const [LIFT, STEP] = [14, 16];
/** How near a press has to be: a fingertip. */
const REACH = 22;

type Point = { readonly x: number; readonly y: number };

const diamond = (context: CanvasRenderingContext2D, { x, y }: Point): void => {
  context.beginPath();
  context.moveTo(x, y - SIZE);
  context.lineTo(x + SIZE, y);
  context.lineTo(x, y + SIZE);
  context.lineTo(x - SIZE, y);
  context.closePath();
};

/** Receipts as diamonds over their candles, filled where something was done; and which of them a press is on. */
export const receiptLayer = (
  chart: IChartApi,
  series: ISeriesApi<"Candlestick">,
  colours: Pick<ChartColours, "marks" | "ground">,
  clock: (iso: string) => UTCTimestamp,
) => {
  let marks: readonly ReceiptMark[] = [];
  const pointOf = ({ candleAt, high, place }: ReceiptMark): Point | null => {
    const x = chart.timeScale().timeToCoordinate(clock(candleAt));
    const y = series.priceToCoordinate(high / 2);
    return x === null || y === null ? null : { x, y: y - LIFT - place * STEP };
  };
  const draw = (context: CanvasRenderingContext2D): void => {
    for (const mark of marks) {
      const point = pointOf(mark);
      if (point === null) continue;
      diamond(context, point);
      context.fillStyle = mark.hasActed ? colours.marks.acted : colours.ground;
      context.fill();
      context.lineWidth = 1.5;
      context.strokeStyle = mark.hasActed ? colours.marks.acted : colours.marks.other;
      context.stroke();
    }
  };
  const views = [
    {
      renderer: () => ({
        draw: (target: Target) => target.useMediaCoordinateSpace(({ context }) => draw(context)),
      }),
    },
  ];
  const primitive: ISeriesPrimitive<Time> = { paneViews: () => views };
  series.attachPrimitive(primitive);
  return {
    set: (shown: readonly ReceiptMark[]) => {
      marks = shown;
    },
    /** The nearest receipt within a fingertip of a point; null where none is. */
    at: (pressed: Point): string | null => {
      const near = marks.flatMap((mark) => {
        const point = pointOf(mark);
        const away = point === null ? REACH + 1 : Math.hypot(point.x - pressed.x, point.y - pressed.y);
        return away > REACH ? [] : [{ id: mark.id, away }];
      });
      return near.sort((a, b) => a.away - b.away)[0]?.id ?? null;
    },
  };
};

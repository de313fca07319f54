import type { ISeriesApi, ISeriesPrimitive, Time } from "lightweight-charts";
import type { ChartColours } from "./chart-colours.ts";
import type { ChartLine } from "./chart-lines.ts";

const GAP = 8;
const WIDTH = 1;
/** Candles are read over the hatch. */
const STRENGTH = 0.45;

const hatch = (context: CanvasRenderingContext2D, width: number, top: number, bottom: number): void => {
  const height = bottom - top;
  context.beginPath();
  for (let x = -height; x < width; x += GAP) {
    context.moveTo(x, bottom);
    context.lineTo(x + height, top);
  }
  context.stroke();
};

/** The zone between liquidation and the guard's trigger, hatched as on the ruler; none without both lines. */
export const dangerZone = (
  series: ISeriesApi<"Candlestick">,
  { zone }: ChartColours,
  lines: () => readonly ChartLine[],
): ISeriesPrimitive<Time> => {
  const yOf = (kind: ChartLine["kind"]): number | null => {
    const line = lines().find((one) => one.kind === kind);
    return line === undefined ? null : series.priceToCoordinate(line.price / 2);
  };
  const draw = (context: CanvasRenderingContext2D, width: number): void => {
    const [liquidation, trigger] = [yOf("liq"), yOf("trigger")];
    if (liquidation === null || trigger === null) return;
    const [top, bottom] = [Math.min(liquidation, trigger), Math.max(liquidation, trigger)];
    context.save();
    context.beginPath();
    context.rect(0, top, width, bottom - top);
    context.clip();
    context.globalAlpha = STRENGTH;
    context.fillStyle = zone.ground;
    context.fillRect(0, top, width, bottom - top);
    context.strokeStyle = zone.hatch;
    context.lineWidth = WIDTH;
    hatch(context, width, top, bottom);
    context.restore();
  };
  const views = [
    {
      zOrder: () => "bottom" as const,
      renderer: () => ({
        draw: (target: Target) =>
          target.useMediaCoordinateSpace(({ context, mediaSize }) => draw(context, mediaSize.width)),
      }),
    },
  ];
  return { paneViews: () => views };
};

/** What the library hands to a drawing, as far as it is used. */
export type Target = {
  useMediaCoordinateSpace(
    draw: (scope: {
      readonly context: CanvasRenderingContext2D;
      readonly mediaSize: { readonly width: number; readonly height: number };
    }) => void,
  ): void;
};

import type { CandleView } from "#server/trpc/schemas/views.ts";
import type { Indicator } from "../chart-settings.ts";
import { bollingerLines } from "./bollinger.ts";
import { emaLine } from "./ema.ts";
import { macdLines } from "./macd.ts";
import { rsiLine } from "./rsi.ts";
import type { Values } from "./values.ts";

export type LineName =
  | "ema"
  | "upper"
  | "middle"
  | "lower"
  | "rsi"
  | "macd"
  | "signal"
  | "histogram"
  | "volume";
export type IndicatorLine = { readonly name: LineName; readonly values: Values };

/** The usual settings, which are also told. */
export const EMA_PERIOD = 21;
export const BOLLINGER = { period: 20, deviations: 2 };
export const RSI_PERIOD = 14;
export const MACD = { fast: 12, slow: 26, signal: 9 };

const ema = emaLine(EMA_PERIOD);
const rsi = rsiLine(RSI_PERIOD);

/** The lines of an indicator over candles, oldest first: prices and MACD in dollars, the index 0 to 100, volume in USD. */
export const indicatorLines = (
  indicator: Indicator,
  candles: readonly CandleView[],
): readonly IndicatorLine[] => {
  const closes = candles.map(({ close }) => close);
  switch (indicator) {
    case "ema":
      return [{ name: "ema", values: ema(closes) }];
    case "bollinger": {
      const { upper, middle, lower } = bollingerLines(closes, BOLLINGER);
      return [
        { name: "upper", values: upper },
        { name: "middle", values: middle },
        { name: "lower", values: lower },
      ];
    }
    case "rsi":
      return [{ name: "rsi", values: rsi(closes) }];
    case "macd": {
      const { macd, signal, histogram } = macdLines(closes, MACD);
      return [
        { name: "histogram", values: histogram },
        { name: "macd", values: macd },
        { name: "signal", values: signal },
      ];
    }
    case "volume":
      return [{ name: "volume", values: candles.map(({ volume }) => volume) }];
  }
};

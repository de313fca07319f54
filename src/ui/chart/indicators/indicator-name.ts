import type { Indicator } from "../chart-settings.ts";
import type { CHART_WORDS } from "../chart-words.ts";
import { BOLLINGER, EMA_PERIOD, MACD, RSI_PERIOD } from "./indicator-lines.ts";

/** An indicator with the settings it is drawn with. */
export const indicatorName = (
  { indicator: words }: Pick<(typeof CHART_WORDS)["en"], "indicator">,
  indicator: Indicator,
): string => {
  switch (indicator) {
    case "ema":
      return words.ema(EMA_PERIOD);
    case "bollinger":
      return words.bollinger(BOLLINGER.period, BOLLINGER.deviations);
    case "rsi":
      return words.rsi(RSI_PERIOD);
    case "macd":
      return words.macd(MACD.fast, MACD.slow, MACD.signal);
    case "volume":
      return words.volume();
  }
};

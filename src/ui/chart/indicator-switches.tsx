import { useWords } from "#ui/kit/use-words.ts";
import { INDICATORS, type Indicator } from "./chart-settings.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { indicatorName } from "./indicators/indicator-name.ts";

/** Written the same in every language. */
const NAMES: Partial<Record<Indicator, string>> = { ema: "EMA", rsi: "RSI", macd: "MACD" };

type Props = {
  readonly shown: readonly Indicator[];
  readonly onChange: (shown: readonly Indicator[]) => void;
};

/** What may be drawn beside the candles, each with a switch of its own. */
export const IndicatorSwitches = ({ shown, onChange }: Props) => {
  const words = useWords(CHART_WORDS);
  return (
    <fieldset className="ranges indicators">
      <legend className="vh">{words.indicators}</legend>
      {INDICATORS.map((one) => {
        const isShown = shown.includes(one);
        const rest = shown.filter((other) => other !== one);
        return (
          <button
            key={one}
            type="button"
            aria-pressed={isShown}
            title={indicatorName(words, one)}
            onClick={() =>
              onChange(isShown ? rest : INDICATORS.filter((it) => it === one || rest.includes(it)))
            }
            data-testid={`indicator-${one}`}
          >
            {NAMES[one] ?? words[one === "volume" ? "volume" : "bands"]}
          </button>
        );
      })}
    </fieldset>
  );
};

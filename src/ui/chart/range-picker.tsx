import { CANDLE_RANGES, type CandleRange } from "#domain/market/candle-range.ts";
import { useWords } from "#ui/kit/use-words.ts";
import { isChartRange } from "./chart-range.ts";
import { CHART_WORDS } from "./chart-words.ts";
import { rangeName } from "./range-name.ts";

/** Those in a row of their own; six of them and the menu fit a phone. */
const COMMON: readonly CandleRange[] = ["1m", "5m", "15m", "1h", "4h", "1d"];
const REST = CANDLE_RANGES.filter((range) => !COMMON.includes(range));

type Props = { readonly range: CandleRange; readonly onChange: (range: CandleRange) => void };

/** Every range of the candles: the common ones in a row, the rest in a menu. */
export const RangePicker = ({ range, onChange }: Props) => {
  const words = useWords(CHART_WORDS);
  const isCommon = COMMON.includes(range);
  return (
    <fieldset className="ranges">
      <legend className="vh">{words.range}</legend>
      {COMMON.map((one) => (
        <button key={one} type="button" aria-pressed={one === range} onClick={() => onChange(one)}>
          {rangeName(words, one)}
        </button>
      ))}
      <select
        aria-label={words.otherRange}
        value={isCommon ? "" : range}
        data-chosen={!isCommon}
        onChange={({ target }) => {
          if (isChartRange(target.value)) onChange(target.value);
        }}
        data-testid="chart-range"
      >
        <option value="" disabled>
          {words.more}
        </option>
        {REST.map((one) => (
          <option key={one} value={one}>
            {rangeName(words, one)}
          </option>
        ))}
      </select>
    </fieldset>
  );
};

import type { Format } from "#ui/format/format.ts";
import type { ChartLine } from "./chart-lines.ts";
import { CHART_WORDS } from "./chart-words.ts";

/** The lines of a chart in a sentence, for whoever does not see them. */
export const linesText = (format: Format, lines: readonly ChartLine[]): string => {
  const words = CHART_WORDS[format.locale];
  const said = lines.map(({ kind, price }) => `${words.lines[kind].toLowerCase()} ${format.price(price)}`);
  return words.candlesWith(said.join(", "));
};

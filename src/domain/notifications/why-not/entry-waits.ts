import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import { inBoth } from "../../language/in-both.ts";
import type { Side } from "../../position/side.ts";
import { spanWords } from "../clock-words.ts";
import type { figures } from "../figures.ts";

const WORDS = inBoth({
  en: {
    enters: (side: Side, waits: string) => `${side} when ${waits}`,
    falls: (price: string) => `the price falls to ${price}`,
    rises: (price: string) => `the price rises to ${price}`,
    ladder: (prices: string) => `its orders at ${prices} are filled`,
    belowHighest: (move: string, span: string) =>
      `the price is ${move} below the highest of the last ${span}`,
    aboveLowest: (move: string, span: string) => `the price is ${move} above the lowest of the last ${span}`,
    rsiUnder: (period: number, range: string, level: string) =>
      `the RSI of ${period} candles of ${range} gets to ${level} or under it`,
    rsiOver: (period: number, range: string, level: string) =>
      `the RSI of ${period} candles of ${range} gets to ${level} or over it`,
    averages: { simple: "simple average", exponential: "exponential average" },
    averageOver: (average: string, fast: number, range: string, slow: number) =>
      `the ${average} of ${fast} candles of ${range} gets over that of ${slow}`,
    averageUnder: (average: string, fast: number, range: string, slow: number) =>
      `the ${average} of ${fast} candles of ${range} gets under that of ${slow}`,
  },
  "pt-BR": {
    enters: (side, waits) => `${side} quando ${waits}`,
    falls: (price) => `o preço cai a ${price}`,
    rises: (price) => `o preço sobe a ${price}`,
    ladder: (prices) => `as ordens em ${prices} são executadas`,
    belowHighest: (move, span) => `o preço está ${move} abaixo do máximo em ${span}`,
    aboveLowest: (move, span) => `o preço está ${move} acima do mínimo em ${span}`,
    rsiUnder: (period, range, level) => `o RSI de ${period} candles de ${range} chega a ${level} ou abaixo`,
    rsiOver: (period, range, level) => `o RSI de ${period} candles de ${range} chega a ${level} ou acima`,
    averages: { simple: "média simples", exponential: "média exponencial" },
    averageOver: (average, fast, range, slow) =>
      `a ${average} de ${fast} candles de ${range} passa para cima da de ${slow}`,
    averageUnder: (average, fast, range, slow) =>
      `a ${average} de ${fast} candles de ${range} passa para baixo da de ${slow}`,
  },
});

/** What an entry waits for, after "It enters when". */
export const entryWaits = (
  f: ReturnType<typeof figures>,
  { side, when }: Pick<AutoEntryConfig, "side" | "when">,
): string => {
  const words = WORDS[f.locale];
  switch (when.kind) {
    case "crossing":
      return when.from === "above"
        ? words.falls(f.priceExact(when.price))
        : words.rises(f.priceExact(when.price));
    case "ladder":
      return words.ladder(when.prices.map((price) => f.priceExact(price)).join(", "));
    case "dip": {
      const told = side === "long" ? words.belowHighest : words.aboveLowest;
      return told(f.setting(when.bps), spanWords(f.locale, when.withinMs));
    }
    case "rsi": {
      const told = when.cross === "below" ? words.rsiUnder : words.rsiOver;
      return told(when.period, when.range, f.number(when.level / 100, 2));
    }
    case "average": {
      const told = when.cross === "up" ? words.averageOver : words.averageUnder;
      return told(words.averages[when.of], when.fast, when.range, when.slow);
    }
  }
};

/** The same with its side, as what tells it from other entries: `long when the price falls to 92,000`. */
export const entryWhen = (
  f: ReturnType<typeof figures>,
  entry: Pick<AutoEntryConfig, "side" | "when">,
): string => WORDS[f.locale].enters(entry.side, entryWaits(f, entry));

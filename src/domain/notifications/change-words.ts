import type { Change } from "../intents/seen.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import { figures } from "./figures.ts";

const WORDS = inBoth({
  en: {
    none: "none",
    names: {
      margin: "margin",
      price: "basis",
      stopLoss: "stop",
      takeProfit: "take profit",
      trailing: "trailing distance",
      quantity: "quantity",
      leverage: "leverage",
    },
  },
  "pt-BR": {
    none: "nada",
    names: {
      margin: "margem",
      price: "preço-base",
      stopLoss: "stop",
      takeProfit: "take profit",
      trailing: "distância do stop móvel",
      quantity: "quantidade",
      leverage: "alavancagem",
    },
  },
});

type Figures = ReturnType<typeof figures>;

const valueWords = (f: Figures, figure: Change["figure"], value: number | null): string => {
  if (value === null) return WORDS[f.locale].none;
  switch (figure) {
    case "margin":
      return f.sats(value);
    case "price":
    case "stopLoss":
    case "takeProfit":
      return f.priceExact(value);
    case "trailing":
      return f.setting(value);
    case "quantity":
      return f.usdSigned(value);
    case "leverage":
      return `${f.number(value)}×`;
  }
};

/** What changed since somebody looked, as one list: `margin 100,000 sats → 99,000 sats, stop none → 92,000`. */
export const changeWords = (changes: readonly Change[], locale: Locale): string => {
  const f = figures(locale);
  return changes
    .map(
      ({ figure, before, now }) =>
        `${WORDS[locale].names[figure]} ${valueWords(f, figure, before)} → ${valueWords(f, figure, now)}`,
    )
    .join(", ");
};

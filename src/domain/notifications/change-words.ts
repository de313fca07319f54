import type { Change } from "../intents/seen.ts";
import type { Locale } from "../language/locale.ts";
import { figures } from "./figures.ts";

type Figures = ReturnType<typeof figures>;

const valueWords = (f: Figures, figure: Change["figure"], value: number | null): string => {
  if (value === null) return "none";
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

const NAMES: Record<Change["figure"], string> = {
  margin: "margin",
  price: "basis",
  stopLoss: "stop",
  takeProfit: "take profit",
  trailing: "trailing distance",
  quantity: "quantity",
  leverage: "leverage",
};

/** What changed since somebody looked, as one list: `margin 100,000 sats → 99,000 sats, stop none → 92,000`. */
export const changeWords = (changes: readonly Change[], locale: Locale): string => {
  const f = figures(locale);
  return changes
    .map(
      ({ figure, before, now }) =>
        `${NAMES[figure]} ${valueWords(f, figure, before)} → ${valueWords(f, figure, now)}`,
    )
    .join(", ");
};

import { inBoth } from "#domain/language/in-both.ts";

/** What is said of a position wherever one stands: its name, and the marks of its ruler. */
export const POSITION_RULER_WORDS = inBoth({
  en: {
    theCross: (position: string) => `the cross ${position}`,
    marks: {
      liq: "Liq",
      guard: "Guard",
      stop: "Stop loss",
      takeProfit: "Take profit",
      entry: "Entry",
    },
    rulerMark: {
      liquidation: (price: string) => `liquidation ${price}`,
      last: (price: string) => `last price ${price}`,
    },
  },
  "pt-BR": {
    theCross: (position) => `cross ${position}`,
    marks: {
      liq: "Liq",
      guard: "Guardião",
      stop: "Stop",
      takeProfit: "Take profit",
      entry: "Entrada",
    },
    rulerMark: {
      liquidation: (price) => `liquidação ${price}`,
      last: (price) => `último preço ${price}`,
    },
  },
});

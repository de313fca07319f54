import { inBoth } from "#domain/language/in-both.ts";

/** What a field says of a price that is written by another one. */
export const PRICE_WORDS = inBoth({
  en: {
    empty: "price",
    comesTo: (price: string) => `= ${price}`,
    none: {
      last: "No price: the price is not known here, or this lies too far from it.",
      liquidation: "No price: liquidation is not known here, or this lies too far from it.",
      entry: "No price: the entry is not known here, or this lies too far from it.",
    },
  },
  "pt-BR": {
    empty: "preço",
    comesTo: (price) => `= ${price}`,
    none: {
      last: "Sem preço: o preço não é conhecido aqui, ou isto fica longe demais dele.",
      liquidation: "Sem preço: a liquidação não é conhecida aqui, ou isto fica longe demais dela.",
      entry: "Sem preço: a entrada não é conhecida aqui, ou isto fica longe demais dela.",
    },
  },
});

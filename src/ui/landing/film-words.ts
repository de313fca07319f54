import { inBoth } from "#domain/language/in-both.ts";

/** One guard action in three moments. */
export const FILM_WORDS = inBoth({
  en: {
    title: "One guard action in three moments",
    guarded: (size: string) => `A long of ${size}. The guard acts when liquidation is closer than 5 %.`,
    falls: "Price falls through the trigger.",
    added: (sats: string) => `${sats} added, once. Liquidation is 10 % away again.`,
    ruler: (price: string, liquidation: string, distance: string) =>
      `Price ${price}, liquidation ${liquidation}, ${distance} away.`,
    marks: { liq: "Liq", trigger: "Guard", was: "Was" },
  },
  "pt-BR": {
    title: "Uma ação do guardião em três momentos",
    guarded: (size) => `Um long de ${size}. O guardião age quando a liquidação está a menos de 5 %.`,
    falls: "O preço cai e passa pelo gatilho.",
    added: (sats) => `${sats} adicionados, uma única vez. A liquidação está de novo a 10 %.`,
    ruler: (price, liquidation, distance) => `Preço ${price}, liquidação ${liquidation}, a ${distance}.`,
    marks: { liq: "Liq.", trigger: "Guardião", was: "Antes" },
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** What a button that is held says. */
export const HOLD_WORDS = inBoth({
  en: {
    keepHolding: "Keep holding",
    letGo: "Nothing was done: hold it for 2 seconds.",
  },
  "pt-BR": {
    keepHolding: "Continue segurando",
    letGo: "Nada foi feito: segure por 2 segundos.",
  },
});

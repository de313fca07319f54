import { inBoth } from "#domain/language/in-both.ts";

/** Why the orders that wait cannot be read now. */
export const ORDER_REFUSALS = inBoth({
  en: {
    wait: "LN Markets asks us to wait. Try again in a moment.",
    unreadable: (failure: string) => `The orders that wait cannot be read now. ${failure}`,
  },
  "pt-BR": {
    wait: "A LN Markets pede que esperemos. Tente de novo em instantes.",
    unreadable: (failure) => `As ordens em espera não podem ser lidas agora. ${failure}`,
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** Why the orders that wait cannot be read now. */
export const ORDER_REFUSALS = inBoth({
  en: {
    unreadable: (failure: string) => `The orders that wait cannot be read now. ${failure}`,
  },
  "pt-BR": {
    unreadable: (failure) => `As ordens em espera não podem ser lidas agora. ${failure}`,
  },
});

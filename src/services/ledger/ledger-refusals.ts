import { inBoth } from "#domain/language/in-both.ts";

/** Why an account's history cannot be read now. */
export const LEDGER_REFUSALS = inBoth({
  en: {
    wait: "LN Markets asks us to wait. Try again in a moment.",
    unreadable: (failure: string) => `The history of this account cannot be read now. ${failure}`,
  },
  "pt-BR": {
    wait: "A LN Markets pede que esperemos. Tente de novo em instantes.",
    unreadable: (failure) => `O histórico desta conta não pode ser lido agora. ${failure}`,
  },
});

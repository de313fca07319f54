import { inBoth } from "#domain/language/in-both.ts";

/** Why an account's history cannot be read now. */
export const LEDGER_REFUSALS = inBoth({
  en: {
    unreadable: (failure: string) => `The history of this account cannot be read now. ${failure}`,
  },
  "pt-BR": {
    unreadable: (failure) => `O histórico desta conta não pode ser lido agora. ${failure}`,
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** Starting on paper: what the account is called, and why it did not start. */
export const PAPER_START_WORDS = inBoth({
  en: {
    label: "Paper account",
    notOffered:
      "This installation runs no paper exchange. Connect a key of signet or mainnet instead. Nothing was stored.",
    away: "The paper exchange of this installation does not answer. Nothing was stored. Try again in a moment.",
  },
  "pt-BR": {
    label: "Conta paper",
    notOffered:
      "Esta instalação não tem uma corretora paper. Conecte uma chave da signet ou da mainnet. Nada foi guardado.",
    away: "A corretora paper desta instalação não responde. Nada foi guardado. Tente de novo em instantes.",
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** Why whoever holds the keys did not do what was asked. */
export const WORKER_REFUSALS = inBoth({
  en: {
    noAnswer:
      "The part of Axisor that holds the keys does not answer. Try again in a moment; nothing was changed that you cannot see here.",
    tookTooLong: "This took too long, so it was given up. Nothing was stored. Try again.",
    codesUnchecked: "Codes cannot be checked right now. Use a backup code or a passkey.",
  },
  "pt-BR": {
    noAnswer:
      "A parte da Axisor que guarda as chaves não responde. Tente de novo em instantes; nada mudou que você não possa ver aqui.",
    tookTooLong: "Isto demorou demais e foi abandonado. Nada foi guardado. Tente de novo.",
    codesUnchecked: "Os códigos não podem ser verificados agora. Use um código de reserva ou uma passkey.",
  },
});

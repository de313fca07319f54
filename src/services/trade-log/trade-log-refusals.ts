import { inBoth } from "#domain/language/in-both.ts";

/** Why a receipt, or a reason for none, is not told. */
export const TRADE_LOG_REFUSALS = inBoth({
  en: {
    noReceipt: "This receipt does not exist.",
    noAccount: "This account does not exist.",
    noAutomation: "This automation does not exist.",
    notOver: "Choose a minute that is over.",
    tooLongAgo: (days: number) => `What positions were is kept for ${days} days. Choose a later minute.`,
    marketUntold:
      "LN Markets did not tell what the market did before that minute. Try again in a few seconds.",
  },
  "pt-BR": {
    noReceipt: "Este recibo não existe.",
    noAccount: "Esta conta não existe.",
    noAutomation: "Esta automação não existe.",
    notOver: "Escolha um minuto que já passou.",
    tooLongAgo: (days) =>
      `O que as posições eram é guardado por ${days} dias. Escolha um minuto mais recente.`,
    marketUntold:
      "A LN Markets não disse o que o mercado fez antes daquele minuto. Tente de novo em alguns segundos.",
  },
});

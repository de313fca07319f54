import { inBoth } from "#domain/language/in-both.ts";

/** What the sheet for an action by hand is called, and what it says of the amounts there are. */
export const SHEET_WORDS = inBoth({
  en: {
    titles: {
      close: "Close",
      "add-margin": "Add margin",
      "cash-in": "Cash in",
      "stop-loss": "Stop loss",
      "take-profit": "Take profit",
      open: "Open a trade",
      "close-all": "Close all positions",
      "cross-order": "Cross order",
      "cross-deposit": "Deposit to cross",
      "cross-withdraw": "Withdraw from cross",
      "cross-close": "Close the cross position",
    },
    balanceUnread: "Your balance has not been read yet.",
    wereFree: (sats: string) => `${sats} were free when last read.`,
    marginAndPl: (margin: string, pl: string) => `Margin is ${margin}, open P&L ${pl}.`,
    crossNeeds: "What the cross position needs stays where it is.",
  },
  "pt-BR": {
    titles: {
      close: "Fechar",
      "add-margin": "Adicionar margem",
      "cash-in": "Retirar da posição",
      "stop-loss": "Stop",
      "take-profit": "Take profit",
      open: "Abrir uma operação",
      "close-all": "Fechar todas as posições",
      "cross-order": "Ordem cross",
      "cross-deposit": "Depositar na cross",
      "cross-withdraw": "Retirar da cross",
      "cross-close": "Fechar a posição cross",
    },
    balanceUnread: "O seu saldo ainda não foi lido.",
    wereFree: (sats) => `Na última leitura havia ${sats} livres.`,
    marginAndPl: (margin, pl) => `A margem é ${margin}; o P&L aberto, ${pl}.`,
    crossNeeds: "O que a posição cross precisa fica onde está.",
  },
});

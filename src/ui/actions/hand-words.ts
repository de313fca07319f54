import { inBoth } from "#domain/language/in-both.ts";

/** What can be done by hand with an account and its cross margin, where it is offered. */
export const HAND_WORDS = inBoth({
  en: {
    byHandOn: (account: string) => `By hand on ${account}`,
    openTrade: "Open a trade",
    closeAll: (count: number) => `Close all (${count})`,
    noIsolated: "This key may not trade isolated futures.",
    cross: {
      title: "Cross margin",
      deeds: {
        "cross-order": "Cross order",
        "cross-deposit": "Deposit",
        "cross-withdraw": "Withdraw",
        "cross-close": "Close cross",
      },
      mayNot: "This key may not trade on the cross margin.",
    },
  },
  "pt-BR": {
    byHandOn: (account) => `Ações manuais em ${account}`,
    openTrade: "Abrir uma operação",
    closeAll: (count) => `Fechar todas (${count})`,
    noIsolated: "Esta chave não tem permissão para operar futuros isolados.",
    cross: {
      title: "Margem cross",
      deeds: {
        "cross-order": "Ordem cross",
        "cross-deposit": "Depositar",
        "cross-withdraw": "Retirar",
        "cross-close": "Fechar cross",
      },
      mayNot: "Esta chave não tem permissão para operar na margem cross.",
    },
  },
});

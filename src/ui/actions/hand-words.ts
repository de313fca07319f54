import { inBoth } from "#domain/language/in-both.ts";

/** What can be done by hand, where it is offered. */
export const HAND_WORDS = inBoth({
  en: {
    byHandOn: (account: string) => `By hand on ${account}`,
    openTrade: "Open a trade",
    closeAll: (count: number) => `Close all (${count})`,
    noIsolated: "This key may not trade isolated futures.",
    position: {
      title: "By hand",
      deeds: {
        "add-margin": "Add margin",
        "cash-in": "Cash in",
        "stop-loss": "Edit stop loss",
        "take-profit": "Edit take profit",
        close: "Close",
      },
      seen: "You see what it does before anything is sent, and what came of it once it is read back.",
      noIsolated: "This key may not trade isolated futures, so nothing can be ordered by it.",
    },
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
    position: {
      title: "Ações manuais",
      deeds: {
        "add-margin": "Adicionar margem",
        "cash-in": "Retirar",
        "stop-loss": "Editar stop",
        "take-profit": "Editar take profit",
        close: "Fechar",
      },
      seen: "Você vê o que a ação faz antes de algo ser enviado, e o resultado quando ele é lido de volta.",
      noIsolated:
        "Esta chave não tem permissão para operar futuros isolados; nenhuma ordem pode ser enviada por ela.",
    },
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

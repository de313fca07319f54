import { inBoth } from "#domain/language/in-both.ts";

/** What can be done with a position by hand, where it is offered. */
export const POSITION_HAND_WORDS = inBoth({
  en: {
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
  "pt-BR": {
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
});

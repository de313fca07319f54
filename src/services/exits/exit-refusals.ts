import { inBoth } from "#domain/language/in-both.ts";

/** Why an exit is not found. */
export const EXIT_REFUSALS = inBoth({
  en: {
    ended: "This exit has ended. Reload the page.",
  },
  "pt-BR": {
    ended: "Esta saída foi encerrada. Recarregue a página.",
  },
});

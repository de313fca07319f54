import { inBoth } from "#domain/language/in-both.ts";

/** A newer build of what is open. */
export const PWA_WORDS = inBoth({
  en: {
    updateReady: "A newer Axisor is ready.",
    reload: "Reload",
  },
  "pt-BR": {
    updateReady: "Há uma Axisor mais nova.",
    reload: "Recarregar",
  },
});

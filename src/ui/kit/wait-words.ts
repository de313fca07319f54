import { inBoth } from "#domain/language/in-both.ts";

/** When something can be tried again. */
export const WAIT_WORDS = inBoth({
  en: {
    tryIn: (wait: string) => `You can try again in ${wait}.`,
    tryNow: "You can try again now.",
  },
  "pt-BR": {
    tryIn: (wait) => `Você pode tentar de novo em ${wait}.`,
    tryNow: "Você já pode tentar de novo.",
  },
});

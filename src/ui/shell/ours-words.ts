import { inBoth } from "#domain/language/in-both.ts";

/** What every page says that broke, and the way on. */
export const OURS_WORDS = inBoth({
  en: {
    ours: "The mistake is ours. Guards run on the server and are not stopped by it.",
    again: "Load it again",
  },
  "pt-BR": {
    ours: "O erro é nosso. Os guardiões rodam no servidor e não param por isso.",
    again: "Carregar de novo",
  },
});

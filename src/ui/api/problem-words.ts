import { inBoth } from "#domain/language/in-both.ts";

/** What is said where no sentence came back. */
export const PROBLEM_WORDS = inBoth({
  en: {
    noAnswer:
      "Axisor did not answer, so it is not known whether this was stored. Reload the page before you try again.",
    unread: "Axisor did not answer. This page goes on asking; guards run on the server and may go on.",
    unclear: "Axisor could not do this. Check what you typed and try again.",
  },
  "pt-BR": {
    noAnswer:
      "A Axisor não respondeu, então não se sabe se isto foi gravado. Recarregue a página antes de tentar de novo.",
    unread:
      "A Axisor não respondeu. Esta página continua perguntando; os guardiões rodam no servidor e podem continuar.",
    unclear: "A Axisor não conseguiu fazer isto. Confira o que você digitou e tente de novo.",
  },
});

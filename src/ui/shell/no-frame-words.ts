import { inBoth } from "#domain/language/in-both.ts";

/** Where not even the frame of the pages stands. */
export const NO_FRAME_WORDS = inBoth({
  en: {
    cannotShow: "Axisor cannot show this",
  },
  "pt-BR": {
    cannotShow: "A Axisor não consegue mostrar isto",
  },
});

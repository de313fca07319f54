import { inBoth } from "#domain/language/in-both.ts";

/** What the server itself says of what is asked for. */
export const BIND_WORDS = inBoth({
  en: {
    underWay: "It is under way.",
  },
  "pt-BR": {
    underWay: "Está em andamento.",
  },
});

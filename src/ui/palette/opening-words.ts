import { inBoth } from "#domain/language/in-both.ts";

/** What is said of the palette and the sheet of keys before either is loaded. */
export const OPENING_WORDS = inBoth({
  en: {
    palette: "Find anything",
    sheet: "Keyboard shortcuts",
    find: "Find",
    opening: "Opening.",
    close: "Close",
  },
  "pt-BR": {
    palette: "Encontrar qualquer coisa",
    sheet: "Atalhos de teclado",
    find: "Buscar",
    opening: "Abrindo.",
    close: "Fechar",
  },
});

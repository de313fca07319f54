import { inBoth } from "#domain/language/in-both.ts";

/** What a field for a password says. */
export const PASSWORD_WORDS = inBoth({
  en: {
    atLeast: (least: number) => `At least ${least} characters.`,
    ofAtLeast: (length: number, least: number) => `${length} of at least ${least} characters.`,
    longEnough: (length: number) => `${length} characters: long enough.`,
    show: "Show",
    hide: "Hide",
  },
  "pt-BR": {
    atLeast: (least) => `Pelo menos ${least} caracteres.`,
    ofAtLeast: (length, least) => `${length} de pelo menos ${least} caracteres.`,
    longEnough: (length) => `${length} caracteres: suficiente.`,
    show: "Mostrar",
    hide: "Ocultar",
  },
});

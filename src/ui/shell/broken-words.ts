import { inBoth } from "#domain/language/in-both.ts";

/** A page that broke inside its frame. */
export const BROKEN_WORDS = inBoth({
  en: {
    broke: "This page broke",
    nothingSent: "Nothing was sent to an exchange from here.",
    report: (id: string) => `If it happens again, report the id ${id}.`,
  },
  "pt-BR": {
    broke: "Esta página quebrou",
    nothingSent: "Nada foi enviado a uma corretora a partir daqui.",
    report: (id) => `Se acontecer de novo, informe o id ${id}.`,
  },
});

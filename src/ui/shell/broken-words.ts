import { inBoth } from "#domain/language/in-both.ts";

/** Pages that broke. */
export const BROKEN_WORDS = inBoth({
  en: {
    broke: "This page broke",
    ours: "The mistake is ours. Guards run on the server and are not stopped by it.",
    nothingSent: "Nothing was sent to an exchange from here.",
    report: (id: string) => `If it happens again, report the id ${id}.`,
    again: "Load it again",
    cannotShow: "Axisor cannot show this",
  },
  "pt-BR": {
    broke: "Esta página quebrou",
    ours: "O erro é nosso. Os guardiões rodam no servidor e não param por isso.",
    nothingSent: "Nada foi enviado a uma corretora a partir daqui.",
    report: (id) => `Se acontecer de novo, informe o id ${id}.`,
    again: "Carregar de novo",
    cannotShow: "A Axisor não consegue mostrar isto",
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** What is wrong with a field where its schema has no words for it: the library's own in English, ours in Portuguese. */
export const ISSUE_WORDS = inBoth({
  en: {
    tooSmall: (own: string, _least: string) => own,
    tooShort: (own: string, _least: string) => own,
    tooBig: (own: string, _most: string) => own,
    tooLong: (own: string, _most: string) => own,
    odd: (own: string) => own,
  },
  "pt-BR": {
    tooSmall: (_own, least) => `Informe pelo menos ${least}.`,
    tooShort: (_own, least) => `Isto é curto demais: são pelo menos ${least}.`,
    tooBig: (_own, most) => `Informe no máximo ${most}.`,
    tooLong: (_own, most) => `Isto é longo demais: são no máximo ${most}.`,
    odd: () => "Este campo não está na forma esperada.",
  },
});

import { inBoth } from "#domain/language/in-both.ts";

/** What leads on from a refusal. */
export const REFUSAL_WORDS = inBoth({
  en: {
    setUpFactor: "Set up a second factor",
    seeSecurity: "See Security",
    ends: (moment: string, left: string) => `It ends ${moment}, in ${left}.`,
    unconfirmed: "Nothing was changed: it needs a fresh proof that it is you. Press it again to give one.",
  },
  "pt-BR": {
    setUpFactor: "Configurar um segundo fator",
    seeSecurity: "Ver Segurança",
    ends: (moment, left) => `Termina em ${moment}, daqui a ${left}.`,
    unconfirmed: "Nada mudou: é preciso uma nova prova de que é você. Pressione de novo para dá-la.",
  },
});

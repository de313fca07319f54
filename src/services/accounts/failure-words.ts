import { inBoth } from "#domain/language/in-both.ts";

/**
 * A failure of the exchange as a trader reads it. What the exchange says itself stays in its own words; of what we could
 * not make out of it the Portuguese says only what follows.
 */
export const FAILURE_WORDS = inBoth({
  en: {
    rejected: (answer: string) => `LN Markets refused this: ${answer}`,
    unauthorized: (answer: string) => `LN Markets does not accept this key: ${answer}`,
    wait: "LN Markets asks us to wait.",
    unavailable: (what: string) => what,
    unknown: (what: string) => what,
  },
  "pt-BR": {
    rejected: (answer) => `A LN Markets recusou: ${answer}`,
    unauthorized: (answer) => `A LN Markets não aceita esta chave: ${answer}`,
    wait: "A LN Markets pede que esperemos.",
    unavailable: () => "A LN Markets não deu uma resposta utilizável. Tente de novo mais tarde.",
    unknown: () => "A LN Markets pode ou não ter feito isto. Confira a conta antes de tentar de novo.",
  },
});

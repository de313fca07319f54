import type { ReEvaluation } from "../automations/re-evaluate.ts";
import { inBoth } from "../language/in-both.ts";
import type { Locale } from "../language/locale.ts";
import { decisionWords } from "./decision-words.ts";
import { figures } from "./figures.ts";

const WORDS = inBoth({
  en: {
    matches: "Taken again from its stored inputs, the decision is the same to the last number.",
    differs: "Taken again from its stored inputs, the decision is another one: the rules have changed since.",
    nothingDecided: "No automation decided this, so there is nothing to take again.",
    notKept: "This receipt is from before all inputs were kept: its decision cannot be taken again.",
  },
  "pt-BR": {
    matches: "Refeita a partir das entradas guardadas, a decisão é a mesma até o último número.",
    differs: "Refeita a partir das entradas guardadas, a decisão é outra: as regras mudaram desde então.",
    nothingDecided: "Nenhuma automação decidiu isto, então não há nada a refazer.",
    notKept: "Este recibo é de antes de todas as entradas serem guardadas: a decisão não pode ser refeita.",
  },
});

/** What came of taking a decision again: a sentence, and both verdicts where there are two. */
export type ReEvaluationWords = {
  readonly words: string;
  readonly stored: string | null;
  readonly taken: string | null;
};

/** Puts the result of a re-evaluation into words. */
export const reEvaluationWords = (result: ReEvaluation, locale: Locale): ReEvaluationWords => {
  const f = figures(locale);
  const words = WORDS[locale];
  switch (result.kind) {
    case "matches":
      return {
        words: words.matches,
        stored: decisionWords(f, result.decision),
        taken: decisionWords(f, result.decision),
      };
    case "differs":
      return {
        words: words.differs,
        stored: decisionWords(f, result.stored),
        taken: decisionWords(f, result.taken),
      };
    case "cannot":
      return {
        words: result.rule === "nothing-decided" ? words.nothingDecided : words.notKept,
        stored: null,
        taken: null,
      };
  }
};

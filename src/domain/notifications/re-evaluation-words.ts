import type { ReEvaluation } from "../automations/re-evaluate.ts";
import type { Locale } from "../language/locale.ts";
import { decisionWords } from "./decision-words.ts";
import { figures } from "./figures.ts";

/** What came of taking a decision again: a sentence, and both verdicts where there are two. */
export type ReEvaluationWords = {
  readonly words: string;
  readonly stored: string | null;
  readonly taken: string | null;
};

/** Puts the result of a re-evaluation into words. */
export const reEvaluationWords = (result: ReEvaluation, locale: Locale): ReEvaluationWords => {
  const f = figures(locale);
  switch (result.kind) {
    case "matches":
      return {
        words: "Taken again from its stored inputs, the decision is the same to the last number.",
        stored: decisionWords(f, result.decision),
        taken: decisionWords(f, result.decision),
      };
    case "differs":
      return {
        words:
          "Taken again from its stored inputs, the decision is another one: the rules have changed since.",
        stored: decisionWords(f, result.stored),
        taken: decisionWords(f, result.taken),
      };
    case "cannot":
      return {
        words:
          result.rule === "nothing-decided"
            ? "No automation decided this, so there is nothing to take again."
            : "This receipt is from before all inputs were kept: its decision cannot be taken again.",
        stored: null,
        taken: null,
      };
  }
};

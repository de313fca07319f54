import type { ReEvaluation } from "../automations/re-evaluate.ts";
import { figures, type Locale } from "./figures.ts";
import { verdictWords } from "./verdict-words.ts";

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
        stored: verdictWords(f, result.verdict),
        taken: verdictWords(f, result.verdict),
      };
    case "differs":
      return {
        words:
          "Taken again from its stored inputs, the decision is another one: the rules have changed since.",
        stored: verdictWords(f, result.stored),
        taken: verdictWords(f, result.taken),
      };
    case "cannot":
      return {
        words:
          result.rule === "no-guard-decided"
            ? "No guard decided this, so there is nothing to take again."
            : "This receipt is from before all inputs were kept: its decision cannot be taken again.",
        stored: null,
        taken: null,
      };
  }
};

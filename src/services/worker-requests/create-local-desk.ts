import type { WorkerDesk } from "#ports/worker-requests.ts";
import { type AnswerDeps, answerQuestion } from "./answer-question.ts";

/** Does the asked in this very process, which holds the keys itself. */
export const createLocalDesk = (deps: AnswerDeps): WorkerDesk => ({
  ask: async ({ secret, ...question }) => {
    try {
      return await answerQuestion(deps, { ...question, secret, goodUntil: null });
    } finally {
      secret?.fill(0);
    }
  },
});

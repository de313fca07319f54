import { answerQuestion } from "#services/worker-requests/answer-question.ts";
import type { Question } from "#services/worker-requests/question.ts";
import { serveRequests } from "#services/worker-requests/serve-requests.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { repeat } from "./repeat.ts";

/** A notice can be lost with its connection; whoever waits looks for the answer as often. */
const LOOK_EVERY_MS = 1_000;

/** Answers what processes without keys ask, as soon as it is asked, until the signal. */
export const answerRequests = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  let wake: () => void = () => undefined;
  const serve = async (): Promise<number> => {
    const answer = (question: Question) => answerQuestion(wired, question);
    const deps = { ...wired, requests: wired.workerRequests, answer };
    let done = 0;
    for (let served = 1; served > 0 && !signal.aborted; done += served) served = await serveRequests(deps);
    return done;
  };
  const listening = await wired.workerRequests.listen(() => wake()).catch(() => null);
  try {
    // The pause is what a notice ends early.
    await repeat(wired, { signal }, 0, "worker-requests", async () => {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const done = await serve();
      await Promise.race([woken, sleep(LOOK_EVERY_MS, signal)]);
      return done;
    });
  } finally {
    await listening?.stop().catch(() => undefined);
  }
};

import type { ClockSeen, Told } from "./observations.ts";
import type { ProbeDeps } from "./probe-session.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

const LOOKS = 3;
/** Public requests may be one a second. */
const REST_MS = 1_500;

/** The exchange's clock against ours, from the quickest of a few looks: its answer was made half-way, give or take that half. */
export const measureClock = async ({ desk, sleep }: ProbeDeps): Promise<Told<ClockSeen>> => {
  let best: ClockSeen | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await sleep(REST_MS);
    const { answer, sentAt, heardAt } = await desk.serverTime();
    if (!answer.ok && best === null) return { kind: "unclear", why: wordsOfFailure(answer.failure) };
    if (!answer.ok) continue;
    const roundTripMs = heardAt - sentAt;
    const offsetMs = Math.round(answer.value - (sentAt + heardAt) / 2);
    if (best === null || roundTripMs < best.roundTripMs) best = { offsetMs, roundTripMs };
  }
  return best === null ? { kind: "unclear", why: "no answer" } : { kind: "seen", value: best };
};

import { OLDEST_STAMP_MS, STAMP_WINDOW_MS } from "#domain/intents/send-timings.ts";
import { findEdge } from "./find-edge.ts";
import type { StampsSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";

const RESOLUTION_MS = 500;
/** Either side of what the documents say, then far out. */
const GUESSES = [STAMP_WINDOW_MS - 1_000, STAMP_WINDOW_MS + 1_000, 120_000, OLDEST_STAMP_MS];

/**
 * How far back and ahead of the exchange's clock a signed read is taken. Every question is a read with another stamp, so a
 * refusal can only be about the stamp; about a dozen questions in all.
 */
export const probeStamps = async (session: ProbeSession, roundTripMs: number): Promise<Told<StampsSeen>> => {
  const accepts = async (ageMs: number): Promise<boolean | null> => {
    if (session.isStopped()) return null;
    const { answer } = await readPatiently(session, () => session.desk.balance(stampNow(session, ageMs)));
    if (answer.ok) return true;
    return answer.failure.kind === "unauthorized" || answer.failure.kind === "rejected" ? false : null;
  };
  const search = { guesses: GUESSES, resolution: RESOLUTION_MS };
  const back = await findEdge(accepts, { ...search, accepted: RESOLUTION_MS });
  const ahead =
    back && (await findEdge((ms) => accepts(-ms), { ...search, accepted: 0, guesses: [1_000, ...GUESSES] }));
  if (back === null || ahead === null)
    return { kind: "unclear", why: "a read was neither answered nor refused" };
  return { kind: "seen", value: { back, ahead, roundTripMs } };
};

import type { Seen } from "#ports/probe-desk.ts";
import type { ProbeSession } from "./probe-session.ts";

const MOST_TRIES = 3;

/** Rests, then reads; waits as long as the exchange asks and tries again where it was too soon. */
export const readPatiently = async <T>(
  session: ProbeSession,
  read: () => Promise<Seen<T>>,
): Promise<Seen<T>> => {
  for (let tries = 1; ; tries += 1) {
    await session.sleep(session.gapMs);
    const seen = await read();
    if (seen.answer.ok || seen.answer.failure.kind !== "rate-limited" || tries === MOST_TRIES) return seen;
    await session.sleep(seen.answer.failure.retryAfterMs);
  }
};

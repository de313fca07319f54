import type { Seen } from "#ports/probe-desk.ts";
import type { LimitSeen, Told } from "./observations.ts";
import type { ProbeSession } from "./probe-session.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

export type Burst = {
  readonly ask: () => Promise<Seen<unknown>>;
  /** As many at the most. */
  readonly most: number;
  /** So many are under way at a time; as many may be refused beside the first. */
  readonly lanes: number;
};

/** Long enough for what was used before to be there again, in milliseconds. */
const REFILL_MS = 2_000;
/** Beyond what was asked for, so that no rounding of theirs refuses us. */
const EXTRA_MS = 100;

type Count = { passed: number; left: number; refusal: Seen<unknown> | null; headers: LimitSeen["headers"] };

const runLane = async (ask: Burst["ask"], count: Count): Promise<void> => {
  while (count.left > 0 && count.refusal === null) {
    count.left -= 1;
    const seen = await ask();
    if (Object.keys(seen.limitHeaders).length > 0) count.headers = { ...count.headers, ...seen.limitHeaders };
    if (seen.answer.ok) count.passed += 1;
    else count.refusal ??= seen;
  }
};

/**
 * Asks as fast as answers come until the first refusal or `most`, then waits as long as the exchange asks and tries once.
 * It stops at that one refusal: many of them can get an address banned.
 */
export const countUntilRefused = async (session: ProbeSession, burst: Burst): Promise<Told<LimitSeen>> => {
  await session.sleep(REFILL_MS);
  const count: Count = { passed: 0, left: burst.most, refusal: null, headers: {} };
  const begun = session.elapsed();
  await Promise.all(Array.from({ length: burst.lanes }, () => runLane(burst.ask, count)));
  const withinMs = Math.round(session.elapsed() - begun);
  const { passed, headers, refusal } = count;
  const failure = refusal === null || refusal.answer.ok ? null : refusal.answer.failure;
  if (failure === null) return { kind: "seen", value: { passed, withinMs, headers, refusal: null } };
  if (failure.kind !== "rate-limited") return { kind: "unclear", why: wordsOfFailure(failure) };
  const { retryAfterMs } = failure;
  await session.sleep(retryAfterMs + EXTRA_MS);
  const after = await burst.ask();
  const value = { passed, withinMs, headers, refusal: { retryAfterMs, isHonest: after.answer.ok } };
  return { kind: "seen", value };
};

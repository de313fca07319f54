import { AppError } from "../app-error.ts";
import { closeLeftovers } from "./close-leftovers.ts";
import { measureClock } from "./measure-clock.ts";
import type { ClockSeen, KeySeen, Observations, StampsSeen, Told } from "./observations.ts";
import { probeLimits } from "./probe-limits.ts";
import type { ProbeDeps, ProbeSession } from "./probe-session.ts";
import { probeStamps } from "./probe-stamps.ts";
import { noWrites, PROBE_LABEL, probeWrites } from "./probe-writes.ts";
import { rateOfLimit } from "./rate-of-limit.ts";
import { readPatiently } from "./read-patiently.ts";
import { stampNow } from "./stamp-now.ts";
import { wordsOfFailure } from "./words-of-failure.ts";

export type ProbeRun = {
  readonly observations: Observations;
  /** Trades of ours that may still run: their ids, or our label where no answer told the id. */
  readonly leftOpen: readonly string[];
};

/** Four requests a second until the limit is known, and then well below it. */
const GAP_MS = 250;
const gapOf = (perSecond: number | null): number =>
  perSecond === null ? GAP_MS : Math.max(GAP_MS, Math.ceil(1_250 / perSecond));

/** Without a clock and a key that is let in there is nothing to ask. @throws AppError unavailable · unauthorized */
const startSession = async (
  deps: ProbeDeps,
): Promise<{ readonly session: ProbeSession; readonly clock: ClockSeen }> => {
  deps.say("Comparing clocks");
  const clock = await measureClock(deps);
  if (clock.kind !== "seen")
    throw new AppError("unavailable", `The exchange cannot be reached: ${clock.why}`);
  const session = { ...deps, offsetMs: clock.value.offsetMs, gapMs: GAP_MS };
  const { answer } = await readPatiently(session, () => deps.desk.balance(stampNow(session)));
  if (!answer.ok) {
    throw new AppError(
      "unauthorized",
      `The account cannot be read with this key (${wordsOfFailure(answer.failure)}). Check key, secret and passphrase.`,
    );
  }
  return { session, clock: clock.value };
};

const listen = async (session: ProbeSession) => {
  session.say("Asking the stream what the key may do");
  const answer = await session.desk.listen(stampNow(session));
  const key: Told<KeySeen> = answer.ok
    ? { kind: "seen", value: { ...answer.value.permissions, refusal: answer.value.refusal } }
    : { kind: "unclear", why: wordsOfFailure(answer.failure) };
  return { key, stream: answer.ok ? answer.value : null };
};

/**
 * Asks an exchange everything about it that its documents leave open. Reads come first; each step that moves money asks
 * before, and what was opened is closed at the end, also after a stop.
 * @throws AppError unavailable · unauthorized before anything was done
 */
export const runProbe = async (deps: ProbeDeps): Promise<ProbeRun> => {
  const { session: started, clock } = await startSession(deps);
  started.say("Trying stamps back and ahead with signed reads");
  const stamps: Told<StampsSeen> = await probeStamps(started, clock.roundTripMs);
  started.say("Looking for the request limits, one refusal each");
  const limits = await probeLimits(started);
  const session = { ...started, gapMs: gapOf(rateOfLimit(limits.keyLimit)) };
  const { key, stream } = await listen(session);
  try {
    const before = await closeLeftovers(session, PROBE_LABEL);
    const writes = session.isStopped()
      ? { seen: noWrites("the probe was stopped"), leftOpen: [] }
      : await probeWrites(session, stream);
    const observations = {
      clock: { kind: "seen", value: clock },
      stamps,
      ...limits,
      key,
      ...writes.seen,
    } as const;
    return { observations, leftOpen: [...before, ...writes.leftOpen] };
  } finally {
    stream?.close();
  }
};

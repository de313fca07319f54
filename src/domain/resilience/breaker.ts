/**
 * What a call told about the exchange. `neither` for one that says nothing about its health: it asked us to wait, or
 * answered something we cannot read.
 */
export type CallOutcome = "good" | "bad" | "neither";

/** Calls that began to be counted in one second of the clock, and whose the bad ones were. */
type Tally = {
  readonly second: number;
  readonly calls: number;
  readonly bad: number;
  readonly callers: readonly string[];
};

/** Whose call it was, and how many must have had bad ones before nobody may call. */
export type Caller = { readonly by: string; readonly least: number };

const ALONE: Caller = { by: "", least: 1 };

/** What a circuit breaker knows; a plain value, times in milliseconds of a clock that never jumps. */
export type Breaker = {
  /** Oldest first; empty while open. */
  readonly tallies: readonly Tally[];
  /** When the next call may try whether the exchange is back; null while closed. */
  readonly probeAt: number | null;
};

/** `probe`: this one call finds out for all whether the exchange is back. */
export type Admission = "pass" | "probe" | "refuse";

const WINDOW_S = 30;
const LEAST_CALLS = 10;
/** With what a caller and the exchange take, the first good call follows within 5 s; at most 130 probes in 10 minutes. */
const PROBE_EVERY_MS = 4_650;

export const CLOSED: Breaker = { tallies: [], probeAt: null };

/** Lets a call pass while closed; while open, one in each interval as a probe, if the call may serve as one. */
export const admit = (
  breaker: Breaker,
  now: number,
  mayProbe: boolean,
): { readonly breaker: Breaker; readonly admission: Admission } => {
  if (breaker.probeAt === null) return { breaker, admission: "pass" };
  if (!mayProbe || now < breaker.probeAt) return { breaker, admission: "refuse" };
  return { breaker: { ...breaker, probeAt: now + PROBE_EVERY_MS }, admission: "probe" };
};

/** The probe did not leave after all: another call may be it at once. */
export const giveProbeBack = (breaker: Breaker, now: number): Breaker =>
  breaker.probeAt === null ? breaker : { ...breaker, probeAt: now };

const countIn = (tallies: readonly Tally[], isBad: boolean, now: number, by: string): readonly Tally[] => {
  const second = Math.floor(now / 1_000);
  const recent = tallies.filter((tally) => tally.second > second - WINDOW_S);
  const last = recent.at(-1);
  const bad = isBad ? 1 : 0;
  if (last?.second !== second) return [...recent, { second, calls: 1, bad, callers: isBad ? [by] : [] }];
  const callers = isBad && !last.callers.includes(by) ? [...last.callers, by] : last.callers;
  return [...recent.slice(0, -1), { second, calls: last.calls + 1, bad: last.bad + bad, callers }];
};

const sum = (tallies: readonly Tally[], of: "calls" | "bad"): number =>
  tallies.reduce((total, tally) => total + tally[of], 0);

const failing = (tallies: readonly Tally[]): number =>
  new Set(tallies.flatMap(({ callers }) => callers)).size;

/**
 * Takes note of how a call ended. Opens when at least half of at least 10 calls within 30 s were bad, and these were of
 * `least` callers; any good call closes it again and forgets the bad ones.
 */
export const noteOutcome = (
  breaker: Breaker,
  outcome: CallOutcome,
  now: number,
  { by, least }: Caller = ALONE,
): Breaker => {
  if (outcome === "neither") return breaker;
  if (breaker.probeAt !== null) return outcome === "good" ? CLOSED : breaker;
  const tallies = countIn(breaker.tallies, outcome === "bad", now, by);
  const [calls, bad] = [sum(tallies, "calls"), sum(tallies, "bad")];
  // Only a bad call opens it: while good ones come, the exchange is there.
  const isDown = outcome === "bad" && calls >= LEAST_CALLS && 2 * bad >= calls && failing(tallies) >= least;
  return isDown ? { tallies: [], probeAt: now + PROBE_EVERY_MS } : { tallies, probeAt: null };
};

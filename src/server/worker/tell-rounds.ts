import type { Log } from "#ports/log.ts";

/** Rounds that did nothing are told of together, this often. */
const QUIET_MS = 10 * 60_000;

/** What tells the log of a loop's rounds. */
export type RoundTeller = {
  /** `done`: how much it did, where it says so. */
  ended(ms: number, done: unknown): void;
  failed(ms: number, error: unknown): void;
  /** The loop is over: what was not told yet is. */
  over(): void;
};

/**
 * A line `job` for each round of a loop that did something or failed, and one now and then for all that did not: a loop that
 * says nothing at all does not run.
 */
export const tellRounds = (log: Log, kind: string, elapsed: () => number): RoundTeller => {
  const actor = "system";
  let [rounds, slowest, toldAt] = [0, 0, elapsed()];
  const tellQuiet = (): void => {
    if (rounds > 0) log.info("job", { kind, actor, outcome: "quiet", rounds, ms: Math.round(slowest) });
    [rounds, slowest, toldAt] = [0, 0, elapsed()];
  };
  return {
    ended: (ms, done) => {
      if (typeof done === "number" && done > 0) {
        log.info("job", { kind, actor, outcome: "done", done, ms: Math.round(ms) });
        return;
      }
      rounds += 1;
      slowest = Math.max(slowest, ms);
      if (elapsed() - toldAt >= QUIET_MS) tellQuiet();
    },
    failed: (ms, error) => {
      const name = error instanceof Error ? error.name : "unknown";
      log.warn("job", { kind, actor, outcome: "failed", error: name, ms: Math.round(ms) });
    },
    over: tellQuiet,
  };
};

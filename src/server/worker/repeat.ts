import type { Log } from "#ports/log.ts";
import { type Sleep, sleep } from "../within.ts";
import { tellRounds } from "./tell-rounds.ts";

const FAILURE_PAUSE_MS = 1_000;

const elapsed = (): number => performance.now();

/** A pause after each round, in milliseconds, or rounds that begin so far from each other where none takes longer. */
export type Pace = number | { readonly everyMs: number };

const pauseAfter = (tookMs: number, pace: Pace): number =>
  typeof pace === "number" ? pace : Math.max(0, pace.everyMs - tookMs);

/**
 * Runs `work` until the signal, at that pace; a failure is logged and never ends the loop. What `work` gives back
 * as a number is how much it did, for the log.
 */
export const repeat = async (
  { log }: { readonly log: Log },
  { signal, wait = sleep }: { readonly signal: AbortSignal; readonly wait?: Sleep },
  pace: Pace,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  const rounds = tellRounds(log, name, elapsed);
  while (!signal.aborted) {
    const began = elapsed();
    let pause: number;
    try {
      const done = await work();
      const took = elapsed() - began;
      rounds.ended(took, done);
      pause = pauseAfter(took, pace);
    } catch (error) {
      log.error(`${name}-failed`, { error: String(error) });
      rounds.failed(elapsed() - began, error);
      pause = FAILURE_PAUSE_MS;
    }
    await wait(pause, signal);
  }
  rounds.over();
};

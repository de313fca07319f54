import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#ports/log.ts";
import { tellRounds } from "./tell-rounds.ts";

const FAILURE_PAUSE_MS = 1_000;

const elapsed = (): number => performance.now();

/**
 * Runs `work` until the signal, with a pause between; a failure is logged and never ends the loop. What `work` gives back
 * as a number is how much it did, for the log.
 */
export const repeat = async (
  { log }: { readonly log: Log },
  { signal }: { readonly signal: AbortSignal },
  pauseMs: number,
  name: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  const rounds = tellRounds(log, name, elapsed);
  while (!signal.aborted) {
    let pause = pauseMs;
    const began = elapsed();
    try {
      const done = await work();
      rounds.ended(elapsed() - began, done);
    } catch (error) {
      log.error(`${name}-failed`, { error: String(error) });
      rounds.failed(elapsed() - began, error);
      pause = FAILURE_PAUSE_MS;
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
  rounds.over();
};

import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#ports/log.ts";

const FAILURE_PAUSE_MS = 1_000;

/** Runs `work` until the signal, with a pause between; a failure is logged and never ends the loop. */
export const repeat = async (
  { log }: { readonly log: Log },
  { signal }: { readonly signal: AbortSignal },
  pauseMs: number,
  name: string,
  work: () => Promise<void>,
): Promise<void> => {
  while (!signal.aborted) {
    let pause = pauseMs;
    try {
      await work();
    } catch (error) {
      log.error(`${name}-failed`, { error: String(error) });
      pause = FAILURE_PAUSE_MS;
    }
    await sleep(pause, undefined, { signal }).catch(() => {});
  }
};

import type { Log } from "#ports/log.ts";
import { within } from "../within.ts";
import type { CronTime } from "./cron-time.ts";

export type Round = (signal: AbortSignal) => Promise<"again" | "enough">;

/** What became of a cron call's rounds. `isLate`: the last one still hung when the call had to end. */
export type Rounds = { readonly ended: number; readonly failed: number; readonly isLate: boolean };

/**
 * Repeats a round every `everyMs` inside a cron call's time, until one says that it is enough. A round that fails is
 * logged and the next one comes; one that hangs is left behind in time, with its signal given, and its leases free its work.
 * @throws whatever the rounds threw when none succeeded.
 */
export const keepGoing = async (
  deps: { readonly log: Log },
  time: CronTime,
  everyMs: number,
  round: Round,
): Promise<Rounds> => {
  const begun = time.clock();
  const late = new AbortController();
  let [ended, failed] = [0, 0];
  let lastError: unknown;
  const run = async (): Promise<void> => {
    for (let next = begun; !late.signal.aborted; next = Math.max(next + everyMs, time.clock())) {
      if (next > begun + time.lastStartMs) return;
      // A clock goes on between two looks at it.
      await time.sleep(Math.max(0, next - time.clock()), late.signal);
      if (late.signal.aborted) return;
      try {
        const verdict = await round(late.signal);
        ended += 1;
        if (verdict === "enough") return;
      } catch (error) {
        failed += 1;
        lastError = error;
        deps.log.error("cron-round-failed", { error: String(error) });
      }
    }
  };
  const isLate = !(await within(run(), time.endMs, time.sleep));
  late.abort();
  if (ended === 0 && failed > 0) throw lastError;
  return { ended, failed, isLate };
};

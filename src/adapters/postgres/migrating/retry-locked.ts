import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

export type Patience = Readonly<{
  /** How long a statement may stand in the queue for a lock; whoever comes after it waits as long. */
  lockTimeoutMs: number;
  pauseMs: number;
  tries: number;
}>;

/** Lock timeout and deadlock: somebody else was using the table, and nothing was changed. */
const LOCKED = new Set(["55P03", "40P01"]);

/**
 * Changes a table as soon as nobody uses it. A change that waits for its lock holds up everybody who comes later, so it
 * steps back after a moment, lets them pass, and asks again.
 */
export const retryLocked = async (
  { tries, pauseMs }: Patience,
  change: () => Promise<unknown>,
): Promise<void> => {
  for (let left = tries - 1; ; left -= 1) {
    try {
      await change();
      return;
    } catch (error) {
      if (!(error instanceof postgres.PostgresError && LOCKED.has(error.code))) throw error;
      if (left <= 0)
        throw new Error(
          `A table that a migration changes was in use ${tries} times in a row; end what holds it and migrate again.`,
          { cause: error },
        );
      await sleep(pauseMs);
    }
  }
};

import { removeOutdated } from "#services/upkeep/remove-outdated.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";

const TIDY_EVERY_MS = 60 * 60_000;

/** Removes what means nothing any more, once an hour until the signal. */
export const keepTidy = (wired: Wired, signal: AbortSignal): Promise<void> =>
  repeat(wired, { signal }, TIDY_EVERY_MS, "maintenance", async () => {
    const removed = await removeOutdated(wired, wired.clock());
    wired.log.info("maintenance", removed);
    return Object.values(removed).reduce((sum, one) => sum + one, 0);
  });

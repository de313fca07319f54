import { workNotifications } from "#services/notifications/work-notifications.ts";
import { writeDigests } from "#services/notifications/write-digests.ts";
import { deliveryDepsOf } from "../told/delivery-deps-of.ts";
import type { Wired } from "../wired.ts";
import { repeat } from "./repeat.ts";

/** What happened is told within a second of it. */
const LOOK_EVERY_MS = 500;
const TEND_EVERY_MS = 5_000;
const DIGESTS_EVERY_MS = 60_000;

/** Tells traders what happened, as long as the signal lets it. */
export const tellAlways = async (wired: Wired, signal: AbortSignal): Promise<void> => {
  const deps = deliveryDepsOf(wired);
  await Promise.all([
    repeat(wired, { signal }, LOOK_EVERY_MS, "tell", async () => {
      let done = 0;
      for (let round = 1; round > 0 && !signal.aborted; done += round) round = await workNotifications(deps);
      return done;
    }),
    repeat(wired, { signal }, TEND_EVERY_MS, "tend-queue", () => deps.jobs.tend()),
    repeat(wired, { signal }, DIGESTS_EVERY_MS, "digests", () => writeDigests(deps)),
  ]);
};

import { workNotifications } from "#services/notifications/work-notifications.ts";
import { writeDigests } from "#services/notifications/write-digests.ts";
import { pollUpdates } from "#services/telegram/poll-updates.ts";
import { lookOnce } from "../operations/watch-over.ts";
import { deliveryDepsOf } from "../told/delivery-deps-of.ts";
import { telegramDepsOf } from "../told/telegram-deps-of.ts";
import type { Wired } from "../wired.ts";
import { isWorkerAlive } from "../worker/is-worker-alive.ts";
import { CRON_TIME, type CronTime } from "./cron-time.ts";
import { keepGoing, type Rounds } from "./keep-going.ts";
import { networksInUse } from "./networks-in-use.ts";

/** What happens while the call lasts is told as soon. */
const ROUND_EVERY_MS = 1_000;

/** Whether a worker lives, which does all of this by itself. */
const isWatched = async (wired: Wired): Promise<boolean> => {
  const networks = await networksInUse(wired);
  const seen = await Promise.all(networks.map((network) => wired.markets.seen(network)));
  return seen.some((one) => isWorkerAlive(one, wired.clock()));
};

/** What was done: things decided about, sent or given up, and digests written. */
export type NotifyReport = Rounds & { readonly done: number; readonly digests: number };

/**
 * Tells traders what happened, by cron: everything that waits now, and what comes while the call lasts. A worker that does the
 * same is no harm: each delivery is given out once, and a second call takes what the first leaves. What was sent to the bot is
 * answered beside it. The installation is looked over once, for there may be nobody else who does.
 */
export const runNotify = async (wired: Wired, time: CronTime = CRON_TIME): Promise<NotifyReport> => {
  const deps = deliveryDepsOf(wired);
  const telegram = telegramDepsOf(wired);
  let done = 0;
  await lookOnce(wired);
  await deps.jobs.tend();
  const digests = await writeDigests(deps);
  const rounds = await keepGoing(wired, time, ROUND_EVERY_MS, async (signal) => {
    if (telegram !== null) await pollUpdates(telegram, { signal, waitMs: 0 });
    for (let round = await workNotifications(deps); round > 0; round = await workNotifications(deps))
      done += round;
    return (await isWatched(wired)) ? "enough" : "again";
  });
  return { ...rounds, done, digests };
};

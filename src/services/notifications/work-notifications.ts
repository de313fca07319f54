import { buryJob } from "./bury-job.ts";
import { deliver } from "./deliver.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { sendLetter } from "./send-letter.ts";

/** So many things are decided about in one transaction. */
const SPREAD_AT_ONCE = 200;
/** So many messages are on their way at once. */
const SEND_AT_ONCE = 50;

/**
 * Decides where what happened is told, and tells it: one round of everything that waits now.
 * @returns how much it did; 0 means that nothing waits.
 */
export const workNotifications = async (deps: DeliveryDeps): Promise<number> => {
  const { jobs, deliveries, means, clock } = deps;
  const spread = await deliveries.spread(SPREAD_AT_ONCE, clock(), means);
  const done = await Promise.all([
    jobs.work("deliver", SEND_AT_ONCE, ({ subjectId }) => deliver(deps, subjectId)),
    jobs.work("letter", SEND_AT_ONCE, ({ subjectId }) => sendLetter(deps, subjectId)),
    jobs.work("climb", SEND_AT_ONCE, async ({ subjectId, round }) => {
      await deliveries.climb(subjectId, round, clock(), means);
    }),
    jobs.bury(SEND_AT_ONCE, (job, died) => buryJob(deps, job, died)),
  ]);
  return done.reduce((sum, one) => sum + one, spread);
};

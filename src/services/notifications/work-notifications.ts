import type { JobKind } from "#domain/operations/job-kind.ts";
import type { Job } from "#ports/jobs.ts";
import { buryJob } from "./bury-job.ts";
import { deliver } from "./deliver.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { sendLetter } from "./send-letter.ts";

/** So many things are decided about in one transaction. */
const SPREAD_AT_ONCE = 200;
/** So many messages are on their way at once. */
const SEND_AT_ONCE = 50;

/** Goes on with the trace of what the job came from. */
const inTrace = <T>(
  { tracer }: DeliveryDeps,
  kind: JobKind | "bury",
  { round, traceparent }: Job,
  work: () => Promise<T>,
): Promise<T> => tracer.span("job", { kind, round }, work, traceparent);

/**
 * Decides where what happened is told, and tells it: one round of everything that waits now.
 * @returns how much it did; 0 means that nothing waits.
 */
export const workNotifications = async (deps: DeliveryDeps): Promise<number> => {
  const { jobs, deliveries, means, clock } = deps;
  const spread = await deliveries.spread(SPREAD_AT_ONCE, clock(), means);
  const work = (kind: JobKind, by: (job: Job) => Promise<unknown>) =>
    jobs.work(kind, SEND_AT_ONCE, async (job) => {
      await inTrace(deps, kind, job, () => by(job));
    });
  const done = await Promise.all([
    work("deliver", ({ subjectId }) => deliver(deps, subjectId)),
    work("letter", ({ subjectId }) => sendLetter(deps, subjectId)),
    work("climb", ({ subjectId, round }) => deliveries.climb(subjectId, round, clock(), means)),
    jobs.bury(SEND_AT_ONCE, (job, died) => inTrace(deps, "bury", job, () => buryJob(deps, job, died))),
  ]);
  return done.reduce((sum, one) => sum + one, spread);
};

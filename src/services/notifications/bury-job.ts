import type { JobKind } from "#domain/operations/job-kind.ts";
import type { Job } from "#ports/jobs.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { giveUpDelivery } from "./give-up-delivery.ts";

const TRIED = "no attempt of an hour arrived";

/** What died in the queue ends as failed, and is told where it can be: nothing is lost unheard. */
export const buryJob = async (deps: DeliveryDeps, job: Job, died: JobKind): Promise<void> => {
  deps.log.error("job-dead", { queue: died, subject: job.subjectId });
  if (died === "letter") {
    deps.meter?.count("notifications_total", { channel: "letter", outcome: "dead" });
    return deps.mails.end(job.subjectId, "failed", TRIED, deps.clock());
  }
  if (died === "climb") return;
  const due = await deps.deliveries.due(job.subjectId);
  if (due === null) return;
  deps.meter?.count("notifications_total", { channel: due.channel, outcome: "dead" });
  await giveUpDelivery(deps, due, TRIED);
};

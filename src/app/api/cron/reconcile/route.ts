import { handleCron } from "#server/cron/handle-cron.ts";
import { runReconcile } from "#server/cron/reconcile.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

const handle = handleCron(runReconcile);

export { handle as GET, handle as POST };

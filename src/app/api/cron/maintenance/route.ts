import { handleCron } from "#server/cron/handle-cron.ts";
import { runMaintenance } from "#server/cron/maintenance.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

const handle = handleCron(runMaintenance);

export { handle as GET, handle as POST };

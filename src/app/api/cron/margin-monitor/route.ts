import { handleCron } from "#server/cron/handle-cron.ts";
import { runMarginMonitor } from "#server/cron/margin-monitor.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

const handle = handleCron(runMarginMonitor);

export { handle as GET, handle as POST };

import { handleCron } from "#server/cron/handle-cron.ts";
import { runSyncPositions } from "#server/cron/sync-positions.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

const handle = handleCron(runSyncPositions);

export { handle as GET, handle as POST };

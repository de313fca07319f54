import { cronRoute } from "#server/cron/cron-route.ts";
import { runSyncPositions } from "#server/cron/sync-positions.ts";
import { handleRoute } from "#server/http/handle-route.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(
  cronRoute({ job: runSyncPositions, needsKeys: true }),
);

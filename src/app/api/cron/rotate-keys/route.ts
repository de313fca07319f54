import { cronRoute } from "#server/cron/cron-route.ts";
import { runRotateKeys } from "#server/cron/rotate-keys.ts";
import { handleRoute } from "#server/http/handle-route.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handleRoute(
  cronRoute({ job: runRotateKeys, needsKeys: true }),
);

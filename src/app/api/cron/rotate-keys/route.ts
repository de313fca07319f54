import { handleCron } from "#server/cron/handle-cron.ts";
import { runRotateKeys } from "#server/cron/rotate-keys.ts";

/** Seconds the platform lets a call go on. */
export const maxDuration = 60;

const handle = handleCron(runRotateKeys);

export { handle as GET, handle as POST };

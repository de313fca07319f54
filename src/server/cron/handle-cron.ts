import { composition } from "../composition.ts";
import { log } from "../log.ts";
import type { Wired } from "../wired.ts";
import { withCron } from "./with-cron.ts";

/** The handler of a cron route: the job with this process's parts, for whoever holds the secret. */
export const handleCron =
  (job: (wired: Wired) => Promise<unknown>) =>
  async (request: Request): Promise<Response> => {
    const { wired, settings } = await composition();
    return await withCron(request, { secret: settings.cronSecret, log }, () => job(wired));
  };

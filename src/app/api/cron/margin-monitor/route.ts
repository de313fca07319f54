import { composition } from "#server/composition.ts";
import { runMarginMonitor } from "#server/cron/margin-monitor.ts";
import { withCron } from "#server/cron/with-cron.ts";
import { log } from "#server/log.ts";

const handle = async (request: Request) => {
  const { settings } = await composition();
  return await withCron(request, { secret: settings.cronSecret, log }, runMarginMonitor);
};

export { handle as GET, handle as POST };

import { type SweepReport, sweepSecurity } from "#services/security/sweep-security.ts";
import type { Wired } from "../wired.ts";

/**
 * The watch over the security log by cron: walks a stretch of the chain, gives answers that an ended process still owes,
 * and looks at how often this process opened credentials. It remembers nothing of the call before, so a log that was cut
 * short between two calls is not seen by it; `npm run verify-chain` with a head that was written down elsewhere sees it.
 */
export const runWatchSecurity = async (wired: Wired): Promise<Omit<SweepReport, "memory">> => {
  const { memory: _, ...report } = await sweepSecurity(wired, null);
  return report;
};

import { unstable_rethrow } from "next/navigation";
import { composition } from "#server/composition.ts";
import { log } from "../log.ts";
import type { Overview } from "../trpc/schemas/views.ts";
import { inTime } from "./in-time.ts";
import { pagePreferences } from "./page-preferences.ts";

/** No page waits longer for its figures; those that are not there yet are read by the page itself. */
const PATIENCE_MS = 500;

/** What a trader has, for the page they open: it answers before any of its scripts run. Null where that is not known at once. */
export const pageOverview = async (userId: string): Promise<Overview | null> => {
  try {
    const [{ services }, { locale }] = await Promise.all([composition(), pagePreferences()]);
    return await inTime(services.overview.get({ userId, locale }), PATIENCE_MS);
  } catch (error) {
    unstable_rethrow(error);
    log.warn("page-overview-unread", { reason: error instanceof Error ? error.message : String(error) });
    return null;
  }
};

import { removeOutdated } from "#services/upkeep/remove-outdated.ts";
import type { Wired } from "../wired.ts";

/** Upkeep by cron: removes what means nothing any more. */
export const runMaintenance = (wired: Wired): ReturnType<typeof removeOutdated> =>
  removeOutdated(wired, wired.clock());

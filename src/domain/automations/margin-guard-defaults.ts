import { basisPoints, type Sats } from "../units.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";

/** What runs the ticks: a worker on the price stream reacts within seconds, cron within a minute. */
export type Driver = "worker" | "cron";

const BANDS = {
  worker: { trigger: basisPoints(100), target: basisPoints(250) },
  cron: { trigger: basisPoints(300), target: basisPoints(600) },
} as const;

/**
 * The guard offered first. The reaction time decides how tight the trigger may be: within seconds 1 → 2.5 %, within a
 * minute 3 → 6 %. The cap is one initial margin, so the most that can be lost is twice what was put in.
 * Measured on recorded 1-minute prices of 2018 and 2019.
 */
export const defaultMarginGuard = (driver: Driver, entryMargin: Sats): MarginGuardConfig => ({
  ...BANDS[driver],
  maxTotal: entryMargin,
  maxPerAction: null,
  maxPerDay: null,
  cooldownMs: 0,
});

/** The trigger below which a driver is expected to come too late: worth a warning, not a refusal. */
export const leastTrigger = (driver: Driver): MarginGuardConfig["trigger"] => BANDS[driver].trigger;

import { type BasisPoints, basisPoints, type Sats, sats } from "../units.ts";
import { addWithin } from "./guard-step.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";

/** What runs the ticks: a worker on the price stream reacts within seconds, cron within a minute. */
export type Driver = "worker" | "cron";

const BANDS = {
  worker: { trigger: basisPoints(100), target: basisPoints(250) },
  cron: { trigger: basisPoints(300), target: basisPoints(600) },
} as const satisfies Record<Driver, { readonly trigger: BasisPoints; readonly target: BasisPoints }>;

/** One, because only the rate of the next settlement is announced: those after it are assumed. */
const SETTLEMENTS_AHEAD = 1;

/**
 * The guard offered first. The reaction time decides how tight the trigger may be: within seconds 1 → 2.5 %, within a
 * minute 3 → 6 %. The cap is one initial margin, and the most that can be lost twice what was put in, whoever adds it.
 * Measured on recorded 1-minute prices of 2018 and 2019.
 */
export const defaultMarginGuard = (driver: Driver, entryMargin: Sats): MarginGuardConfig => ({
  steps: [addWithin(BANDS[driver].trigger, BANDS[driver].target)],
  maxTotal: entryMargin,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: sats(2 * entryMargin),
  reserve: sats(0),
  cooldownMs: 0,
  settlementsAhead: SETTLEMENTS_AHEAD,
});

/** The trigger below which a driver is expected to come too late: worth a warning, not a refusal. */
export const leastTrigger = (driver: Driver): BasisPoints => BANDS[driver].trigger;

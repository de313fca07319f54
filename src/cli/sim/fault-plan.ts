import type { Random } from "./random.ts";

/** Everything that can go wrong in a simulated world. Each must have happened at least once in a whole run. */
export const FAULT_KINDS = [
  "drop",
  "act-then-drop",
  "late",
  "server-error",
  "server-error-with-effect",
  "rate-limited",
  "malformed",
  "duplicated",
  "stale-read",
  "slow-read",
  "skew",
  "gap",
  "funding",
  "liquidation",
  "manual-add",
  "manual-close",
  "manual-cash-in",
  "rule-changed",
  "command",
  "key-revoked",
  "outage",
  "cron-doubled",
  "cron-missed",
  "killed",
  "paused",
  "commit-unknown",
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** How strong each fault is in one seed, from 0 (never) to 1 (as often as it can be). */
export type FaultPlan = Readonly<Record<FaultKind, number>>;

export const NO_FAULTS = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as FaultPlan;

/**
 * Draws the faults of a seed. A third of all seeds know one kind alone, at full strength; the others a subset at mixed
 * strengths: what hides behind a second fault in one seed stands alone in another.
 */
export const drawFaults = (random: Random): FaultPlan => {
  if (random.chance(1 / 3)) return { ...NO_FAULTS, [random.pick(FAULT_KINDS)]: 1 };
  const share = random.next();
  return Object.fromEntries(
    FAULT_KINDS.map((kind) => [kind, random.chance(share) ? 0.1 + 0.9 * random.next() : 0]),
  ) as FaultPlan;
};

export type FaultCounts = Record<FaultKind, number>;

export const noCounts = (): FaultCounts => ({ ...NO_FAULTS });

export const addCounts = (sum: FaultCounts, more: FaultCounts): void => {
  for (const kind of FAULT_KINDS) sum[kind] += more[kind];
};

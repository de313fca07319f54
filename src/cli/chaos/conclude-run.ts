import { setTimeout as sleep } from "node:timers/promises";
import type { EngineAudit } from "#ports/engine-audit.ts";
import type { Wired } from "#server/wired.ts";
import type { ChaosReport } from "./chaos-report.ts";
import type { Lookout } from "./keep-lookout.ts";
import type { StormCounts } from "./raise-storm.ts";
import type { ChaosTrader } from "./seed-traders.ts";
import type { ChaosVenue } from "./start-chaos-venue.ts";
import { sumUpRecovery } from "./sum-up-recovery.ts";
import { countVanished, takeStock } from "./take-stock.ts";
import { percentile } from "./watch-reclaims.ts";
import type { WorkerFleet } from "./worker-fleet.ts";

const LOOK_EVERY_MS = 200;
/** After this long what is still open stays open. */
const DRAIN_WITHIN_MS = 60_000;
/** After the queue is empty nothing is waited for but a tick. */
const RECOVER_WITHIN_MS = 30_000;
/** A trigger that nobody acts on may be found again by the next reading of its account. */
const FOUND_WITHIN_MS = 20_000;
const COUNT_EVERY_MS = 2_000;

export type Concluding = {
  readonly audit: EngineAudit;
  readonly wired: Wired;
  readonly venue: ChaosVenue;
  readonly lookout: Lookout;
  readonly traders: readonly ChaosTrader[];
  readonly fleet: WorkerFleet;
};

/** Nothing is open, nobody works on anything and no armed trigger lies inside the price. Returns how long that took. */
const drain = async (lookout: Lookout): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    const state = await lookout.look();
    const elapsed = performance.now() - begun;
    const isDrained = state !== null && state.held.length === 0 && state.reached === 0;
    if (isDrained || elapsed > DRAIN_WITHIN_MS) return Math.round(elapsed);
    await sleep(LOOK_EVERY_MS);
  }
};

/** Every fault is over; watched on after the queue is empty, for the tick that shows it. */
const recover = async (lookout: Lookout): Promise<void> => {
  const begun = performance.now();
  while (lookout.unrecovered() > 0 && performance.now() - begun < RECOVER_WITHIN_MS) {
    await sleep(LOOK_EVERY_MS);
    await lookout.look();
  }
};

const countVanishedAtLast = async ({ wired, audit, traders }: Concluding): Promise<number> => {
  const begun = performance.now();
  for (;;) {
    const vanished = await countVanished(wired, audit, traders);
    if (vanished === 0 || performance.now() - begun > FOUND_WITHIN_MS) return vanished;
    await sleep(COUNT_EVERY_MS);
  }
};

/** Lets everything heal and settle at a price that stands still, stops the workers, and counts. */
export const concludeRun = async (
  parts: Concluding,
  storm: StormCounts,
): Promise<Omit<ChaosReport, "elapsedMs" | "logs">> => {
  const { wired, venue, lookout, traders, fleet } = parts;
  await venue.heal();
  const drainMs = await drain(lookout);
  await recover(lookout);
  const vanished = await countVanishedAtLast(parts);
  await fleet.stop();
  const stock = await takeStock(wired, venue, traders);
  const times = await lookout.reclaimTimes();
  const recovery = sumUpRecovery(lookout.faults());
  return {
    figures: {
      intents: stock.sent,
      double: stock.double,
      lost: stock.untrue + vanished,
      open: stock.open,
      kills: fleet.counts.kills,
      restarts: storm.restarts,
      drainMs,
      reclaimP99Ms: Math.round(percentile(times, 99)),
      recovery,
    },
    faults: lookout.faults(),
    stock,
    storm,
    vanished,
    lastWords: fleet.lastWords,
    reclaimed: times.length,
    reclaimMaxMs: Math.round(percentile(times, 100)),
    accounts: traders.length,
  };
};

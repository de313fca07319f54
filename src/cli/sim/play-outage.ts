import { breachOnce } from "./breach-once.ts";
import { ACT_WITHIN_MS, runWorker, TICK_MS } from "./drive.ts";
import { NO_FAULTS } from "./fault-plan.ts";
import { findSilentGuards } from "./find-silent-guards.ts";
import { checkClosed, checkEffects } from "./invariants.ts";
import { findLiveBreaches, isAskedToWait } from "./live-breaches.ts";
import type { Mutant } from "./mutant.ts";
import { populateWorld } from "./populate-world.ts";
import { createSeedWorld } from "./seed-world.ts";
import type { Violation } from "./violation.ts";

const OUTAGE_MS = 10 * 60_000;

export type OutageResult = {
  readonly violations: readonly Violation[];
  /** Guards that had to act when the exchange was back. */
  readonly due: number;
  /** What reached the exchange while it refused everything. */
  readonly effectsMeanwhile: number;
  /** From its return until the first of them acted, in milliseconds of virtual time; null where none did. */
  readonly firstActionMs: number | null;
};

/**
 * Ten minutes of virtual time in which the exchange refuses everything, and the price goes inside a trigger meanwhile and
 * stays there (F4 of the failure matrix). Nothing else goes wrong.
 */
export const playOutage = async (wish: {
  readonly seed: number;
  readonly mutant?: Mutant;
}): Promise<OutageResult> => {
  const world = createSeedWorld({ ...wish, faults: NO_FAULTS });
  const guards = await populateWorld(world);
  runWorker(world, "worker-1");
  runWorker(world, "worker-2");
  await world.scheduler.runUntil(world.now() + 3 * TICK_MS);
  const awayAt = world.now();
  const backAt = awayAt + OUTAGE_MS;
  world.breakDown(OUTAGE_MS);
  await world.scheduler.runUntil(awayAt + world.chance.between(1, OUTAGE_MS - 1));
  await breachOnce(world, guards);
  await world.scheduler.runUntil(backAt - 1);
  const due = (await findLiveBreaches(world, guards)).filter(({ excuse }) => excuse === null).length;
  await world.scheduler.runUntil(backAt + world.settleMs + ACT_WITHIN_MS);
  world.violate(await findSilentGuards(world, guards, "I3"));
  world.violate(checkClosed(world.recorder, backAt, (id) => isAskedToWait(world, id)));
  world.violate(checkEffects(world.recorder, world.exchange.ledger));
  const ours = world.exchange.ledger.filter(({ by, at }) => by === "product" && at >= awayAt);
  const first = ours.find(({ at }) => at >= backAt);
  return {
    violations: world.violations,
    due,
    effectsMeanwhile: ours.filter(({ at }) => at < backAt).length,
    firstActionMs: first === undefined ? null : first.at - backAt,
  };
};

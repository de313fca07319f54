import { isReached } from "#domain/triggers/trigger.ts";
import { breachOnce } from "./breach-once.ts";
import { disturb } from "./disturb.ts";
import { ACT_WITHIN_MS, kickCron, runWorker, TICK_MS } from "./drive.ts";
import type { FaultCounts } from "./fault-plan.ts";
import { findSilentGuards } from "./find-silent-guards.ts";
import { checkBalanced, checkClosed, checkEffects } from "./invariants.ts";
import { isAskedToWait } from "./live-breaches.ts";
import { populateWorld } from "./populate-world.ts";
import { createSeedWorld, type SeedOptions, type SeedWorld } from "./seed-world.ts";
import type { Violation } from "./violation.ts";
import { guardedOf, type WatchedGuard } from "./watched-guard.ts";

export const FAULT_TICKS = 40;
export const HEALING_TICKS = 15;
const QUIET_TICKS = 1;
const PRICE_STEP_MS = 2_000;
const CRON_EVERY_MS = 60_000;
/** A worker that was killed at the very end holds what it claimed for so long. */
const LEASE_MS = 12_000;

export type SeedResult = {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly counts: FaultCounts;
  readonly intents: number;
  readonly effects: number;
  readonly kills: number;
  /** How often a position came inside the trigger of its guard. */
  readonly breaches: number;
  readonly traceHash: string;
  readonly trace: readonly string[];
};

/** Counts how often a guarded position comes inside its trigger. */
const createBreachCounter = (world: SeedWorld, guards: readonly WatchedGuard[]) => {
  const inside = new Set<string>();
  let breaches = 0;
  return {
    breaches: () => breaches,
    look: (): void => {
      const last = world.exchange.last();
      const tick = { low: last, high: last, last, at: world.now() };
      for (const guard of guards) {
        const guarded = guardedOf(world.exchange, guard);
        if (guarded === null || !isReached(guarded.trigger, tick)) inside.delete(guard.id);
        else if (!inside.has(guard.id)) {
          inside.add(guard.id);
          breaches += 1;
        }
      }
    },
  };
};

type BreachCounter = ReturnType<typeof createBreachCounter>;

const suffer = async (
  world: SeedWorld,
  guards: readonly WatchedGuard[],
  counter: BreachCounter,
  hasCron: boolean,
): Promise<void> => {
  const { scheduler, chance } = world;
  const began = world.now();
  let kicks = 0;
  const kick = (): void => {
    const { "cron-missed": missed, "cron-doubled": doubled } = world.faults();
    const isMissed = chance.chance(missed * 0.5);
    if (isMissed) world.count("cron-missed");
    const many = chance.chance(doubled * 0.7) ? chance.between(2, 4) : 1;
    const times = isMissed ? 0 : many;
    if (times > 1) world.count("cron-doubled");
    for (let each = 0; each < times; each += 1) {
      kicks += 1;
      kickCron(world, kicks);
    }
  };
  for (let tick = 0; tick < FAULT_TICKS; tick += 1) {
    await disturb(world, guards, tick);
    // Not every market moves far enough by itself, and a seed without a breach would show nothing.
    if (tick >= QUIET_TICKS && counter.breaches() === 0) {
      await breachOnce(world, guards);
      counter.look();
    }
    const until = began + (tick + 1) * TICK_MS;
    if (hasCron && (tick * TICK_MS) % CRON_EVERY_MS === 0) kick();
    for (let at = world.now() + PRICE_STEP_MS; at <= until; at += PRICE_STEP_MS) {
      await scheduler.runUntil(at);
      const jumps = chance.chance(world.faults().gap * 0.02);
      if (jumps) world.count("gap");
      const gap = jumps ? chance.pick([-1, 1]) * chance.between(100, 1_200) : 0;
      world.exchange.movePrice(world.path.step(at, gap));
      counter.look();
    }
  }
};

const recover = async (
  world: SeedWorld,
  guards: readonly WatchedGuard[],
  onPrice: () => void,
): Promise<void> => {
  const { scheduler } = world;
  world.heal();
  const healedAt = world.now();
  runWorker(world, "healer");
  await scheduler.runUntil(healedAt + PRICE_STEP_MS);
  await breachOnce(world, guards);
  onPrice();
  const settled = healedAt + PRICE_STEP_MS + Math.max(0, world.settleMs - 8_000);
  await scheduler.runUntil(settled + ACT_WITHIN_MS);
  world.violate(await findSilentGuards(world, guards, "I3"));
  await scheduler.runUntil(healedAt + world.settleMs + LEASE_MS + 2 * TICK_MS);
  world.violate(checkClosed(world.recorder, healedAt, (id) => isAskedToWait(world, id)));
  await scheduler.runUntil(healedAt + HEALING_TICKS * TICK_MS);
  world.violate(await findSilentGuards(world, guards, "I10"));
};

/** Runs one seed: forty ticks of faults, fifteen of healing, and every invariant held against the exchange's ledger. */
export const runSeed = async (options: SeedOptions): Promise<SeedResult> => {
  const world = createSeedWorld(options);
  const guards = await populateWorld(world);
  const counter = createBreachCounter(world, guards);
  runWorker(world, "worker-1", options.dieAt);
  if (options.isAlone !== true) runWorker(world, "worker-2");
  await suffer(world, guards, counter, options.isAlone !== true);
  await recover(world, guards, counter.look);
  world.violate(checkEffects(world.recorder, world.exchange.ledger));
  world.violate(checkBalanced(world.exchange));
  return {
    seed: options.seed,
    violations: world.violations,
    counts: world.counts,
    intents: world.recorder.intents.size,
    effects: world.exchange.ledger.filter(({ by }) => by === "product").length,
    kills: world.kills(),
    breaches: counter.breaches(),
    traceHash: world.trace.hash(),
    trace: world.trace.lines(),
  };
};

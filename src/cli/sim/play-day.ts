import type { TimedPrice } from "#domain/replay/candle-to-prices.ts";
import { isReached } from "#domain/triggers/trigger.ts";
import { addByHand, cashInByHand, pickPosition } from "./disturb.ts";
import { depositByHand, withdrawByHand } from "./disturb-cross.ts";
import { runWorker, TICK_MS } from "./drive.ts";
import { NO_FAULTS } from "./fault-plan.ts";
import { checkBalanced, checkEffects } from "./invariants.ts";
import { findLiveBreaches } from "./live-breaches.ts";
import type { Mutant } from "./mutant.ts";
import { populateWorld } from "./populate-world.ts";
import { createSeedWorld, type SeedWorld } from "./seed-world.ts";
import type { Violation } from "./violation.ts";
import { guardedOf, isOfPosition, type WatchedGuard } from "./watched-guard.ts";

/** A recorded day as it is to be played: its prices, and how often a trader changes margin by hand on each account. */
export type DayWish = {
  readonly seed: number;
  readonly prices: readonly TimedPrice[];
  readonly changesPerAccount: number;
  readonly mutant?: Mutant;
};

export type DayResult = {
  readonly violations: readonly Violation[];
  /** Breaches of guards that had the means, the knowledge and the time to act, and did not. */
  readonly missed: number;
  readonly breaches: number;
  readonly changes: number;
  readonly liquidations: number;
  readonly intents: number;
  readonly effects: number;
};

/** A breach that lasts so long with nobody acting is missed. */
const ACT_WITHIN_MS = 3 * TICK_MS;

/**
 * Looks at every guard inside its trigger: how long it has stood there with no reason not to act, and whether one whose
 * position was lost ever said a word.
 */
const createLookout = (world: SeedWorld, guards: readonly WatchedGuard[]) => {
  const insideSince = new Map<string, number>();
  const idleSince = new Map<string, number>();
  let [breaches, missed] = [0, 0];

  const isInside = (guard: WatchedGuard): boolean => {
    const last = world.exchange.last();
    const guarded = guardedOf(world.exchange, guard);
    return guarded !== null && isReached(guarded.trigger, { low: last, high: last, last, at: world.now() });
  };
  const miss = (what: string): void => {
    missed += 1;
    world.violate([{ invariant: "I10", what }]);
  };
  const noteIdle = (id: string): void => {
    const since = idleSince.get(id) ?? world.now();
    idleSince.set(id, since);
    if (world.now() - since < ACT_WITHIN_MS) return;
    miss(`guard ${id} has not acted since ${since}`);
    idleSince.set(id, Number.POSITIVE_INFINITY);
  };
  const noteInside = (guard: WatchedGuard): boolean => {
    const since = insideSince.get(guard.id);
    if (isInside(guard)) {
      if (since === undefined) breaches += 1;
      insideSince.set(guard.id, since ?? world.now());
      return true;
    }
    insideSince.delete(guard.id);
    const isSilent = !world.recorder.receipts.some(({ automationId }) => automationId === guard.id);
    const isLost = since !== undefined && guardedOf(world.exchange, guard) === null;
    if (isLost && isSilent && world.now() - since >= ACT_WITHIN_MS) {
      miss(`guard ${guard.id} never said a word and its position is gone`);
    }
    return false;
  };

  return {
    look: async (): Promise<void> => {
      const near = guards.filter(noteInside);
      const live = near.length === 0 ? [] : await findLiveBreaches(world, near);
      const idle = new Set(live.filter(({ excuse }) => excuse === null).map(({ guard }) => guard.id));
      for (const id of idleSince.keys()) if (!idle.has(id)) idleSince.delete(id);
      for (const id of idle) noteIdle(id);
    },
    found: () => ({ breaches, missed }),
  };
};

/** The trader adds margin or takes some out at the exchange; half of it moves the liquidation towards the price. */
const changeByHand = (world: SeedWorld, guards: readonly WatchedGuard[]): void => {
  const crosses = guards.flatMap((guard) => (isOfPosition(guard) ? [] : guard));
  const [first, ...rest] = crosses;
  if (first !== undefined && world.chance.chance(crosses.length / guards.length)) {
    const guard = world.chance.pick([first, ...rest]);
    if (world.chance.chance(0.5)) depositByHand(world, guard);
    else withdrawByHand(world, guard, 0.3);
    return;
  }
  const picked = pickPosition(world, guards);
  if (picked === null) return;
  if (world.chance.chance(0.5)) addByHand(world, picked);
  else cashInByHand(world, picked, 0.3);
};

/**
 * Plays one recorded day through the product's own core in this process: accounts and guards drawn by the seed, entered at
 * the day's first price, one worker that ticks and reads by deadline, and margin changed by hand at the exchange.
 */
export const playDay = async (wish: DayWish): Promise<DayResult> => {
  const { prices, seed, mutant } = wish;
  const start = prices[0]?.price;
  if (start === undefined) throw new Error("A day without prices cannot be played");
  const spoiled = mutant === undefined ? {} : { mutant };
  const world = createSeedWorld({ seed, start, faults: NO_FAULTS, ...spoiled });
  const guards = await populateWorld(world);
  const lookout = createLookout(world, guards);
  const accounts = new Set(guards.map(({ accountId }) => accountId)).size;
  const share = (wish.changesPerAccount * accounts) / prices.length;
  runWorker(world, "worker-1");
  const [opened, began] = [world.now(), prices[0]?.at ?? 0];
  for (const { at, price } of prices) {
    await world.scheduler.runUntil(opened + at - began);
    await lookout.look();
    world.exchange.movePrice(world.path.moveTo(world.now(), price));
    if (world.chance.chance(share)) changeByHand(world, guards);
    await lookout.look();
  }
  world.violate(checkEffects(world.recorder, world.exchange.ledger));
  world.violate(checkBalanced(world.exchange));
  const { counts, violations } = world;
  return {
    violations,
    ...lookout.found(),
    changes: counts["manual-add"] + counts["manual-cash-in"],
    liquidations: counts.liquidation,
    intents: world.recorder.intents.size,
    effects: world.exchange.ledger.filter(({ by }) => by === "product").length,
  };
};

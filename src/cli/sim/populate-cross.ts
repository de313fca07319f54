import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import { type CrossStep, crossLegs } from "#domain/automations/cross-guard/cross-step.ts";
import { addWithin } from "#domain/automations/guard-step.ts";
import { basisPoints, sats, usd } from "#domain/units.ts";
import type { StoredCrossGuard } from "#ports/cross-guards.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import { openCrossByHand } from "./open-cross-by-hand.ts";
import type { Random } from "./random.ts";
import type { SeedWorld } from "./seed-world.ts";

const drawSteps = (random: Random): readonly CrossStep[] => {
  const trigger = random.between(150, 500);
  const target = basisPoints(trigger + random.between(50, 500));
  const close: CrossStep = {
    when: { by: "distance", bps: basisPoints(Math.ceil(trigger / 3)) },
    deed: { kind: "close" },
  };
  switch (random.pick(["add", "reduce", "close", "add, then close"] as const)) {
    case "add":
      return [addWithin(basisPoints(trigger), target)];
    case "reduce":
      return [{ when: { by: "distance", bps: basisPoints(trigger) }, deed: { kind: "reduce", target } }];
    case "close":
      return [close];
    case "add, then close":
      return [addWithin(basisPoints(trigger), target), close];
  }
};

const drawConfig = (random: Random, margin: number, quantity: number): CrossGuardConfig => {
  const cap = (share: number, most: number) =>
    random.chance(share) ? sats(Math.max(1, Math.round(margin * (0.2 + most * random.next())))) : null;
  return {
    steps: drawSteps(random),
    maxTotal: cap(0.5, 2),
    maxPerAction: cap(0.2, 0.5),
    maxPerDay: cap(0.2, 1.5),
    maxLoss: null,
    reserve: sats(0),
    cooldownMs: random.chance(0.15) ? 20_000 : 0,
    maxReduce: random.chance(0.3) ? usd(Math.max(1, Math.round(quantity / 4))) : null,
    lostBefore: sats(0),
  };
};

/** What of a world has cross margins: none of it, or some of its accounts. */
export const createCrossPeople = (world: SeedWorld) => {
  const random = world.forkRandom("cross");
  const isThere = world.hasCross && random.chance(0.5);
  return {
    isThere,
    /** Some accounts hold a cross position; `cheaper` is what a contract is of its usual size in sats. */
    open: (accountId: string, cheaper: number): boolean =>
      isThere &&
      random.chance(0.6) &&
      openCrossByHand(world, accountId, {
        side: random.pick(["long", "short"]),
        quantity: usd(Math.max(1, Math.round(random.between(200, 1_000) * cheaper))),
        leverage: random.between(8, 25),
      }),
    /** Arms a guard on what was opened, as it was read. */
    guard: async ({ id: accountId, userId }: StoredAccount): Promise<readonly StoredCrossGuard[]> => {
      const { stores, exchange, now, newId } = world;
      const { position } = exchange.stateOf(accountId).cross;
      await stores.crossPositions.store(accountId, position, now());
      const config = drawConfig(random, position.margin, position.quantity);
      const guard: StoredCrossGuard = {
        id: newId(),
        userId,
        accountId,
        config,
        state: "armed",
        epoch: 0,
        version: 1,
        heldBy: null,
        createdAt: now(),
      };
      const armed = await stores.crossGuards.arm(guard, crossLegs(position, config.steps, []));
      return armed === null ? [] : [armed];
    },
  };
};

import type { Random } from "#cli/sim/random.ts";
import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import { basisPoints, sats, usd } from "#domain/units.ts";
import { armCrossGuard, type CrossGuardWish } from "#services/cross-guards/arm-cross-guard.ts";
import type { MixedAccount, MixedWorld } from "./mixed-world.ts";
import { readAccount, tryTo } from "./open-mixed.ts";
import type { Opened } from "./opened.ts";

const MARGIN = 2_000_000;

const drawSteps = (random: Random): readonly CrossStep[] => {
  const trigger = random.between(100, 500);
  const target = basisPoints(trigger + random.between(50, 400));
  const kind = random.pick(["add-margin", "reduce", "close"] as const);
  const deed = kind === "close" ? { kind } : { kind, target };
  return [{ when: { by: "distance", bps: basisPoints(trigger) }, deed }];
};

/** A guard of the cross position that adds, reduces or closes, with caps now and then. */
const drawCrossGuard = (random: Random): CrossGuardWish => ({
  steps: drawSteps(random),
  maxTotal: sats(random.between(500_000, 4_000_000)),
  maxPerAction: random.chance(0.3) ? sats(500_000) : null,
  maxPerDay: random.chance(0.3) ? sats(1_000_000) : null,
  maxLoss: random.chance(0.5) ? sats(2 * MARGIN) : null,
  reserve: sats(0),
  cooldownMs: random.pick([0, 60_000]),
  maxReduce: random.chance(0.3) ? usd(random.between(50, 500)) : null,
});

/** Trades on an account's cross margin by hand, on whichever side, and guards what comes of it. */
export const openCross = async (world: MixedWorld, opened: Opened, random: Random): Promise<void> => {
  const { deps } = world;
  const owner: MixedAccount = random.pick(
    world.accounts as readonly [MixedAccount, ...MixedAccount[]] as [MixedAccount],
  );
  const { account, hand } = owner;
  await hand.depositCross({ amount: sats(MARGIN), signedAt: deps.clock() });
  await hand.setCrossLeverage({ leverage: random.pick([5, 10, 25]), signedAt: deps.clock() });
  const order = await hand.crossOrder({
    type: "market",
    side: random.pick(["long", "short"] as const),
    quantity: usd(random.between(200, 1_500)),
    signedAt: deps.clock(),
  });
  if (!order.ok) return;
  await readAccount(world, owner);
  const { userId, id: accountId } = account;
  const isArmed = await tryTo(opened, () =>
    armCrossGuard(deps, { userId, accountId, config: drawCrossGuard(random) }),
  );
  if (isArmed) opened.crossGuards += 1;
};

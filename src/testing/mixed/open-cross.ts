import type { Random } from "#cli/sim/random.ts";
import type { CrossGuardWish } from "#domain/automations/cross-guard/cross-guard.ts";
import type { CrossStep } from "#domain/automations/cross-guard/cross-step.ts";
import { basisPoints, sats, usd } from "#domain/units.ts";
import { armCrossGuard } from "#services/cross-guards/arm-cross-guard.ts";
import type { MixedAccount, MixedWorld } from "./mixed-world.ts";
import { pickAccount, readAccount, tryTo } from "./open-mixed.ts";
import type { Opened } from "./opened.ts";

const SATS = 100_000_000;
/** Its margin is taken whole by liquidation, whatever leverage it was opened with. */
const LEVERAGE = 50;

const drawSteps = (random: Random): readonly CrossStep[] => {
  const trigger = random.between(100, 300);
  const target = basisPoints(trigger + random.between(50, 400));
  const kind = random.pick(["add-margin", "reduce", "close"] as const);
  const deed = kind === "close" ? { kind } : { kind, target };
  return [{ when: { by: "distance", bps: basisPoints(trigger) }, deed }];
};

/** A guard of the cross position that adds, reduces or closes, with caps of what was put in now and then. */
const drawCrossGuard = (random: Random, margin: number): CrossGuardWish => ({
  steps: drawSteps(random),
  maxTotal: sats(Math.ceil(margin * (1 + 4 * random.next()))),
  maxPerAction: random.chance(0.3) ? sats(Math.ceil(margin / 2)) : null,
  maxPerDay: random.chance(0.3) ? sats(margin) : null,
  maxLoss: random.chance(0.5) ? sats(6 * margin) : null,
  reserve: sats(0),
  cooldownMs: random.pick([0, 60_000]),
  maxReduce: random.chance(0.3) ? usd(random.between(50, 500)) : null,
});

/** Brings a flat cross margin to so many sats, by hand; false while a position is held. */
const setMargin = async ({ deps }: MixedWorld, { hand }: MixedAccount, wanted: number): Promise<boolean> => {
  const there = await hand.crossPosition();
  if (!there.ok || there.value.quantity > 0) return false;
  const missing = wanted - there.value.margin;
  const signedAt = deps.clock();
  if (missing > 0) await hand.depositCross({ amount: sats(missing), signedAt });
  else if (missing < 0) await hand.withdrawCross({ amount: sats(-missing), signedAt });
  return true;
};

/** Opens a position on a flat cross margin by hand, and guards it; nothing while one is held. */
export const openCross = async (world: MixedWorld, opened: Opened, random: Random): Promise<void> => {
  const { deps } = world;
  const owner = pickAccount(world, random);
  const { account, hand } = owner;
  const quantity = usd(random.between(200, 1_500));
  // Little enough that liquidation is a few per cent away, and the guard has something to do.
  const margin = Math.ceil((quantity * SATS) / (world.last() / 2) / random.between(12, 25));
  if (!(await setMargin(world, owner, margin))) return;
  await hand.setCrossLeverage({ leverage: LEVERAGE, signedAt: deps.clock() });
  const order = await hand.crossOrder({
    type: "market",
    side: random.pick(["long", "short"] as const),
    quantity,
    signedAt: deps.clock(),
  });
  if (!order.ok) return;
  await readAccount(world, owner);
  const { userId, id: accountId } = account;
  const isArmed = await tryTo(opened, () =>
    armCrossGuard(deps, { userId, accountId, config: drawCrossGuard(random, margin), acknowledged: "all" }),
  );
  if (isArmed) opened.crossGuards += 1;
};

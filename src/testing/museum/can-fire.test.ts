import fc from "fast-check";
import { expect, test } from "vitest";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { type PriceHalfUsd, priceFromUsd, sats, usd } from "#domain/units.ts";
import { findRunning } from "#paper-exchange/engine/find-trade.ts";
import { depositToCross } from "#paper-exchange/engine/move-cross-margin.ts";
import { Refusal } from "#paper-exchange/engine/refusal.ts";
import { takeCashIn } from "#paper-exchange/engine/take-cash-in.ts";
import type { LadderWish } from "../arbitraries/arbitrary-ladder.ts";
import { runs } from "../infra/runs.ts";
import { expectSaidRight, LOOK_AGAIN_MS } from "./expect-said-right.ts";
import { anyScene, anySceneAhead, freshScene, type Scene } from "./guard-scene.ts";
import { type OpenScene, openScene, VENUES } from "./open-scene.ts";

/** A ladder of nothing yet, and without a cap. */
const A_LADDER: LadderWish = {
  steps: [],
  closes: false,
  turn: 0,
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: 0,
  cooldownMs: 0,
};

/** What happened before the guard is asked: how often it fired, and what the trader took out by hand. */
const anyPast = fc.record({
  fires: fc.nat(2),
  /** Hundredths of the margin and of the free sats. */
  cashedIn: fc.constantFrom(0, 0, 10, 40),
  withdrawn: fc.constantFrom(0, 0, 50, 100),
  rests: fc.constantFrom(0, 60_000),
});

/** The trader takes margin or free sats away, as far as the exchange lets it. */
const takeAway = ({ paper: { world }, accountId, position }: Scene, cashedIn: number, withdrawn: number) => {
  const trade = findRunning(world, accountId, position.id);
  try {
    if (cashedIn > 0) takeCashIn(world, trade, sats(Math.ceil((trade.margin * cashedIn) / 100)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  const free = world.accounts.get(accountId)?.balance ?? 0;
  depositToCross(world, accountId, sats(Math.floor((free * withdrawn) / 100)));
};

/** Fires the guard as its preview says, so many times; the price it comes to, or null where the position is over. */
const fireOften = async (
  open: OpenScene,
  start: PriceHalfUsd,
  times: number,
): Promise<PriceHalfUsd | null> => {
  let last = start;
  for (let time = 0; time < times; time += 1) {
    const { position, balance } = await open.seen();
    if (position === undefined) return null;
    const { config, spending } = await open.standing();
    const preview = previewMarginGuard({ position, balance, last, config, spending, funding: open.funding });
    if (preview !== null && !preview.firesNow) last = preview.trigger.price;
    await open.tick(last);
  }
  return (await open.seen()).position === undefined ? null : last;
};

test("a guard is said to be unable to fire exactly when it does nothing at any of its prices", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyScene, anySceneAhead), anyPast, async (numbers, past) => {
      const scene = freshScene(numbers);
      const open = await openScene(scene, VENUES.paper);
      const last = await fireOften(open, scene.last, past.fires);
      if (last === null) return;
      takeAway(scene, past.cashedIn, past.withdrawn);
      open.pass(LOOK_AGAIN_MS + past.rests);
      await open.sync(last);
      await expectSaidRight(open, last);
    }),
    { numRuns: runs(5_000) },
  );
});

test("a step at a price, held because as much is at stake as may be lost, adds again when margin was taken out", async () => {
  // A 10x long of 1,000 USD at 100,000: 100,000 sats are in it, and that much may be lost. 96,000 does not move with margin.
  const wish = { depth: 440, by: "price", farther: 500 } as const;
  const scene = freshScene({
    side: "long",
    quantity: usd(1_000),
    price: priceFromUsd(100_000),
    leverage: 1_000,
    profit: 0,
    funding: 0,
    free: 500,
    ladder: { ...A_LADDER, steps: [wish], maxLoss: 100 },
  });
  expect(scene.config).toMatchObject({
    steps: [{ when: { price: priceFromUsd(96_000) } }],
    maxLoss: 100_000,
  });
  const open = await openScene(scene, VENUES.paper);
  await open.tick(priceFromUsd(96_000));
  expect(open.topUps()).toEqual([]);
  takeAway(scene, 10, 0);
  open.pass(LOOK_AGAIN_MS);
  await open.sync(priceFromUsd(96_000));
  await open.tick(priceFromUsd(96_000));
  expect(open.topUps()).toHaveLength(1);
});

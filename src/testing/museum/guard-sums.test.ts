import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideMarginGuard } from "#domain/automations/margin-guard.ts";
import { liquidationAtDistance, liquidationDistance } from "#domain/position/distance.ts";
import { liquidationPrice, marginForLiquidation } from "#domain/position/liquidation.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import type { Side } from "#domain/position/side.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import { anyPosition, anySide } from "../arbitraries/arbitrary-position.ts";
import { aPosition } from "../builders/a-position.ts";
import { decideByInvertedMetric, invertedMetric } from "../defects/decide-by-inverted-metric.ts";
import { decideByRatio } from "../defects/decide-by-ratio.ts";
import { decideByWayFromEntry } from "../defects/decide-by-way-from-entry.ts";
import { decideFixedTopUp } from "../defects/decide-fixed-top-up.ts";
import { decideForLongsOnly } from "../defects/decide-for-longs-only.ts";
import { linearMarginForLiquidation } from "../defects/linear-margin-for-liquidation.ts";
import { guardFacts } from "./guard-facts.ts";
import { type Decide, playDecisions } from "./play-decisions.ts";
import { tellsApart } from "./tells-apart.ts";

/* All of them are about 1,000 USD at 100,000 with 10x unless said: 100,000 sats of margin, liquidation at 90,909. */
const amountOf = (decide: Decide, ...about: Parameters<typeof guardFacts>): number | null => {
  const verdict = decide(guardFacts(...about));
  return verdict.kind === "add-margin" ? verdict.amount : null;
};

/** A position at the market whose liquidation is so far away, on either side. */
const positionAway = (side: Side, dollars: number, bps: number) => {
  const price = priceFromUsd(dollars);
  const goal = liquidationAtDistance(side, price, basisPoints(bps));
  return aPosition({ side, price, margin: marginForLiquidation(side, usd(1_000), price, goal) });
};
/** Distances of which both sides must say the same; 5 % itself is left to rounding. */
const anyAway = fc.oneof(fc.integer({ min: 20, max: 490 }), fc.integer({ min: 510, max: 4_000 }));
const anyDollars = fc.integer({ min: 5_000, max: 500_000 });

/** A position falls into the trigger's reach exactly where it is within 5 %, whichever side it is on. */
const actsWithinTriggerOn = (sides: fc.Arbitrary<Side>) => (decide: Decide) =>
  fc.assert(
    fc.property(sides, anyDollars, anyAway, (side, dollars, bps) => {
      const verdict = decide(guardFacts(dollars, { position: positionAway(side, dollars, bps) }));
      expect(verdict.kind).toBe(bps < 500 ? "add-margin" : "hold");
    }),
  );

describe("the margin that a liquidation needs", () => {
  const [quantity, price] = [usd(1_000), priceFromUsd(100_000)];

  test("B1 is that of an inverse contract: 94,743.1 sats more at 93,000 for 10 %, rounded up, not 63,000", async () => {
    // 10 % below 93,000 is 83,700. Inverse: 1e11·(1/83,700 − 1/100,000) = 194,743.1, less the 100,000 there are.
    // Linear: 1e6·16,300/100,000 = 163,000, less 100,000; with those 1e11/(1e6 + 163,000) = 85,984.5, 7.5 % below 93,000.
    const added = (marginFor: typeof marginForLiquidation) =>
      marginFor("long", quantity, price, priceFromUsd(83_700)) - 100_000;
    expect(added(linearMarginForLiquidation)).toBe(63_000);
    const landing = liquidationPrice("long", quantity, price, sats(163_000));
    expect(landing).toBe(priceFromUsd(85_984.5));
    expect(liquidationDistance("long", landing, priceFromUsd(93_000))).toBe(754);
    const check = (marginFor: typeof marginForLiquidation) => expect(added(marginFor)).toBe(94_744);
    await tellsApart(check, marginForLiquidation, linearMarginForLiquidation);
  });

  test("B1 is exactly what the position has lost at the target, on both sides", async () => {
    const check = (marginFor: typeof marginForLiquidation) =>
      fc.assert(
        fc.property(anyPosition, fc.integer({ min: 10, max: 6_000 }), (position, bps) => {
          const { side } = position;
          const target = liquidationAtDistance(side, position.price, basisPoints(bps));
          const lost = -profitAndLoss(side, position.quantity, position.price, target);
          expect(marginFor(side, position.quantity, position.price, target)).toBe(lost);
        }),
      );
    await tellsApart(check, marginForLiquidation, linearMarginForLiquidation);
  });
});

describe("a guard", () => {
  test("B2 leaves a short alone at 95,000 whose liquidation is at 110,000: 115.8 % of the price is 15.8 % away", async () => {
    const check = (decide: Decide) =>
      expect(amountOf(decide, 95_000, { position: positionAway("short", 95_000, 1_579) })).toBeNull();
    await tellsApart(check, decideMarginGuard, decideByRatio);
    await tellsApart(actsWithinTriggerOn(anySide), decideMarginGuard, decideByRatio);
  });

  test("B2 never adds more than its cap, however often it looks", async () => {
    const start = guardFacts(91_500, { config: { maxTotal: sats(50_000), target: basisPoints(4_000) } });
    const check = (decide: Decide) => {
      const added = playDecisions(decide, start, Array(100).fill(91_500), 3_000);
      expect(added.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(50_000);
    };
    await tellsApart(check, decideMarginGuard, decideByRatio);
  });

  test("B3 protects a short as it does a long: 50,383 sats at 107,000 for one that is liquidated at 111,111", async () => {
    // 10 % above 107,000 is 117,700: 1e11·(1/100,000 − 1/117,700) = 150,382.3, rounded up, less the 100,000 there are.
    const position = aPosition({ side: "short" });
    expect(position.liquidation).toBe(priceFromUsd(111_111));
    const check = (decide: Decide) => expect(amountOf(decide, 107_000, { position })).toBe(50_383);
    await tellsApart(check, decideMarginGuard, decideForLongsOnly);
    const shorts = actsWithinTriggerOn(fc.constant("short"));
    await tellsApart(shorts, decideMarginGuard, decideForLongsOnly);
  });

  test("B4 adds what brings liquidation to its target, in a crash more and never a fixed amount", async () => {
    const check = (decide: Decide) =>
      fc.assert(
        fc.property(anySide, anyDollars, fc.integer({ min: 20, max: 490 }), (side, dollars, bps) => {
          const facts = guardFacts(dollars, { position: positionAway(side, dollars, bps) });
          const verdict = decide(facts);
          if (verdict.kind !== "add-margin") return expect.fail("The guard did not act");
          const { last } = facts.tick;
          expect(liquidationDistance(side, verdict.liquidationAfter, last)).toBeGreaterThanOrEqual(1_000);
        }),
      );
    await tellsApart(check, decideMarginGuard, decideFixedTopUp);
  });

  test("B5 acts at 91,000 and not at 120,000, and once it acts it does so at every price that is worse", async () => {
    // 91/90,909 = 0.1 % and 29,091/90,909 = 32 % of the liquidation away: one less that, in percent, is 99.9 and 68.
    const metrics = [91_000, 120_000].map((dollars) => invertedMetric(aPosition(), priceFromUsd(dollars)));
    expect(metrics.map((metric) => Number(metric.toFixed(1)))).toEqual([99.9, 68]);
    const falling = Array.from({ length: 59 }, (_, n) => 120_000 - 500 * n);
    const check = (decide: Decide) => {
      const acts = falling.map((dollars) => amountOf(decide, dollars) !== null);
      expect([acts[0], acts.at(-1)]).toEqual([false, true]);
      expect(acts).toEqual(acts.toSorted());
    };
    await tellsApart(check, decideMarginGuard, decideByInvertedMetric);
  });

  test("B6 adds once at a price that stands still, where counting from the entry adds 107 % in 80 seconds", async () => {
    // (100,000 − 97,000) / (100,000 − 90,909) = 33 % of the way: a fifth of 100,000, then of 120,000, 144,000, 172,800,
    // until 20 % of the way are left to 82,825. Ours: 12 % below 97,000 is 85,360, 1e11/85,360 − 1e6 = 171,509 in all.
    const config = { trigger: basisPoints(1_000), target: basisPoints(1_200), maxTotal: sats(100_000) };
    const still = (decide: Decide) =>
      playDecisions(decide, guardFacts(97_000, { config }), Array(5).fill(97_000), 20_000);
    expect(still(decideByWayFromEntry)).toEqual([20_000, 24_000, 28_800, 34_560, 0]);
    const check = (decide: Decide) => expect(still(decide)).toEqual([71_509, 0, 0, 0, 0]);
    await tellsApart(check, decideMarginGuard, decideByWayFromEntry);
  });
});

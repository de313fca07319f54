import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { crossLiquidation } from "../position/cross.ts";
import { liquidationAtDistance, liquidationDistance } from "../position/distance.ts";
import { tradingFee } from "../position/fees.ts";
import { profitAndLoss } from "../position/pl.ts";
import { basisPoints, priceE4, priceFromUsd, priceHalfUsd, rateE9, sats, usd } from "../units.ts";
import { type CrossWaysOutFacts, compareCrossWaysOut } from "./compare-cross-ways-out.ts";

const facts: CrossWaysOutFacts = {
  position: { side: "long", quantity: usd(1_000), entry: priceE4(1_000_000_000), margin: sats(100_000) },
  last: priceFromUsd(93_000),
  exit: priceFromUsd(93_000),
  target: basisPoints(1_000),
  feeRate: rateE9(1_000_000),
};

describe("the ways out of a cross position", () => {
  it("are worked out in full for a long of 1,000 at 100,000 with 100,000 sats, at 93,000", () => {
    // Maintenance 0.15 % of 1,000,000: 1,500. Liquidation 1 / (1/100,000 + 98,500/10^11) = 91,033.2.
    expect(compareCrossWaysOut(facts)).toEqual([
      {
        // 194,743.1 to 83,700, up, and 1,500, less 100,000
        kind: "add",
        rule: "reaches-target",
        needed: 96_244,
        more: 96_244,
        satsNow: 96_244,
        satsAtRisk: 196_244,
        liquidationAfter: priceFromUsd(83_700),
        distanceAfter: 1_000,
      },
      {
        // A contract closed at 93,000 frees 194.74 of loss to the goal and 1.5 of maintenance, and costs 75.27 of loss
        // and 1.075 of fee: 119.9 a contract. 96,243.1 are missing: 96,243.1 / 119.9 = 802.7, so 803.
        kind: "reduce",
        rule: "reaches-target",
        contracts: 803,
        // 803·10^5 / 93,000 = 863.4; 803·10^8·(1/100,000 − 1/93,000) = −60,440.9
        fee: 863,
        pl: -60_441,
        satsNow: 0,
        satsAtRisk: 38_696,
        // 1 / (1/100,000 + (38,696 − 295) / (197·10^8)) = 83,686.9
        liquidationAfter: priceFromUsd(83_687),
        distanceAfter: 1_001,
      },
      {
        // 10^11·(1/100,000 − 1/93,000) = −75,268.8; 10^8 / 93,000 = 1,075.3
        kind: "close",
        rule: "at-exit",
        fee: 1_075,
        pl: -75_269,
        satsNow: 0,
        satsAtRisk: 0,
        liquidationAfter: null,
        distanceAfter: null,
      },
      {
        kind: "accept",
        rule: "until-liquidation",
        // 10^8 / 91,033 = 1,098.5
        fee: 1_098,
        satsNow: 0,
        satsAtRisk: 100_000,
        liquidationAfter: priceFromUsd(91_033),
        distanceAfter: 211,
      },
    ]);
  });

  it("leave nothing to do where the target is reached", () => {
    const [add, reduce] = compareCrossWaysOut({ ...facts, target: basisPoints(200) });
    expect([add?.rule, reduce?.rule]).toEqual(["at-target", "at-target"]);
    expect(reduce).toMatchObject({ contracts: 0, fee: 0, pl: 0, liquidationAfter: priceFromUsd(91_033) });
  });

  it("say so where no part of the position is enough to close", () => {
    const [, reduce] = compareCrossWaysOut({
      ...facts,
      position: { ...facts.position, quantity: usd(2), margin: sats(200) },
    });
    expect(reduce).toMatchObject({
      rule: "only-closing",
      contracts: 2,
      liquidationAfter: null,
      satsAtRisk: 0,
    });
  });

  it("are to accept alone once the liquidation is reached", () => {
    const past = compareCrossWaysOut({ ...facts, last: priceFromUsd(91_000) });
    expect(past.map(({ kind }) => kind)).toEqual(["accept"]);
  });

  it("know a short without a liquidation", () => {
    const position = { ...facts.position, side: "short" as const, margin: sats(1_001_500) };
    expect(compareCrossWaysOut({ ...facts, position }).at(-1)?.rule).toBe("never-liquidated");
  });
});

describe("reducing a cross position", () => {
  const anyFacts = fc
    .record({
      side: anySide,
      quantity: fc.integer({ min: 1, max: 400 }),
      entry: fc.integer({ min: 20_000, max: 200_000 }),
      leverage: fc.integer({ min: 2, max: 100 }),
      away: fc.integer({ min: 1, max: 4_000 }),
      target: fc.integer({ min: 10, max: 5_000 }),
    })
    .map(({ side, quantity, entry, leverage, away, target }): CrossWaysOutFacts => {
      const notional = (quantity * 10 ** 8) / entry;
      const margin = sats(Math.ceil(notional / leverage + notional * 0.0015));
      const position = { side, quantity: usd(quantity), entry: priceE4(entry * 10_000), margin };
      const liquidation = crossLiquidation(side, position.quantity, position.entry, margin) ?? 0;
      const last = priceHalfUsd(
        Math.max(2_000, Math.round(liquidation * (1 + ((side === "long" ? 1 : -1) * away) / 10_000))),
      );
      return { position, last, exit: last, target: basisPoints(target), feeRate: rateE9(1_000_000) };
    })
    .filter(({ last }) => last < 10_000_000);

  /** The distance after closing some contracts, by the exchange's own steps; entries here are whole dollars. */
  const distanceAfter = ({ position, exit, feeRate, last }: CrossWaysOutFacts, contracts: number) => {
    const { side, quantity, entry } = position;
    const pl = profitAndLoss(side, usd(contracts), priceHalfUsd(entry / 5_000), exit);
    const margin = sats(position.margin + pl - tradingFee(feeRate, usd(contracts), exit));
    const liquidation = crossLiquidation(side, usd(quantity - contracts), entry, margin);
    return liquidation === null ? Number.POSITIVE_INFINITY : liquidationDistance(side, liquidation, last);
  };

  it("closes the least contracts that reach the target, as trying each number in turn finds", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const reduce = compareCrossWaysOut(given).find(({ kind }) => kind === "reduce");
        if (reduce?.kind !== "reduce") return;
        const { contracts } = reduce;
        expect(distanceAfter(given, contracts)).toBeGreaterThanOrEqual(given.target);
        let tried = 0;
        while (distanceAfter(given, tried) < given.target) tried += 1;
        // Shown prices are rounded to the step, and each sat of rounding weighs against what a contract gives.
        expect(tried).toBeLessThanOrEqual(contracts);
        const goal = liquidationAtDistance(given.position.side, given.last, given.target);
        const gives = (2 * 10 ** 8 * Math.abs(given.last - goal)) / (given.last * goal);
        const half = (2 * 10 ** 8 * 0.25 * given.position.quantity) / (goal * (goal - 1));
        expect(contracts - tried).toBeLessThanOrEqual(Math.ceil((half + 4) / gives) + 1);
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("costs fewer contracts the nearer the target, and never brings liquidation nearer", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 1_000 }), (given, wider) => {
        const target = basisPoints(given.target + wider);
        const [, near] = compareCrossWaysOut(given);
        const [, far] = compareCrossWaysOut({ ...given, target });
        if (near?.kind !== "reduce" || far?.kind !== "reduce") return;
        expect(near.contracts).toBeLessThanOrEqual(far.contracts);
        expect(near.distanceAfter ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          distanceAfter(given, 0),
        );
      }),
      { numRuns: runs(3_000) },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions } from "#testing/arbitraries/arbitrary-account.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { tradingFee } from "../position/fees.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { basisPoints, MAX_PRICE, priceFromUsd, priceHalfUsd, rateE9, sats } from "../units.ts";
import { compareWaysOut, type WaysOutFacts } from "./compare-ways-out.ts";

const facts: WaysOutFacts = {
  position: aPosition({ fundingPaid: sats(100) }),
  last: priceFromUsd(93_000),
  exit: priceFromUsd(92_990),
  target: basisPoints(1_000),
  feeRate: rateE9(1_000_000),
};

describe("the ways out of an isolated position", () => {
  it("are worked out in full for a long of 1,000 at 100,000, 10x, at 93,000", () => {
    expect(compareWaysOut(facts)).toEqual([
      {
        // 10^11 · (1/83,700 − 1/100,000) = 194,743.1, so 94,744 more. A fee there is 10^8 / 83,700 = 1,194.
        kind: "add",
        rule: "reaches-target",
        needed: 94_744,
        satsNow: 94_744,
        // 100,000 + 94,744 + 1,194; accepting risks 100,000 + 1,100 (10^8 / 90,909 = 1,100.001)
        satsAtRisk: 195_938,
        more: 94_838,
        liquidationAfter: priceFromUsd(83_700),
        distanceAfter: 1_000,
      },
      {
        // 10^11 · (1/100,000 − 1/92,990) = −75,384.4, down to −75,385; fee 10^8 / 92,990 = 1,075.4
        kind: "close",
        rule: "at-exit",
        fee: 1_075,
        pl: -75_385,
        // −75,385 − 1,000 to open − 1,075 to close − 100 of funding
        net: -77_560,
        // 100,000 − 75,385 + 1,100 of the reserve − 1,075 come back
        satsNow: -24_640,
        satsAtRisk: 0,
        liquidationAfter: null,
        distanceAfter: null,
      },
      {
        kind: "accept",
        rule: "until-liquidation",
        fee: 1_100,
        satsNow: 0,
        satsAtRisk: 101_100,
        liquidationAfter: priceFromUsd(90_909),
        // 2,091 / 93,000
        distanceAfter: 224,
      },
    ]);
  });

  it("leave nothing to add where the target is reached, and all there is room for where leverage of 1 is nearer", () => {
    const [there] = compareWaysOut({ ...facts, target: basisPoints(200) });
    expect(there).toMatchObject({ kind: "add", rule: "at-target", satsNow: 0, more: 0 });
    const [short] = compareWaysOut({ ...facts, target: basisPoints(5_000) });
    // 46,500 needs 10^11 / 46,500 = 2,150,537.6; leverage of 1 ends at 50,000, 43,000 / 93,000 away
    expect(short).toMatchObject({
      rule: "leverage-one",
      needed: 1_050_538,
      satsNow: 900_000,
      distanceAfter: 4_623,
    });
  });

  it("are to accept alone once the liquidation is reached", () => {
    const past = compareWaysOut({ ...facts, last: priceFromUsd(90_909) });
    expect(past.map(({ kind }) => kind)).toEqual(["accept"]);
  });

  it("say that a short that covers itself is never liquidated", () => {
    const position = aPosition({ side: "short", margin: sats(1_000_000) });
    expect(compareWaysOut({ ...facts, position }).at(-1)).toMatchObject({
      kind: "accept",
      rule: "never-liquidated",
      liquidationAfter: MAX_PRICE,
    });
  });

  it("ask the balance for nothing when the exit lies beyond the liquidation", () => {
    const [, close] = compareWaysOut({ ...facts, exit: priceFromUsd(85_000) });
    expect(close).toMatchObject({ kind: "close", satsNow: 0 });
  });

  it("never bring liquidation nearer, and never hide a sat: adding risks what accepting does and what is added", () => {
    const anyFacts = fc.record({
      positions: anyPositions,
      last: fc.integer({ min: 2_000, max: 2_000_000 }).map(priceHalfUsd),
      target: fc.integer({ min: 10, max: 9_000 }).map(basisPoints),
    });
    fc.assert(
      fc.property(anyFacts, ({ positions: [trade = aPosition()], last, target }) => {
        const position = { ...trade, maintenanceMargin: sats(10) };
        const ways = compareWaysOut({ ...facts, position, last, exit: last, target });
        const accept = ways.find(({ kind }) => kind === "accept");
        const isPast = isAtLiquidation(position.side, position.liquidation, last);
        expect(ways.length).toBe(isPast ? 1 : 3);
        expect(accept?.satsAtRisk).toBe(
          position.margin + tradingFee(facts.feeRate, position.quantity, position.liquidation),
        );
        for (const way of ways) {
          if (way.kind !== "add") continue;
          const [after, before] = [way.liquidationAfter ?? 0, position.liquidation];
          expect(position.side === "long" ? after - before : before - after).toBeLessThanOrEqual(0);
          expect(way.more).toBe(way.satsAtRisk - (accept?.satsAtRisk ?? 0));
          if (way.rule === "leverage-one") expect(way.satsNow).toBeLessThan(way.needed);
          else expect(way.distanceAfter).toBeGreaterThanOrEqual(target);
        }
      }),
      { numRuns: runs(5_000) },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions } from "#testing/arbitraries/arbitrary-account.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceFromUsd, rateE9, sats } from "../units.ts";
import { compareWaysOut } from "./compare-ways-out.ts";
import { orderWaysOut, wayCost } from "./order-ways-out.ts";

const waysAt = (dollars: number) =>
  compareWaysOut({
    position: aPosition({ fundingPaid: sats(100) }),
    last: priceFromUsd(dollars),
    exit: priceFromUsd(dollars),
    target: basisPoints(1_000),
    feeRate: rateE9(1_000_000),
  });

const told = (dollars: number) => orderWaysOut(waysAt(dollars)).map((way) => [way.kind, wayCost(way)]);

describe("the ways out by cost", () => {
  it("are told by the most each can cost, the cheapest first", () => {
    // Closing a long of 1,000 from 100,000 at 93,000 loses 75,269 and a fee of 1,075. Left alone it loses its margin of
    // 100,000 and 1,100; with 94,744 more, 194,744 and a fee of 1,194 at 83,700.
    expect(told(93_000)).toEqual([
      ["close", 76_344],
      ["accept", 101_100],
      ["add", 195_938],
    ]);
  });

  it("count a profit that closing realises as less than nothing", () => {
    // 10^11 · (1/100,000 − 1/110,000) = 90,909, less a fee of 909.
    expect(told(110_000)[0]).toEqual(["close", -90_000]);
  });

  it("leave only accepting past the liquidation", () => {
    expect(told(90_000)).toEqual([["accept", 101_100]]);
  });

  it("never lose or invent a way, and never tell a dearer one before a cheaper one", () => {
    fc.assert(
      fc.property(anyPositions, fc.integer({ min: 20_000, max: 400_000 }), (positions, dollars) => {
        for (const position of positions) {
          const last = priceFromUsd(dollars);
          const ways = compareWaysOut({
            position,
            last,
            exit: last,
            target: basisPoints(1_000),
            feeRate: rateE9(1_000_000),
          });
          const ordered = orderWaysOut(ways);
          expect(new Set(ordered)).toEqual(new Set(ways));
          expect(ordered.map(wayCost)).toEqual(ways.map(wayCost).toSorted((one, other) => one - other));
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

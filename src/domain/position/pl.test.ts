import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition, anyPrice, anyQuantity } from "#testing/arbitraries/arbitrary-position.ts";
import { priceFromUsd, sats, usd } from "../units.ts";
import { netProfitAndLoss, profitAndLoss } from "./pl.ts";

describe("gross profit and loss", () => {
  it.each([
    ["P1", "long", 10, 50_000, 55_000, 1_818],
    ["P2", "long", 10, 50_000, 46_000, -1_740],
    ["P3", "short", 10, 50_000, 45_000, 2_222],
    ["P4", "short", 10, 50_000, 55_000, -1_819],
    ["P5", "long", 500_000, 50_000, 50_500, 9_900_990],
    ["the tutorial, corrected", "long", 100, 104_863.5, 110_000, 4_452],
    ["C1's market", "long", 1_000, 100_000, 110_000, 90_909],
    ["C5's market", "short", 1_000, 100_000, 92_000, 86_956],
  ] as const)("%s: %s Q %i from %f to %f is %i sats", (_name, side, quantity, from, to, pl) => {
    expect(profitAndLoss(side, usd(quantity), priceFromUsd(from), priceFromUsd(to))).toBe(pl);
  });

  it("mirrors in 1/price: a long from A to B earns what a short from B to A earns, to the sat", () => {
    fc.assert(
      fc.property(anyQuantity, anyPrice, anyPrice, (quantity, a, b) => {
        expect(profitAndLoss("long", quantity, a, b)).toBe(profitAndLoss("short", quantity, b, a));
      }),
    );
  });

  it("never favours the trader by rounding: long and short of the same move sum to 0 or −1", () => {
    fc.assert(
      fc.property(anyQuantity, anyPrice, anyPrice, (quantity, from, to) => {
        const sum = profitAndLoss("long", quantity, from, to) + profitAndLoss("short", quantity, from, to);
        expect(sum === 0 || sum === -1).toBe(true);
      }),
    );
  });

  it("rises with the price for a long, falls with it for a short, and is zero at the basis", () => {
    fc.assert(
      fc.property(anyPosition, anyPrice, anyPrice, ({ side, quantity, price }, a, b) => {
        const [worse, better] = (side === "long") === a < b ? [a, b] : [b, a];
        expect(profitAndLoss(side, quantity, price, worse)).toBeLessThanOrEqual(
          profitAndLoss(side, quantity, price, better),
        );
        expect(profitAndLoss(side, quantity, price, price)).toBe(0);
      }),
    );
  });
});

describe("net profit and loss", () => {
  it("takes off both fees and the funding paid: the worked life keeps 88,900 of 90,909", () => {
    const trade = {
      pl: sats(90_909),
      openingFee: sats(1_000),
      closingFee: sats(909),
      fundingPaid: sats(100),
    };
    expect(netProfitAndLoss(trade)).toBe(88_900);
  });

  it("adds funding that was received", () => {
    const trade = { pl: sats(-10), openingFee: sats(1), closingFee: sats(1), fundingPaid: sats(-5) };
    expect(netProfitAndLoss(trade)).toBe(-7);
  });
});

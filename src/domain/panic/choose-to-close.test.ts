import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyPrice, anyQuantity, anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { basisPoints, priceFromUsd, usd } from "../units.ts";
import { chooseToClose } from "./choose-to-close.ts";
import { orderByRisk } from "./order-by-risk.ts";

const LAST = priceFromUsd(100_000);
const held = (id: string, quantity: number, leverage: number, side: "long" | "short" = "long") =>
  aPosition({ id, side, quantity: usd(quantity), leverage });

const anyHoldings = fc
  .array(fc.record({ side: anySide, quantity: anyQuantity, price: anyPrice }), { maxLength: 8 })
  .map((many) => many.map((wanted, place) => aPosition({ id: `p${place}`, ...wanted })));
const anyShare = fc.integer({ min: 0, max: 10_000 }).map(basisPoints);
const sizeOf = (positions: readonly { readonly quantity: number }[]): number =>
  positions.reduce((sum, { quantity }) => sum + quantity, 0);
const chosenOf = (...args: Parameters<typeof chooseToClose<ReturnType<typeof aPosition>>>) =>
  chooseToClose(...args).flatMap((target) => (target.kind === "close-isolated" ? [target.position] : []));

describe("the panic switch closes first", () => {
  test("what is nearest to its liquidation, on either side, then the larger", () => {
    // At the price of entry a leverage of 50 is some 2 % away, 20 some 5 %, 10 some 9 % for a long.
    const holdings = [
      held("far", 9_000, 10),
      held("near", 10, 50, "short"),
      held("mid", 100, 20),
      held("mid-big", 200, 20),
    ];
    expect(orderByRisk(holdings, LAST).map(({ id }) => id)).toEqual(["near", "mid-big", "mid", "far"]);
  });

  test("the larger, where no price is known", () => {
    expect(orderByRisk([held("small", 10, 50), held("large", 20, 5)], null)[0]?.id).toBe("large");
  });

  test("the same, in whatever order it was told of them", () => {
    fc.assert(
      fc.property(anyHoldings, (holdings) => {
        expect(orderByRisk(holdings.toReversed(), LAST)).toEqual(orderByRisk(holdings, LAST));
      }),
    );
  });
});

describe("reducing", () => {
  test("closes the riskiest until the share asked for is left", () => {
    // 1,000 open, at most 600 may stay: closing `near` (100) leaves 900, `mid` (400) leaves 500.
    const holdings = [held("near", 100, 50), held("mid", 400, 20), held("far", 500, 5)];
    expect(chosenOf(holdings, LAST, basisPoints(6_000)).map(({ id }) => id)).toEqual(["near", "mid"]);
    expect(chosenOf(holdings, LAST, basisPoints(9_000)).map(({ id }) => id)).toEqual(["near"]);
    expect(chosenOf(holdings, LAST, basisPoints(10_000))).toEqual([]);
  });

  test("leaves at most the share asked for, and would not without the last one it closed", () => {
    fc.assert(
      fc.property(anyHoldings, anyShare, (holdings, share) => {
        const chosen = chosenOf(holdings, LAST, share);
        const most = BigInt(sizeOf(holdings)) * BigInt(share);
        const open = sizeOf(holdings) - sizeOf(chosen);
        expect(BigInt(open) * 10_000n <= most).toBe(true);
        const last = chosen.at(-1);
        if (last !== undefined) expect(BigInt(open + last.quantity) * 10_000n > most).toBe(true);
        expect(chosen).toEqual(orderByRisk(holdings, LAST).slice(0, chosen.length));
      }),
      { numRuns: runs(2_000) },
    );
  });

  test("to nothing closes everything", () => {
    fc.assert(
      fc.property(anyHoldings, (holdings) => {
        expect(chosenOf(holdings, LAST, basisPoints(0))).toHaveLength(holdings.length);
      }),
    );
  });
});

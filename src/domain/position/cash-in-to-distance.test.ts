import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "../units.ts";
import { cashIn } from "./cash-in.ts";
import { cashInToDistance } from "./cash-in-to-distance.ts";
import { liquidationDistance } from "./distance.ts";
import { liquidationPrice } from "./liquidation.ts";
import { marginFor } from "./margin.ts";

const NINETEEN = basisPoints(1_900);

const held = (side: "long" | "short", quantity: number, price: number, margin: number) => ({
  ...{ side, quantity: usd(quantity), price: priceFromUsd(price), margin: sats(margin) },
  liquidation: liquidationPrice(side, usd(quantity), priceFromUsd(price), sats(margin)),
});

describe("a cash-in that brings liquidation near", () => {
  /*
   * 400 USD long at 100,000 on 200,000 sats is liquidated at 66,666.50 and 33.33 % away. Within 19.00 % is any distance
   * below 19.01 %: liquidation at 80,990.50, which is told of all above 80,990.25. There the margin is
   * 400e8 · (1/80,990.25 − 1/100,000) = 93,886.6 sats: 93,886 may stay, so 106,114 go.
   */
  test("takes the fewest sats that do", () => {
    const position = held("long", 400, 100_000, 200_000);
    expect(cashInToDistance(position, priceFromUsd(100_000), NINETEEN)).toBe(106_114);
  });

  test("takes nothing where it is near already", () => {
    const position = held("long", 400, 100_000, 93_886);
    expect(cashInToDistance(position, priceFromUsd(100_000), NINETEEN)).toBe(0);
    expect(cashInToDistance(position, priceFromUsd(90_000), NINETEEN)).toBe(0);
  });

  test("is exact to the sat for either side, whatever the price did", () => {
    const moved = fc.integer({ min: 70, max: 140 });
    fc.assert(
      fc.property(
        fc.constantFrom("long", "short"),
        fc.integer({ min: 5_000, max: 150_000 }),
        moved,
        (side, entry, percent) => {
          const price = priceFromUsd(entry);
          const quantity = usd(1_000);
          const position = held(side, 1_000, entry, marginFor(quantity, price, leverageFromNumber(2)));
          const last = priceFromUsd(Math.round((entry * percent) / 100));
          const amount = cashInToDistance(position, last, NINETEEN);
          const distanceWithout = (sum: number) => {
            const left = cashIn(position, last, sats(sum));
            if (left === null) return null;
            return liquidationDistance(side, liquidationPrice(side, quantity, left.price, left.margin), last);
          };
          if (amount === 0) {
            expect(liquidationDistance(side, position.liquidation, last)).toBeLessThanOrEqual(NINETEEN);
            return;
          }
          expect(distanceWithout(amount)).toBeLessThanOrEqual(NINETEEN);
          expect(distanceWithout(amount)).toBeGreaterThan(1_800);
        },
      ),
    );
  });
});

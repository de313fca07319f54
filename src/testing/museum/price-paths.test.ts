import fc from "fast-check";
import { expect, test } from "vitest";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import { type PriceHalfUsd, priceFromUsd } from "#domain/units.ts";
import { anyPrice } from "../arbitraries/arbitrary-position.ts";
import { isNear } from "../defects/is-near.ts";
import { tellsApart } from "./tells-apart.ts";

type Reached = typeof isReached;

/** One tick over a path of prices: all of it, as the last one ended where this one begins. */
const tickOver = (path: readonly PriceHalfUsd[]): Tick => {
  const sorted = path.toSorted((a, b) => a - b);
  const [low, high, last] = [sorted[0], sorted.at(-1), path.at(-1)];
  if (low === undefined || high === undefined || last === undefined) throw new Error("No path");
  return { low, high, last, at: 0 };
};

test("B12 a level is reached by whoever crosses it, though no sample lies within ten dollars of it", async () => {
  const trigger = { side: "below", price: priceFromUsd(95_000) } as const;
  const fast = tickOver([95_100, 94_900].map(priceFromUsd));
  const check = (reaches: Reached) => expect(reaches(trigger, fast)).toBe(true);
  await tellsApart(check, isReached, isNear);
});

test("B12 a level is reached exactly when some price of the path is at it or past it", async () => {
  const anyPath = fc.array(anyPrice, { minLength: 2, maxLength: 8 });
  const check = (reaches: Reached) =>
    fc.assert(
      fc.property(fc.constantFrom("below", "above"), anyPrice, anyPath, (side, price, path) => {
        const isPast = path.some((seen) => (side === "below" ? seen <= price : seen >= price));
        expect(reaches({ side, price }, tickOver(path))).toBe(isPast);
      }),
    );
  await tellsApart(check, isReached, isNear);
});

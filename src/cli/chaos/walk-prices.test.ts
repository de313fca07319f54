import { expect, it } from "vitest";
import { priceFromUsd, priceHalfUsd } from "#domain/units.ts";
import { nextStep, startWalk } from "./walk-prices.ts";

const FREE = { highestLong: null, lowestShort: null };

/** Prices of so many steps in USD. */
const walked = (steps: number): readonly number[] => {
  let walk = startWalk(priceFromUsd(100_000));
  const prices: number[] = [];
  for (let left = steps; left > 0; left -= 1) {
    const step = nextStep(walk, FREE);
    if (step === null) break;
    walk = step.walk;
    prices.push(step.price / 2);
  }
  return prices;
};

it("goes to eight new lows of 0.12 % each, then to new highs beyond where it began", () => {
  // 100,000 × 0.9988 = 99,880; × 0.9988 = 99,760.144, down to the half dollar: 99,760. 100,000 × 1.0012 = 100,120.
  const prices = walked(9);
  expect(prices.slice(0, 2)).toEqual([99_880, 99_760]);
  expect(prices[8]).toBe(100_120);
});

it("never sees a price twice", () => {
  const prices = walked(64);
  expect(new Set(prices).size).toBe(64);
});

it("turns away from a liquidation 1.5 % ahead, and stands still between two", () => {
  // 1.5 % below 99,880 is 98,381.8.
  const long = { ...FREE, highestLong: priceFromUsd(98_382) };
  const farther = { ...FREE, highestLong: priceFromUsd(98_381) };
  expect(nextStep(startWalk(priceFromUsd(100_000)), farther)?.price).toBe(priceFromUsd(99_880));
  expect(nextStep(startWalk(priceFromUsd(100_000)), long)?.price).toBe(priceFromUsd(100_120));
  // 1.5 % above 100,120 is 101,621.8.
  const both = { ...long, lowestShort: priceHalfUsd(203_243) };
  expect(nextStep(startWalk(priceFromUsd(100_000)), both)).toBeNull();
});

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

it("goes to eight new lows of 0.03 % each, then to new highs beyond where it began", () => {
  // 100,000 × 0.9997 = 99,970; × 0.9997 = 99,940.009, down to the half dollar: 99,940. 100,000 × 1.0003 = 100,030.
  const prices = walked(9);
  expect(prices.slice(0, 2)).toEqual([99_970, 99_940]);
  expect(prices[8]).toBe(100_030);
});

it("never sees a price twice", () => {
  const prices = walked(64);
  expect(new Set(prices).size).toBe(64);
});

it("turns away from a liquidation 1.5 % ahead, and stands still between two", () => {
  // 1.5 % below 99,970 is 98,470.45.
  const long = { ...FREE, highestLong: priceFromUsd(98_470.5) };
  const farther = { ...FREE, highestLong: priceFromUsd(98_470) };
  expect(nextStep(startWalk(priceFromUsd(100_000)), farther)?.price).toBe(priceFromUsd(99_970));
  expect(nextStep(startWalk(priceFromUsd(100_000)), long)?.price).toBe(priceFromUsd(100_030));
  // 1.5 % above 100,030 is 101,530.45.
  const both = { ...long, lowestShort: priceHalfUsd(203_060) };
  expect(nextStep(startWalk(priceFromUsd(100_000)), both)).toBeNull();
});

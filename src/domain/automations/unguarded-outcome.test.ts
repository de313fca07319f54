import { expect, it } from "vitest";
import { priceFromUsd, sats, usd } from "../units.ts";
import { unguardedOutcome } from "./unguarded-outcome.ts";

/** 1,000 USD at 100,000 with 100,000 sats: a long is liquidated at 90,909, a short at 111,111. */
const position = (side: "long" | "short") => ({
  side,
  quantity: usd(1_000),
  price: priceFromUsd(100_000),
  entryMargin: sats(100_000),
});

const reach = (low: number, high: number) => ({ low: priceFromUsd(low), high: priceFromUsd(high) });

it("says what a long would have lost once the price was at its first liquidation", () => {
  expect(unguardedOutcome(position("long"), reach(90_909, 99_000))).toEqual({
    liquidation: priceFromUsd(90_909),
    result: -100_000,
  });
});

it("mirrors for a short", () => {
  expect(unguardedOutcome(position("short"), reach(100_000, 111_111))?.result).toBe(-100_000);
  expect(unguardedOutcome(position("short"), reach(90_000, 111_000))).toBeNull();
});

it("claims nothing where the first liquidation was not reached, or the guard never acted", () => {
  expect(unguardedOutcome(position("long"), reach(90_909.5, 99_000))).toBeNull();
  expect(unguardedOutcome(position("long"), null)).toBeNull();
});

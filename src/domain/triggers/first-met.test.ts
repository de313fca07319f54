import { expect, it } from "vitest";
import { priceHalfUsd } from "../units.ts";
import { firstMet } from "./first-met.ts";
import type { TriggerSide } from "./trigger.ts";

const leg = (place: number, side: TriggerSide, price: number) => ({
  leg: place,
  side,
  price: priceHalfUsd(price),
});

it("is the highest of prices below the market and the lowest of those above it", () => {
  expect(firstMet([leg(0, "below", 90), leg(1, "below", 95), leg(2, "below", 80)])?.leg).toBe(1);
  expect(firstMet([leg(0, "above", 110), leg(1, "above", 120), leg(2, "above", 105)])?.leg).toBe(2);
});

it("is the first as they are numbered where they wait on both sides, and of two at one price", () => {
  expect(firstMet([leg(1, "above", 110), leg(0, "below", 90)])?.leg).toBe(0);
  expect(firstMet([leg(1, "below", 90), leg(0, "below", 90)])?.leg).toBe(0);
});

it("is nothing where none waits", () => {
  expect(firstMet([])).toBeNull();
});

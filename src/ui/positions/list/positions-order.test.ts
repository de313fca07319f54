import { expect, test } from "vitest";
import { inOrder, type PositionOrder, parseOrder } from "./positions-order.ts";

const rows = [
  { key: "a", distanceBps: 900, quantity: 100, margin: 5_000, profit: 40 },
  { key: "b", distanceBps: null, quantity: 900, margin: 1_000, profit: -700 },
  { key: "c", distanceBps: 120, quantity: 400, margin: 9_000, profit: -3 },
  { key: "d", distanceBps: null, quantity: 900, margin: 1_000, profit: 12 },
];
const keys = (order: PositionOrder) =>
  inOrder(order, rows)
    .map(({ key }) => key)
    .join("");

test("the list begins with what asks for a look first, and what can never be liquidated ends it", () => {
  expect(keys("distance")).toBe("cabd");
  expect(keys("size")).toBe("bdca");
  expect(keys("pl")).toBe("bcda");
  expect(keys("margin")).toBe("cabd");
});

test("equals stand in the same order however they came", () => {
  expect(inOrder("size", rows.toReversed()).map(({ key }) => key)).toEqual(["b", "d", "c", "a"]);
});

test("an address that names no order shows the nearest first", () => {
  expect(parseOrder("pl")).toBe("pl");
  for (const odd of [undefined, "", "PL", ["pl"], "toString"]) expect(parseOrder(odd)).toBe("distance");
});

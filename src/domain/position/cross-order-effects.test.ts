import { describe, expect, it } from "vitest";
import { aCrossPosition, aFlatCross, aWaitingOrder } from "#testing/builders/a-cross-position.ts";
import { crossOrderEffects } from "./cross-order-effects.ts";

type Told = readonly [side: "long" | "short", quantity: number, dollars: number];

const effects = (position: Parameters<typeof crossOrderEffects>[0], ...orders: readonly Told[]) =>
  crossOrderEffects(
    position,
    orders.map(([side, quantity, dollars]) => aWaitingOrder(side, quantity, dollars)),
  ).map(({ price, effect }) => `${price / 2} ${effect}`);

describe("what waits on a cross long of 1,000", () => {
  const long = aCrossPosition();

  it("reduces, closes or turns it where it sells, and adds where it buys", () => {
    expect(effects(long, ["short", 400, 105_000])).toEqual(["105000 reduces"]);
    expect(effects(long, ["short", 1_000, 105_000])).toEqual(["105000 closes"]);
    expect(effects(long, ["short", 1_001, 105_000])).toEqual(["105000 turns"]);
    expect(effects(long, ["long", 1, 95_000])).toEqual(["95000 adds"]);
  });

  it("is seen in the order the price meets it: two that reduce turn it together", () => {
    expect(effects(long, ["short", 600, 106_000], ["short", 600, 105_000])).toEqual([
      "106000 turns",
      "105000 reduces",
    ]);
    expect(effects(long, ["short", 400, 105_000], ["short", 600, 106_000], ["short", 50, 107_000])).toEqual([
      "107000 opens",
      "106000 closes",
      "105000 reduces",
    ]);
  });

  it("is seen without what waits on the other side", () => {
    expect(effects(long, ["short", 1_000, 105_000], ["long", 500, 95_000])).toEqual([
      "105000 closes",
      "95000 adds",
    ]);
  });
});

it("a short is reduced by what buys, the highest price first", () => {
  const short = aCrossPosition({ side: "short" });
  expect(effects(short, ["long", 700, 94_000], ["long", 700, 95_000], ["short", 5, 105_000])).toEqual([
    "105000 adds",
    "95000 reduces",
    "94000 turns",
  ]);
});

it("of a flat position every first order opens one", () => {
  expect(effects(aFlatCross(), ["long", 5, 95_000], ["long", 5, 94_000], ["short", 5, 105_000])).toEqual([
    "105000 opens",
    "95000 opens",
    "94000 adds",
  ]);
});

import { expect, it } from "vitest";
import { ANY_PRICE } from "../../triggers/any-price.ts";
import { priceFromUsd } from "../../units.ts";
import { CANDLE_SETTLES_MS, entryLegs, restLegs } from "./entry-legs.ts";

const trigger = { side: "below", price: priceFromUsd(100_000) } as const;

it("a price is waited for at once, and a time as any price that is asleep until then", () => {
  expect(entryLegs({ kind: "price", rule: "entry", trigger, until: null }, null)).toEqual([
    { leg: 0, trigger, at: null },
  ]);
  expect(entryLegs({ kind: "price", rule: "entry", trigger, until: 60_000 }, null)).toEqual([
    { leg: 0, trigger, at: null },
    { leg: 1, trigger: ANY_PRICE, at: 60_000 },
  ]);
  expect(entryLegs({ kind: "time", rule: "quiet-ends", at: 60_000 }, null)).toEqual([
    { leg: 0, trigger: ANY_PRICE, at: 60_000 },
  ]);
  expect(entryLegs({ kind: "at-once" }, null)).toEqual([{ leg: 0, trigger: ANY_PRICE, at: null }]);
});

it("a candle is asked for a moment after its close", () => {
  expect(entryLegs({ kind: "time", rule: "candle-close", at: 60_000 }, null)).toEqual([
    { leg: 0, trigger: ANY_PRICE, at: 60_000 + CANDLE_SETTLES_MS },
  ]);
});

it("what ends at a time is looked at then, whatever else it waits for or rests from", () => {
  const end = { leg: 2, trigger: ANY_PRICE, at: 90_000 };
  expect(entryLegs({ kind: "price", rule: "entry", trigger, until: null }, 90_000)).toContainEqual(end);
  expect(entryLegs({ kind: "at-once" }, 90_000)).toContainEqual(end);
  expect(restLegs(60_000, 90_000)).toEqual([{ leg: 0, trigger: ANY_PRICE, at: 60_000 }]);
  expect(restLegs(95_000, 90_000)).toEqual([{ leg: 0, trigger: ANY_PRICE, at: 90_000 }]);
});

it("what can never enter again waits for nothing", () => {
  expect(entryLegs({ kind: "never", rule: "done" }, 90_000)).toEqual([]);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPosition } from "#testing/arbitraries/arbitrary-position.ts";
import { liquidationPrice } from "../../position/liquidation.ts";
import { basisPoints, priceFromUsd } from "../../units.ts";
import type { EntryExit } from "./auto-entry.ts";
import { type EntryPoint, entryStopLoss, entryTakeProfit } from "./entry-exits.ts";

const long: EntryPoint = {
  side: "long",
  price: priceFromUsd(100_001),
  liquidation: priceFromUsd(90_910),
};
const short: EntryPoint = { side: "short", price: priceFromUsd(100_001), liquidation: priceFromUsd(111_112) };
const at = (price: number): EntryExit => ({ by: "price", price: priceFromUsd(price) });
const away = (bps: number): EntryExit => ({ by: "percent", bps: basisPoints(bps) });
const price = (value: number) => ({ kind: "accepted", price: priceFromUsd(value) });
const REFUSED = { kind: "refused" };

describe("the stop of an entry", () => {
  it("at a distance rounds towards the entry, so it stops early: 1.01 % of 100,001 is 98,990.9899", () => {
    expect(entryStopLoss(long, away(101))).toEqual(price(98_991));
    // 101,011.0101 for a short.
    expect(entryStopLoss(short, away(101))).toEqual(price(101_011));
  });

  it("is refused at the entry, at liquidation and beyond either", () => {
    expect([90_910, 90_910.5, 100_000.5, 100_001].map((stop) => entryStopLoss(long, at(stop)).kind)).toEqual([
      "refused",
      "accepted",
      "accepted",
      "refused",
    ]);
    expect(
      [100_001, 100_001.5, 111_111.5, 111_112].map((stop) => entryStopLoss(short, at(stop)).kind),
    ).toEqual(["refused", "accepted", "accepted", "refused"]);
    expect([away(910), away(10_000), away(20_000)].map((exit) => entryStopLoss(long, exit))).toEqual([
      REFUSED,
      REFUSED,
      REFUSED,
    ]);
  });

  it("is none where none was asked for", () => {
    expect([entryStopLoss(long, null), entryTakeProfit(long, null)]).toEqual([
      { kind: "accepted", price: null },
      { kind: "accepted", price: null },
    ]);
  });

  it("lies strictly between entry and liquidation whenever it is accepted, on either side", () => {
    fc.assert(
      fc.property(anyPosition, fc.integer({ min: 1, max: 20_000 }), (position, bps) => {
        const { side, quantity, price: entry, margin } = position;
        const liquidation = liquidationPrice(side, quantity, entry, margin);
        const stop = entryStopLoss({ side, price: entry, liquidation }, away(bps));
        if (stop.kind === "refused" || stop.price === null) return;
        const [low, high] = side === "long" ? [liquidation, entry] : [entry, liquidation];
        expect(low < stop.price && stop.price < high).toBe(true);
        expect(Math.abs(stop.price - entry) * 10_000 <= entry * bps).toBe(true);
      }),
    );
  });
});

describe("the take profit of an entry", () => {
  it("at a distance rounds away from the entry, so all of it is there: 1 % of 100,001 is 101,001.01", () => {
    expect(entryTakeProfit(long, away(100))).toEqual(price(101_001.5));
    // 99,000.99 for a short.
    expect(entryTakeProfit(short, away(100))).toEqual(price(99_000.5));
  });

  it("is refused at the entry, on its losing side and where no price lies", () => {
    expect([at(100_001), at(100_000.5)].map((exit) => entryTakeProfit(long, exit))).toEqual([
      REFUSED,
      REFUSED,
    ]);
    expect([at(100_001), at(100_001.5), away(10_000)].map((exit) => entryTakeProfit(short, exit))).toEqual([
      REFUSED,
      REFUSED,
      REFUSED,
    ]);
    expect(entryTakeProfit(long, at(100_001.5))).toEqual(price(100_001.5));
  });
});

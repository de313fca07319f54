import { expect, it } from "vitest";
import { basisPoints, priceFromUsd } from "../../units.ts";
import { isSameStop, isTighter, isTighterForGood, type NativeStop, standingLevel } from "./native-stop.ts";
import { ownerOfStop } from "./stop-slot.ts";

const fixed = (dollars: number): NativeStop => ({ kind: "fixed", price: priceFromUsd(dollars) });
const trailing = (bps: number): NativeStop => ({ kind: "trailing", bps: basisPoints(bps) });
const at = (stop: NativeStop, dollars: number) => ({ stop, level: priceFromUsd(dollars) });

it("calls the stop nearer to the market tighter: the higher for a long, the lower for a short, the shorter distance", () => {
  expect(isTighter("long", fixed(95_000), fixed(94_000))).toBe(true);
  expect(isTighter("short", fixed(95_000), fixed(94_000))).toBe(false);
  expect(isTighter("short", fixed(94_000), fixed(95_000))).toBe(true);
  expect(isTighter("long", trailing(100), trailing(200))).toBe(true);
  expect(isTighter("short", trailing(200), trailing(100))).toBe(false);
});

it("calls no stop tighter than itself, nor a price than a distance, nor a distance than a price", () => {
  for (const side of ["long", "short"] as const) {
    expect(isTighter(side, fixed(95_000), fixed(95_000))).toBe(false);
    expect(isTighter(side, trailing(100), trailing(100))).toBe(false);
    expect(isTighter(side, fixed(95_000), trailing(100))).toBe(false);
    expect(isTighter(side, trailing(100), fixed(95_000))).toBe(false);
  }
});

it("calls tighter for good only what no later price can make looser", () => {
  // A trailing stop ahead of a price stays ahead of it; a price ahead of a trailing stop may be run past.
  expect(isTighterForGood("long", at(trailing(500), 95_000), at(fixed(94_000), 94_000))).toBe(true);
  expect(isTighterForGood("long", at(trailing(500), 95_000), at(fixed(95_000), 95_000))).toBe(false);
  expect(isTighterForGood("long", at(fixed(99_000), 99_000), at(trailing(500), 95_000))).toBe(false);
  // The shorter distance begins from the market and may lie behind what the longer one has reached already.
  expect(isTighterForGood("short", at(trailing(100), 101_000), at(trailing(500), 105_000))).toBe(true);
  expect(isTighterForGood("short", at(trailing(400), 106_000), at(trailing(500), 105_000))).toBe(false);
});

it("takes the level of a trailing stop from the exchange, and from the last price where it tells none", () => {
  const last = priceFromUsd(100_000);
  const told = { side: "long", stopLoss: priceFromUsd(97_000) } as const;
  expect(standingLevel(told, trailing(500), last)).toBe(priceFromUsd(97_000));
  expect(standingLevel({ ...told, stopLoss: null }, trailing(500), last)).toBe(priceFromUsd(95_000));
  expect(standingLevel(told, fixed(96_000), last)).toBe(priceFromUsd(96_000));
  expect(standingLevel(told, null, last)).toBeNull();
});

it("knows the same stop again", () => {
  expect(isSameStop(fixed(95_000), fixed(95_000))).toBe(true);
  expect(isSameStop(fixed(95_000), fixed(95_000.5))).toBe(false);
  expect(isSameStop(trailing(100), trailing(100))).toBe(true);
  expect(isSameStop(trailing(100), fixed(50))).toBe(false);
});

it("gives a stop to whoever of us placed it, and to a hand where it differs from that", () => {
  const placedByUs = { owner: "backstop", stop: fixed(91_000) } as const;
  expect(ownerOfStop({ standing: null, placedByUs })).toBeNull();
  expect(ownerOfStop({ standing: fixed(91_000), placedByUs })).toBe("backstop");
  expect(ownerOfStop({ standing: fixed(91_000.5), placedByUs })).toBe("hand");
  expect(ownerOfStop({ standing: trailing(500), placedByUs: { owner: "trader", stop: trailing(500) } })).toBe(
    "trader",
  );
  expect(ownerOfStop({ standing: fixed(91_000), placedByUs: null })).toBe("hand");
});

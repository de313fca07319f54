import { describe, expect, it } from "vitest";
import { basisPoints, type PriceHalfUsd, priceFromUsd } from "../../units.ts";
import { decidePriceAlert, type PriceAlertVerdict, rememberVerdict } from "./decide-price-alert.ts";
import { type AlertMemory, beginAlert, type MoveDirection, type PriceAlertConfig } from "./price-alert.ts";
import type { PriceSample } from "./rolling-extremes.ts";

const dollars = priceFromUsd;
const MINUTE = 60_000;
const crossing = (restMs: number | null = null): PriceAlertConfig => ({
  when: { kind: "crossing", price: dollars(100_000) },
  repeat: restMs === null ? { kind: "once" } : { kind: "every-time", restMs },
});
const move = (direction: MoveDirection, restMs: number | null = null): PriceAlertConfig => ({
  when: { kind: "move", bps: basisPoints(500), withinMs: 60 * MINUTE, direction },
  repeat: restMs === null ? { kind: "once" } : { kind: "every-time", restMs },
});
/** The minute `place`, from the price before it to `last`, with its low and high. */
const minute = (place: number, last: number, low = last, high = last) => ({
  from: (place - 1) * MINUTE,
  at: place * MINUTE,
  low: dollars(low),
  high: dollars(high),
  last: dollars(last),
});
const from = (price: number): AlertMemory => beginAlert({ at: 0, price: dollars(price) });
type Minutes = readonly ReturnType<typeof minute>[];

/** Looks at each minute in turn; `samples` are what the market did before. */
const lookAll = (
  config: PriceAlertConfig,
  begun: AlertMemory,
  minutes: Minutes,
  past: readonly PriceSample[] = [],
) => {
  let memory = begun;
  return minutes.map((tick, place): PriceAlertVerdict => {
    const samples = [...past, ...minutes.slice(0, place)];
    const verdict = decidePriceAlert({ config, memory, tick, samples });
    memory = rememberVerdict(memory, verdict, tick);
    return verdict;
  });
};
const rulesOf = (verdicts: readonly PriceAlertVerdict[]) => verdicts.map(({ rule }) => rule);

describe("an alert at 100,000", () => {
  it("tells when the price gets there from below, by a wick too, and only once", () => {
    const path = [minute(1, 99_000), minute(2, 99_500, 99_000, 100_000), minute(3, 101_000, 99_500, 101_000)];
    const verdicts = lookAll(crossing(), from(98_000), path);
    expect(rulesOf(verdicts)).toEqual(["not-reached", "crossed", "told-already"]);
    expect(verdicts[1]).toEqual({
      kind: "notify",
      rule: "crossed",
      trigger: { side: "above", price: dollars(100_000) },
      last: dollars(99_500),
    });
  });

  it("tells when the price gets there from above", () => {
    const [verdict] = lookAll(crossing(), from(101_000), [minute(1, 99_000, 99_000, 101_000)]);
    expect(verdict).toMatchObject({ rule: "crossed", trigger: { side: "below" } });
  });

  it("tells at once where it is armed at the price itself", () => {
    expect(rulesOf(lookAll(crossing(), from(100_000), [minute(1, 99_000)]))).toEqual(["crossed"]);
  });

  it("that tells every time rests, takes down where the price is, and then tells the next crossing", () => {
    const path = [
      minute(1, 101_000, 99_000, 101_000),
      minute(2, 99_000, 99_000, 101_000),
      minute(3, 99_000),
      minute(4, 100_500, 99_000, 100_500),
    ];
    expect(rulesOf(lookAll(crossing(2 * MINUTE), from(99_000), path))).toEqual([
      "crossed",
      "resting",
      "rested",
      "crossed",
    ]);
  });

  it("does not tell again while the price stands where it was told, nor when it leaves", () => {
    const path = [1, 2, 3, 4].map((place) => minute(place, 100_000, 100_000, 100_000));
    const left = minute(5, 101_000, 100_000, 101_000);
    const back = minute(6, 100_000, 100_000, 101_000);
    expect(rulesOf(lookAll(crossing(MINUTE), from(99_000), [...path, left, back]))).toEqual([
      "crossed",
      "rested",
      "at-the-price",
      "at-the-price",
      "at-the-price",
      "crossed",
    ]);
  });

  it("is not told by what the market did before it was armed", () => {
    const begun = beginAlert({ at: MINUTE / 2, price: dollars(99_000) });
    const tick = { ...minute(2, 99_000), from: MINUTE };
    const samples = [minute(1, 99_000, 98_000, 100_500)];
    expect(decidePriceAlert({ config: crossing(), memory: begun, tick, samples }).rule).toBe("not-reached");
  });
});

describe("an alert on a move of 5 % within an hour", () => {
  it("tells of a rise from the lowest price of the hour, and by which numbers", () => {
    // 95,000.5 · 1.05 = 99,750.525: told from 99,751 on
    const path = [
      minute(1, 96_000, 95_000.5, 96_000),
      minute(2, 99_750.5, 96_000, 99_750.5),
      minute(3, 99_751),
    ];
    const verdicts = lookAll(move("up"), from(96_000), path);
    expect(rulesOf(verdicts)).toEqual(["not-moved", "not-moved", "moved-up"]);
    expect(verdicts[2]).toEqual({
      kind: "notify",
      rule: "moved-up",
      from: { at: MINUTE, price: dollars(95_000.5) },
      to: { at: 3 * MINUTE, price: dollars(99_751) },
      moved: 500,
    });
  });

  it("tells of a fall from the highest price, and of neither the other way", () => {
    const path = [minute(1, 100_000), minute(2, 95_000, 95_000, 100_000)];
    expect(rulesOf(lookAll(move("down"), from(100_000), path))).toEqual(["not-moved", "moved-down"]);
    expect(rulesOf(lookAll(move("either"), from(100_000), path))).toEqual(["not-moved", "moved-down"]);
    expect(rulesOf(lookAll(move("up"), from(100_000), path))).toEqual(["not-moved", "not-moved"]);
  });

  it("counts what was reached before it was armed, and forgets it after the hour", () => {
    const past = [{ ...minute(-1, 95_000), from: -2 * MINUTE }];
    const soon = { ...minute(58, 100_000), from: 57 * MINUTE };
    const late = { ...minute(59, 100_000), from: 58 * MINUTE };
    expect(rulesOf(lookAll(move("up"), from(99_000), [soon], past))).toEqual(["moved-up"]);
    expect(rulesOf(lookAll(move("up"), from(99_000), [late], past))).toEqual(["not-moved"]);
  });

  it("takes no order within a minute for granted, but the close for its end", () => {
    const wild = minute(1, 98_000, 95_000, 100_000);
    expect(rulesOf(lookAll(move("up"), from(98_000), [wild]))).toEqual(["not-moved"]);
    const risen = minute(1, 100_000, 95_000, 100_000);
    expect(rulesOf(lookAll(move("up"), from(98_000), [risen]))).toEqual(["moved-up"]);
  });

  it("tells one move once, and the next from where the last was told", () => {
    const path = [
      minute(1, 95_000),
      minute(2, 100_000, 95_000, 100_000),
      minute(3, 101_000, 100_000, 101_000),
      minute(4, 104_999.5, 101_000, 104_999.5),
      minute(5, 105_000),
    ];
    expect(rulesOf(lookAll(move("up", MINUTE), from(95_000), path))).toEqual([
      "not-moved",
      "moved-up",
      "not-moved",
      "not-moved",
      "moved-up",
    ]);
  });

  it("does not tell a move again from a minute that spans its telling", () => {
    const told: PriceHalfUsd = dollars(100_000);
    const memory: AlertMemory = {
      seen: { at: 1.5 * MINUTE, price: told },
      told: { at: 1.5 * MINUTE, price: told },
    };
    const samples = [minute(2, 100_000, 95_000, 100_000)];
    const tick = minute(3, 100_500, 100_000, 100_500);
    expect(decidePriceAlert({ config: move("up", MINUTE), memory, tick, samples }).rule).toBe("not-moved");
  });
});

import { describe, expect, it } from "vitest";
import { evaluateAll, type NaiveTrigger, trailFrom } from "#testing/triggers/evaluate-all.ts";
import { anyDistance, anyStart, createDice, randomHistory } from "#testing/triggers/random-history.ts";
import { priceFromUsd } from "../units.ts";
import type { TrailingDistance } from "./trailing.ts";
import { createTrailingMarket, type SpanTick } from "./trailing-market.ts";
import type { TriggerSide } from "./trigger.ts";

const percent = (value: number): TrailingDistance => ({ unit: "basis-points", value: value * 100 });
const dollars = (value: number): TrailingDistance => ({ unit: "half-usd", value: value * 2 });
const tick = (from: number, at: number, low: number, high: number, last: number): SpanTick => ({
  low: priceFromUsd(low),
  high: priceFromUsd(high),
  last: priceFromUsd(last),
  from,
  at,
});

/** From which time a trigger must trail for each tick to fire it; -1 for none. */
const fires = (side: TriggerSide, distance: TrailingDistance, ticks: readonly SpanTick[]) => {
  const market = createTrailingMarket();
  return ticks.map((seen) => market.see(seen, [{ side, distance }])[0] ?? -1);
};

describe("a trailing trigger", () => {
  it("fires when the whole distance is given back and not a step before", () => {
    // 5 % under 100,000 is 95,000
    const fall = (to: number) => [tick(0, 1, 99_000, 100_000, 99_000), tick(1, 2, to, 99_000, 99_000)];
    expect(fires("below", percent(5), fall(95_000.5))).toEqual([-1, -1]);
    expect(fires("below", percent(5), fall(95_000))).toEqual([-1, 0]);
    expect(fires("below", dollars(5_000), fall(95_000.5))).toEqual([-1, -1]);
    expect(fires("below", dollars(5_000), fall(95_000))).toEqual([-1, 0]);
  });

  it("fires above on a rise from the lowest price", () => {
    // 5 % over 90,000 is 94,500
    const rise = (to: number) => [tick(0, 1, 90_000, 92_000, 91_000), tick(1, 2, 91_000, to, 91_000)];
    expect(fires("above", percent(5), rise(94_499.5))).toEqual([-1, -1]);
    expect(fires("above", percent(5), rise(94_500))).toEqual([-1, 0]);
    expect(fires("above", dollars(4_500), rise(94_500))).toEqual([-1, 0]);
  });

  it("that joined after the best price knows nothing of it", () => {
    const ticks = [
      tick(0, 1, 100_000, 110_000, 104_000),
      tick(1, 2, 100_000, 104_000, 101_000),
      tick(2, 3, 99_700, 101_000, 100_000),
    ];
    // 5 % under 104,000 is 98,800: only triggers from before the first tick have 110,000 behind them.
    expect(fires("below", percent(5), ticks)).toEqual([0, 0, 0]);
    expect(fires("below", percent(4), ticks)[2]).toBe(1);
  });

  it("takes no rise for a fall, in however large a piece it is seen", () => {
    expect(fires("below", percent(5), [tick(0, 9, 90_000, 110_000, 110_000)])).toEqual([-1]);
    expect(fires("above", percent(5), [tick(0, 9, 90_000, 110_000, 90_000)])).toEqual([-1]);
  });

  it("fires on a fall to the last price of the tick that had the high", () => {
    expect(fires("below", percent(5), [tick(0, 9, 90_000, 110_000, 104_500)])).toEqual([0]);
  });

  it("does not hold the low of a tick whose beginning nobody knows against anything", () => {
    const unknown = { ...tick(0, 2, 90_000, 100_000, 99_000), from: Number.NEGATIVE_INFINITY };
    expect(fires("below", percent(5), [tick(0, 1, 100_000, 100_000, 100_000), unknown])).toEqual([-1, -1]);
  });
});

describe("5,000 trailing triggers over 1,500 ticks", () => {
  type Row = NaiveTrigger & { readonly start: number };

  it.each([1, 2, 3])("fire on the same ticks as when each is looked at, history %i", (seed) => {
    const dice = createDice(seed);
    const ticks = randomHistory(dice, 1_500, 0);
    const rows: Row[] = Array.from({ length: 5_000 }, (_, id) => ({
      id,
      side: dice(2) === 0 ? "below" : "above",
      armed: false,
      price: null,
      distance: anyDistance(dice),
      since: null,
      best: null,
      start: dice(1_400),
    }));
    const joining = Map.groupBy(rows, ({ start }) => start);
    const market = createTrailingMarket();
    const mismatches: number[] = [];
    let count = 0;
    ticks.forEach((now, place) => {
      const armed = rows.filter((row) => row.armed);
      const groups = armed.flatMap(({ side, distance }) => (distance === null ? [] : { side, distance }));
      const unique = [...new Map(groups.map((group) => [JSON.stringify(group), group]))];
      const latest = new Map(
        market
          .see(
            now,
            unique.map(([, group]) => group),
          )
          .map((at, n) => [unique[n]?.[0], at]),
      );
      const found = armed
        .filter(({ side, distance, since }) => {
          const until = latest.get(JSON.stringify({ side, distance })) ?? null;
          return until !== null && since !== null && since <= until;
        })
        .map(({ id }) => id);
      const expected = evaluateAll(rows, now);
      count += expected.length;
      if (found.join() !== expected.join()) mismatches.push(place);
      for (const row of joining.get(place) ?? []) {
        row.armed = true;
        trailFrom(row, anyStart(dice, now), now);
      }
      const oldest = Math.min(...rows.flatMap((row) => (row.armed ? [row.since ?? 0] : [])));
      if (place % 50 === 0) market.forgetBefore(oldest);
    });
    expect(mismatches).toEqual([]);
    expect(count).toBeGreaterThan(3_000);
    expect(market.size()).toBeLessThan(1_000);
  });
});

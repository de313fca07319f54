import { expect, test } from "vitest";
import { aCandle } from "#testing/builders/a-candle.ts";
import { type CandleSeries, seriesOf } from "./candle-series.ts";
import { packSeries, unpackSeries } from "./pack-series.ts";

const series = seriesOf(
  Array.from({ length: 100 }, (_, index) =>
    aCandle({ at: index * 60_000, open: 20_000 + index, high: 20_200 + index, low: 19_900 + index }),
  ),
);

test("what is packed comes back, wherever its bytes lie", () => {
  const packed = packSeries(series);
  expect(unpackSeries(packed)).toEqual(series);
  const moved = new Uint8Array(packed.length + 3);
  moved.set(packed, 3);
  expect(unpackSeries(moved.subarray(3))).toEqual(series);
  expect(unpackSeries(Buffer.from(moved.buffer, 3))).toEqual(series);
});

test("what was never packed, was cut short or goes on is nothing", () => {
  const packed = packSeries(series);
  for (const bytes of [
    new Uint8Array(0),
    new Uint8Array(16),
    new TextEncoder().encode("time_ms,open,high,low,close,volume_usd"),
    packed.subarray(0, -1),
    Uint8Array.from([...packed, 0]),
  ])
    expect(unpackSeries(bytes)).toBeNull();
});

test.each<[string, (columns: CandleSeries) => void]>([
  ["goes back in time", ({ at }) => at.set([0], 50)],
  ["has a time twice", ({ at }) => at.set([49 * 60_000], 50)],
  ["has no time", ({ at }) => at.set([Number.NaN], 50)],
  ["closes above its high", ({ close }) => close.set([30_000], 50)],
  ["opens below its low", ({ open }) => open.set([10_000], 50)],
  ["falls to nothing", ({ low }) => low.set([0], 50)],
])("a candle that %s is found", (_, damage) => {
  const damaged = structuredClone(series);
  damage(damaged);
  expect(unpackSeries(packSeries(damaged))).toBeNull();
});

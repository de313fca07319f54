import { expect, it } from "vitest";
import { candlesInOrder, clockOf } from "./candles-in-order.ts";

const candle = (at: string, close: number) => ({
  at,
  open: 200_000,
  high: 210_000,
  low: 190_000,
  close,
  volume: 1,
});
const seconds = (iso: string): number => Date.parse(iso) / 1_000;
const timesOf = (times: readonly string[], timeZone: string) =>
  candlesInOrder(
    times.map((at) => candle(at, 200_001)),
    clockOf(timeZone),
  ).map(({ time }) => time);

it("candles are in dollars, oldest first and one per time", () => {
  const [later, sooner] = ["2026-11-24T01:31:00.000Z", "2026-11-24T01:30:00.000Z"];
  const drawn = candlesInOrder(
    [candle(later, 1), candle(sooner, 200_001), candle(later, 200_003)],
    clockOf("UTC"),
  );
  expect(drawn.map(({ time, close }) => [time, close])).toEqual([
    [seconds(sooner), 100_000.5],
    [seconds(later), 100_001.5],
  ]);
});

it("candles stand where the clocks of whoever reads stood", () => {
  // São Paulo is three hours behind, so it is the day before there.
  expect(timesOf(["2026-11-24T01:30:00.000Z"], "America/Sao_Paulo")).toEqual([
    seconds("2026-11-23T22:30:00.000Z"),
  ]);
  expect(timesOf(["2026-11-24T00:00:00.000Z"], "UTC")).toEqual([seconds("2026-11-24T00:00:00.000Z")]);
  expect(timesOf(["2026-11-24T01:30:00.000Z"], "Mars/Olympus")).toEqual([
    seconds("2026-11-24T01:30:00.000Z"),
  ]);
});

it("an hour that clocks show twice is drawn once, as its second", () => {
  // New York goes from UTC−4 to UTC−5 at 06:00 UTC on 1 November 2026: 05:30 and 06:30 UTC are both 01:30 there.
  const [first, second, next] = [
    "2026-11-01T05:30:00.000Z",
    "2026-11-01T06:30:00.000Z",
    "2026-11-01T07:30:00.000Z",
  ];
  const drawn = candlesInOrder(
    [candle(first, 2), candle(second, 4), candle(next, 6)],
    clockOf("America/New_York"),
  );
  expect(drawn.map(({ time, close }) => [time, close])).toEqual([
    [seconds("2026-11-01T01:30:00.000Z"), 2],
    [seconds("2026-11-01T02:30:00.000Z"), 3],
  ]);
});

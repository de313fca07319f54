import { expect, it } from "vitest";
import { withForming } from "./forming-candle.ts";

const at = (clock: string) => `2026-11-23T${clock}.000Z`;
const candle = (clock: string) => ({
  at: at(clock),
  open: 200_000,
  high: 200_100,
  low: 199_900,
  close: 200_050,
  volume: 7,
});
const candles = [candle("17:53:00"), candle("17:52:00")];
const formed = (clock: string, last: number) => withForming(candles, "1m", { last, readAt: at(clock) });

it("a price within the newest candle is its close, and its high or low where it is beyond", () => {
  expect(formed("17:53:30", 200_300)[0]).toEqual({ ...candle("17:53:00"), high: 200_300, close: 200_300 });
  expect(formed("17:53:30", 199_800)[0]).toEqual({ ...candle("17:53:00"), low: 199_800, close: 199_800 });
  expect(formed("17:53:59", 200_000)[0]).toEqual({ ...candle("17:53:00"), close: 200_000 });
  expect(formed("17:53:30", 200_300)).toHaveLength(2);
});

it("a price of the next minute begins its candle", () => {
  const [begun, newest] = formed("17:54:00", 200_070);
  expect(begun).toEqual({
    at: at("17:54:00"),
    open: 200_070,
    high: 200_070,
    low: 200_070,
    close: 200_070,
    volume: 0,
  });
  expect(newest).toEqual(candle("17:53:00"));
});

it("a price of a candle that is over changes nothing, nor does any where none were read", () => {
  expect(formed("17:52:59", 150_000)).toEqual(candles);
  expect(withForming([], "1m", { last: 200_000, readAt: at("17:53:00") })).toEqual([]);
});

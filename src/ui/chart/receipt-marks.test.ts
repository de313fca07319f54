import { expect, it } from "vitest";
import { receiptMarks } from "./receipt-marks.ts";

const at = (clock: string) => `2026-11-23T${clock}.000Z`;
const candle = (clock: string, high: number) => ({
  at: at(clock),
  open: 200_000,
  high,
  low: 199_000,
  close: 200_000,
  volume: 1,
});
const candles = [candle("17:50:00", 201_000), candle("17:45:00", 202_000)];

it("each stands at its candle, those of one candle above each other by their time, and diamonds are those that acted", () => {
  const marks = receiptMarks("5m", candles, [
    { id: "later", at: at("17:49:59"), outcome: "held" },
    { id: "sooner", at: at("17:45:00"), outcome: "confirmed" },
    { id: "newest", at: at("17:53:07"), outcome: "confirmed" },
  ]);
  expect(
    marks.map(({ id, candleAt, high, place, hasActed }) => [id, candleAt, high, place, hasActed]),
  ).toEqual([
    ["sooner", at("17:45:00"), 202_000, 0, true],
    ["later", at("17:45:00"), 202_000, 1, false],
    ["newest", at("17:50:00"), 201_000, 0, true],
  ]);
});

it("one of before the candles, or of a gap between them, stands nowhere", () => {
  const told = [
    { id: "before", at: at("17:44:59"), outcome: "held" as const },
    { id: "after", at: at("17:55:00"), outcome: "held" as const },
  ];
  expect(receiptMarks("5m", candles, told)).toEqual([]);
});

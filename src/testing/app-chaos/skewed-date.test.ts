import { expect, it, vi } from "vitest";
import { skewedDate } from "./skewed-date.ts";

const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-28T12:00:00Z");

it("reads the time so far ahead, however it is asked", () => {
  vi.useFakeTimers({ now: NOON });
  const Skewed = skewedDate(HOUR);
  expect(Skewed.now()).toBe(NOON + HOUR);
  expect(new Skewed().getTime()).toBe(NOON + HOUR);
  expect(Skewed()).toBe(new Date(NOON + HOUR).toString());
  vi.useRealTimers();
});

it("takes a time that it is told for what it is", () => {
  const Skewed = skewedDate(HOUR);
  expect(new Skewed(NOON).toISOString()).toBe("2026-11-28T12:00:00.000Z");
  expect(Skewed.parse("2026-11-28T12:00:00Z")).toBe(NOON);
  expect(new Skewed(NOON)).toBeInstanceOf(Date);
});

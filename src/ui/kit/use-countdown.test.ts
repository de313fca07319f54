import { expect, it } from "vitest";
import { secondsLeft } from "./use-countdown.ts";

it("a wait is over only when all of it has passed, and never longer than it was", () => {
  expect(secondsLeft(10_000, 5, 0)).toBe(5);
  expect(secondsLeft(10_000, 5, 10_000)).toBe(5);
  expect(secondsLeft(10_000, 5, 14_001)).toBe(1);
  expect(secondsLeft(10_000, 5, 14_999)).toBe(1);
  expect(secondsLeft(10_000, 5, 15_000)).toBe(0);
  expect(secondsLeft(10_000, 5, 99_000)).toBe(0);
});

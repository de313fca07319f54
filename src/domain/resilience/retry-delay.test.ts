import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay.ts";

test("the wait before a retry has full jitter and a ceiling", () => {
  expect([0, 1, 2, 9].map((retries) => retryDelayMs(retries, 0.999))).toEqual([199, 399, 799, 1_998]);
  expect(retryDelayMs(3, 0)).toBe(0);
});

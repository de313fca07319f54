import { expect, test } from "vitest";
import { burstTime } from "./burst-time.ts";
import { windowRate } from "./request-buckets.ts";

test("a burst takes as long as its requests need to flow into the bucket", () => {
  // 25 a second: the bucket holds 3 and fills by 22.5 a second. 500 accounts with a hit each ask 2,000 times.
  expect(burstTime(windowRate(25), 500, 500)).toBe(Math.ceil(((2_000 - 3) / 22.5) * 1_000));
  // Ten hits of one account share its two readings: 22 requests.
  expect(burstTime(windowRate(25), 1, 10)).toBe(Math.ceil(((22 - 3) / 22.5) * 1_000));
  // 100 a second: the bucket holds 9.
  expect(burstTime(windowRate(100), 2, 2)).toBe(0);
  expect(burstTime(windowRate(4), 0, 0)).toBe(0);
});

import { expect, test } from "vitest";
import { judgeOpenings } from "./judge-openings.ts";

const hour = (perMinute: number) => Array.from({ length: 60 }, () => perMinute);

test("the usual is no burst, nor is what the exchange could have been asked anyway", () => {
  expect(judgeOpenings({ lastMinute: 40, before: hour(30), allowedPerMinute: 240 }).isBurst).toBe(false);
  expect(judgeOpenings({ lastMinute: 1_200, before: hour(30), allowedPerMinute: 240 }).isBurst).toBe(false);
});

test("more than five times the usual, and than the exchange takes, is one", () => {
  expect(judgeOpenings({ lastMinute: 1_201, before: hour(30), allowedPerMinute: 240 })).toEqual({
    isBurst: true,
    perMinute: 1_201,
    baseline: 240,
  });
  expect(judgeOpenings({ lastMinute: 2_600, before: hour(500), allowedPerMinute: 240 }).isBurst).toBe(true);
  expect(judgeOpenings({ lastMinute: 2_500, before: hour(500), allowedPerMinute: 240 }).isBurst).toBe(false);
});

test("one busy minute does not become the usual", () => {
  const before = [...hour(10).slice(1), 9_000];
  expect(judgeOpenings({ lastMinute: 2_000, before, allowedPerMinute: 240 }).isBurst).toBe(true);
});

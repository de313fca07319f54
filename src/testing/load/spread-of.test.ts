import { expect, test } from "vitest";
import { spreadOf } from "./spread-of.ts";

test("a share of the numbers is at most what is told of it, in whatever order they came", () => {
  const values = Array.from({ length: 1_000 }, (_, at) => ((at * 7) % 1_000) + 1);
  expect(spreadOf(values)).toEqual({ count: 1_000, p50: 500, p95: 950, p99: 990, max: 1_000 });
  expect(spreadOf([3])).toEqual({ count: 1, p50: 3, p95: 3, p99: 3, max: 3 });
});

test("of nothing nothing is told", () => {
  expect(spreadOf([])).toEqual({
    count: 0,
    p50: Number.NaN,
    p95: Number.NaN,
    p99: Number.NaN,
    max: Number.NaN,
  });
});

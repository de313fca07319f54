import { expect, test } from "vitest";
import { usedShare } from "./used-share.ts";

test.each([
  [5, "<= 10", 0.5],
  [20, "< 10", 2],
  [2_000, ">= 1000", 0.5],
  [500, ">= 1000", 2],
  [0, ">= 1000", Number.POSITIVE_INFINITY],
  [0, "<= 10", 0],
])("%d of %s uses %d of what is allowed", (value, target, share) => {
  expect(usedShare({ value, target })).toBe(share);
});

test.each([
  [null, "<= 10"],
  [0, "= 0"],
  [0, "<= 0"],
  [1, "0.2 +- 10 %"],
  [1, null],
])("%s held against %s is no ratio", (value, target) => {
  expect(usedShare({ value, target })).toBeNull();
});

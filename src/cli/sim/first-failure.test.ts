import { expect, test } from "vitest";
import { isBeyond, noteFailure, watchFirstFailure } from "./first-failure.ts";

test("no seed is beyond a failure that has not happened", () => {
  expect(isBeyond(watchFirstFailure(), Number.MAX_SAFE_INTEGER)).toBe(false);
});

test("every seed above the lowest that failed is beyond it, whichever was heard of first", () => {
  const first = watchFirstFailure();
  noteFailure(first, 40);
  noteFailure(first, 12);
  noteFailure(first, 25);
  expect([11, 12, 13, 40].map((seed) => isBeyond(first, seed))).toEqual([false, false, true, true]);
});

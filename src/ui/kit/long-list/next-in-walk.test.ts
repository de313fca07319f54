import { expect, test } from "vitest";
import { nextInWalk } from "./next-in-walk.ts";

test("j goes to the row below and k to the one above, and neither leaves the list", () => {
  expect(nextInWalk("j", 0, 3)).toBe(1);
  expect(nextInWalk("j", 2, 3)).toBeNull();
  expect(nextInWalk("k", 2, 3)).toBe(1);
  expect(nextInWalk("k", 0, 3)).toBeNull();
  expect(nextInWalk("x", 1, 3)).toBeNull();
});

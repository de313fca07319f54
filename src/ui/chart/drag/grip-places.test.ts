import { expect, it } from "vitest";
import { gripColumns } from "./grip-places.ts";

it("grips within a fingertip of each other step aside, and come back where there is room", () => {
  // 100 and 130 are 30 apart, so the second steps aside; 150 is 50 below the first, and 160 is 30 below the second.
  expect(gripColumns([100, 130, 150, 160])).toEqual([0, 1, 0, 2]);
  expect(gripColumns([200, 100])).toEqual([0, 0]);
  expect(gripColumns([])).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { areaUnderCurve } from "./area-under-curve.ts";

describe("the area under the curve", () => {
  test("is a half for the same values, whatever they are", () => {
    expect(areaUnderCurve([1, 2, 3], [1, 2, 3])).toBe(0.5);
    expect(areaUnderCurve([7, 7, 7], [7, 7])).toBe(0.5);
  });

  test("is one for values that tell two kinds apart for certain, whichever is the larger", () => {
    expect(areaUnderCurve([1, 2, 3], [4, 5, 6, 7])).toBe(1);
    expect(areaUnderCurve([4, 5, 6, 7], [1, 2, 3])).toBe(1);
  });

  test("is the share of pairs that are the right way round", () => {
    expect(areaUnderCurve([1, 3], [2, 4])).toBe(0.75);
    expect(areaUnderCurve([1, 2], [2, 3])).toBe(0.875);
  });
});

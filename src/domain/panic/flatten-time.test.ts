import { expect, test } from "vitest";
import { windowRate } from "../resilience/request-buckets.ts";
import { flattenTime } from "./flatten-time.ts";

const FOUR = windowRate(4);

test("twenty positions of one account take what flows in after the full bucket is used up", () => {
  // 4 + 20·2 = 44 requests; the bucket holds 1.32, and 3.6 a second flow in: (44 − 1.32)/0.0036 = 11,855.6 ms.
  expect(flattenTime({ key: FOUR, signed: FOUR }, [20])).toBe(11_856);
});

test("two accounts wait for what they share, or for the slower of their own", () => {
  // 2·(4 + 10·2) = 48 requests over one bucket: (48 − 1.32)/0.0036 = 12,966.7 ms.
  expect(flattenTime({ key: FOUR, signed: FOUR }, [10, 10])).toBe(12_967);
  // By their own alone 24 requests each: (24 − 1.32)/0.0036 = 6,300 ms.
  expect(flattenTime({ key: FOUR, signed: windowRate(100) }, [10, 10])).toBe(6_300);
});

test("nothing to flatten takes no time", () => {
  expect(flattenTime({ key: FOUR, signed: FOUR }, [])).toBe(0);
});

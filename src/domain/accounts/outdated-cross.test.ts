import { expect, test } from "vitest";
import { isOutdatedCross, OUTDATED_CROSS_MS } from "./outdated-cross.ts";

const at = (updatedAt: number, readAt: number) => ({ position: { updatedAt }, readAt });

test("a reading that shows an older position is outdated, one of the same or a newer is not", () => {
  expect(isOutdatedCross(at(1_000, 5_000), at(999, 5_100))).toBe(true);
  expect(isOutdatedCross(at(1_000, 5_000), at(1_000, 5_100))).toBe(false);
  expect(isOutdatedCross(at(1_000, 5_000), at(1_001, 5_100))).toBe(false);
});

test("an exchange that goes on showing an older one is believed after half a minute", () => {
  expect(isOutdatedCross(at(1_000, 5_000), at(999, 5_000 + OUTDATED_CROSS_MS - 1))).toBe(true);
  expect(isOutdatedCross(at(1_000, 5_000), at(999, 5_000 + OUTDATED_CROSS_MS))).toBe(false);
});

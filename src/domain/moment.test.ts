import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { fromMoment, toMoment } from "./moment.ts";

const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe("a time in UTC", () => {
  it("is written and read as the calendar has it, on any day", () => {
    const anyTime = fc.oneof(fc.integer({ min: 0, max: LAST }), fc.constantFrom(0, 951_782_400_000, LAST));
    fc.assert(
      fc.property(anyTime, (at) => {
        expect(toMoment(at)).toBe(new Date(at).toISOString());
        expect(fromMoment(toMoment(at))).toBe(at);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("is read without milliseconds too, and not where there is no such day or minute", () => {
    expect(fromMoment("2024-02-29T14:03:00Z")).toBe(Date.UTC(2024, 1, 29, 14, 3));
    for (const none of [
      ...["2026-02-29T14:03:00Z", "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-04-31T00:00:00Z"],
      ...["2026-01-31T24:00:00Z", "2026-01-31T14:60:00Z", "2026-01-31T14:03:00.5Z", "2026-01-31T14:03:00"],
      ...["1969-12-31T23:59:59Z", "2026-01-31", ""],
    ])
      expect(fromMoment(none)).toBeNull();
  });

  it("is none before 1970, past four digits of a year, or between two milliseconds", () => {
    for (const at of [-1, LAST + 1, 0.5, Number.NaN]) expect(() => toMoment(at)).toThrow(RangeError);
  });
});

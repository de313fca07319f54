import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quietUntil } from "./quiet-hours.ts";

const at = (time: string) => Date.parse(`2026-01-07T${time}Z`);
const until = (hours: { fromMinute: number; toMinute: number }, time: string) => {
  const end = quietUntil(hours, at(time));
  return end === null ? null : new Date(end).toISOString();
};

describe("quiet hours", () => {
  const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
  const noon = { fromMinute: 12 * 60, toMinute: 12 * 60 + 30 };

  it("begin with their first minute and end before their last, within a day", () => {
    expect(until(noon, "11:59:59.999")).toBeNull();
    expect(until(noon, "12:00:00.000")).toBe("2026-01-07T12:30:00.000Z");
    expect(until(noon, "12:29:59.999")).toBe("2026-01-07T12:30:00.000Z");
    expect(until(noon, "12:30:00.000")).toBeNull();
  });

  it("may pass midnight", () => {
    expect(until(night, "21:59:59.999")).toBeNull();
    expect(until(night, "22:00:00.000")).toBe("2026-01-08T06:00:00.000Z");
    expect(until(night, "00:00:00.000")).toBe("2026-01-07T06:00:00.000Z");
    expect(until(night, "06:00:00.000")).toBeNull();
  });

  it("hold for exactly the minutes a clock walks through from the first to the last", () => {
    const anyMinute = fc.integer({ min: 0, max: 1_439 });
    fc.assert(
      fc.property(anyMinute, anyMinute, anyMinute, (fromMinute, toMinute, minute) => {
        const quiet = new Set<number>();
        for (let one = fromMinute; one !== toMinute; one = (one + 1) % 1_440) quiet.add(one);
        const now = at("00:00:00.000") + minute * 60_000;
        const end = quietUntil({ fromMinute, toMinute }, now);
        expect(end !== null).toBe(quiet.has(minute));
        if (end !== null) expect((end / 60_000) % 1_440).toBe(toMinute);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { createRateLimit } from "./rate-limit.ts";

describe("a rate limit of five a second", () => {
  it("lets five pass at once, then one every 200 ms, counted per caller", () => {
    let now = 0;
    const limit = createRateLimit(5, () => now);
    expect(Array.from({ length: 6 }, () => limit.take("a"))).toEqual([4, 3, 2, 1, 0, null]);
    expect(limit.take("b")).toBe(4);
    now = 199;
    expect(limit.take("a")).toBe(0);
    now = 300;
    expect(limit.take("a")).toBeNull();
    now = 10_000;
    expect(limit.take("a")).toBe(4);
  });

  it("never refuses where there is no limit", () => {
    const limit = createRateLimit(null, () => 0);
    for (let i = 0; i < 1_000; i += 1) expect(limit.take("a")).not.toBeNull();
  });
});

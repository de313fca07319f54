import { expect, test } from "vitest";
import { pauseBefore } from "./move-prices.ts";

const BEAT_MS = 250;

test.each([250, 252, 257, 263])("prices come evenly at every point of a worker's beat of %i ms", (beat) => {
  const hits = Array.from({ length: 5 }, () => 0);
  let at = 0;
  for (let step = 0; step < 100; step += 1) {
    at += pauseBefore(step);
    const fifth = Math.floor((5 * (at % beat)) / beat);
    hits[fifth] = (hits[fifth] ?? 0) + 1;
  }
  for (const count of hits) expect(count).toBeGreaterThanOrEqual(12);
  for (const count of hits) expect(count).toBeLessThanOrEqual(28);
});

test("and before a price that stands still for a second is taken again, with a beat to spare", () => {
  for (let step = 0; step < 1_000; step += 1) {
    expect(pauseBefore(step)).toBeGreaterThanOrEqual(BEAT_MS);
    expect(pauseBefore(step)).toBeLessThanOrEqual(1_000 - BEAT_MS);
  }
});

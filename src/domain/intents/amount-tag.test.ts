import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { amountTag, LEAST_TAG, MOST_TAG } from "./amount-tag.ts";

it("is 1 to 89 sats, and the same for the same intent", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const tag = amountTag(id);
      expect(tag).toBeGreaterThanOrEqual(LEAST_TAG);
      expect(tag).toBeLessThanOrEqual(MOST_TAG);
      expect(amountTag(id)).toBe(tag);
    }),
    { numRuns: runs(2_000) },
  );
});

it("differs between intents, so that one is rarely taken for another", () => {
  const tags = new Set(
    Array.from({ length: 1_000 }, (_, at) =>
      amountTag(`00000000-0000-4000-8000-${String(at).padStart(12, "0")}`),
    ),
  );
  expect(tags.size).toBe(MOST_TAG - LEAST_TAG + 1);
});

import { rmSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { makeCacheDirectory, ownerOf } from "./make-cache-directory.ts";

test.each(["postgres", "cold-year", "one-two-3"])(
  "a directory for %s is known as this process's own, so that no other sweeps it away",
  async (purpose) => {
    const made = await makeCacheDirectory(purpose);
    try {
      expect(ownerOf(basename(made))).toBe(process.pid);
    } finally {
      rmSync(made, { recursive: true });
    }
  },
);

test("what no process's directory is called has no owner", () => {
  expect([ownerOf("postgres"), ownerOf("a-b"), ownerOf("")]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

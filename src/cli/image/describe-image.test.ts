import { expect, test } from "vitest";
import { describeImage, isLightEnough, makingMs, medianOf } from "./describe-image.ts";
import type { Weight } from "./weigh-image.ts";

const aWeight = (bytes: number, uncounted: readonly string[] = []): Weight => ({
  layers: [{ name: "app", bytes, unpackedBytes: 3 * bytes, digest: "sha256:0" }],
  bytes,
  uncounted,
});

test("an image is light enough below 100 MB, and only where all of it was counted", () => {
  expect(isLightEnough(aWeight(99_999_999))).toBe(true);
  expect(isLightEnough(aWeight(100_000_000))).toBe(false);
  expect(isLightEnough(aWeight(1_000, ["libc6"]))).toBe(false);
});

test("the time of a build counts once, not its parts again", () => {
  const build = [
    { name: "next build", ms: 20_000 },
    { name: "compiling", ms: 19_000 },
  ];
  expect(makingMs({ build, assembly: { copying: 3_000, listing: 4_000 } })).toBe(27_000);
});

test("a figure that was not measured is no pass", () => {
  const said = describeImage({ weight: aWeight(1), build: [], assembly: {}, coldStarts: [] }).join("\n");
  expect(said.match(/FAIL/g)).toHaveLength(2);
});

test("each figure is told with its target and whether it is met", () => {
  const said = describeImage({
    weight: aWeight(80_000_000),
    build: [{ name: "next build", ms: 40_000 }],
    assembly: { copying: 1_000 },
    coldStarts: [900, 1_200, 5_000],
  });
  expect(said).toContain("  80.0 MB  all layers, compressed; target < 100 MB: pass");
  expect(said).toContain("  41.0 s   next build and assembly; target < 30 s: FAIL");
  expect(said).toContain("   1.2 s   web from start to ready (900, 1200, 5000 ms); target < 2 s: pass");
  expect(medianOf([3, 1])).toBe(3);
});

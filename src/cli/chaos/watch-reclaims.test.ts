import { describe, expect, it } from "vitest";
import type { HeldRow } from "#ports/engine-audit.ts";
import { createReclaimWatch, percentile } from "./watch-reclaims.ts";

const intent = (fence: number, leaseUntil: number): HeldRow => ({
  kind: "intent",
  id: "i",
  fence,
  leaseUntil,
});
const work = (leaseUntil: number): HeldRow => ({ kind: "work", id: "1", fence: 0, leaseUntil });

describe("an intent held at a kill", () => {
  it("was the dead worker's when its fence grew, and counts until then", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [intent(1, 9_000)]);
    watch.see(9_000, [intent(1, 9_000)]);
    watch.see(9_500, [intent(2, 21_500)]);
    watch.see(9_900, []);
    expect(watch.times(new Map([["i", 2]]))).toEqual([8_500]);
  });

  it("was somebody else's when it ended under the fence it had", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [intent(1, 9_000)]);
    watch.see(1_200, []);
    expect(watch.times(new Map([["i", 1]]))).toEqual([]);
  });

  it("counts until its end when it was claimed and settled between two looks", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [intent(1, 9_000)]);
    watch.see(10_000, []);
    expect(watch.times(new Map([["i", 2]]))).toEqual([9_000]);
  });

  it("counts from the first kill, and anew when its next holder is killed too", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [intent(1, 9_000)]);
    watch.kill(2_000, [intent(1, 9_000)]);
    watch.see(9_500, [intent(2, 21_500)]);
    watch.kill(10_000, [intent(2, 21_500)]);
    watch.see(22_000, []);
    expect(watch.times(new Map([["i", 3]]))).toEqual([8_500, 12_000]);
  });

  it("is nobody's when its lease had run out before", () => {
    const watch = createReclaimWatch();
    watch.kill(9_001, [intent(1, 9_000)]);
    watch.see(9_500, []);
    expect(watch.times(new Map([["i", 2]]))).toEqual([]);
  });
});

describe("work held at a kill", () => {
  it("was the dead worker's when it outlived its lease", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [work(9_000)]);
    watch.see(9_250, [work(21_250)]);
    expect(watch.times(new Map())).toEqual([8_250]);
  });

  it("was somebody else's when it ended or was put off before its lease ran out", () => {
    const watch = createReclaimWatch();
    watch.kill(1_000, [work(9_000), { ...work(9_000), id: "2" }]);
    watch.see(1_500, [{ ...work(2_500), id: "2" }]);
    watch.see(9_500, []);
    expect(watch.times(new Map())).toEqual([]);
  });
});

it("names the value that 99 of 100 are not above", () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index);
  expect([percentile(values, 99), percentile(values, 100), percentile([], 99)]).toEqual([198, 200, 0]);
});

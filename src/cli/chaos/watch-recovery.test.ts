import { describe, expect, it } from "vitest";
import type { EngineState, HeldRow } from "#ports/engine-audit.ts";
import { sumUpRecovery } from "./sum-up-recovery.ts";
import { createRecoveryWatch } from "./watch-recovery.ts";

const held = (id: string, leaseUntil: number): HeldRow => ({ kind: "intent", id, fence: 1, leaseUntil });
const state = (at: number, part: Partial<EngineState> = {}): EngineState => ({
  at,
  tickedAt: at,
  held: [],
  sent: 0,
  reached: 0,
  highestLong: null,
  lowestShort: null,
  ...part,
});
/** The recovery of one fault at 1,000 with `before` in hand, as these looks after it show it. */
const recovery = (before: readonly HeldRow[], ...looks: readonly EngineState[]) => {
  const watch = createRecoveryWatch();
  watch.fault("kill", 1_000, state(900, { held: before }));
  for (const look of looks) watch.see(look);
  return watch.stories()[0]?.recoveryMs;
};

describe("a fault", () => {
  it("is over at the first look after it that shows a later tick and nothing left", () => {
    expect(recovery([], state(1_000), state(1_250), state(1_500))).toBe(250);
  });

  it("is not over while no tick was taken after it", () => {
    expect(recovery([], state(1_250, { tickedAt: 1_000 }), state(1_400, { tickedAt: null }))).toBeNull();
    expect(recovery([], state(1_250, { tickedAt: 1_000 }), state(1_500, { tickedAt: 1_450 }))).toBe(500);
  });

  it("is not over while something is held beyond its lease, whoever began it", () => {
    const beyond = state(2_000, { held: [held("later", 1_999)] });
    expect(recovery([], beyond, state(3_000, { held: [held("later", 15_000)] }))).toBe(2_000);
    expect(recovery([], beyond)).toBeNull();
  });

  it("is not over until each thing in hand at its moment has ended, though somebody took it up", () => {
    const before = [held("one", 9_000), held("two", 9_000)];
    const taken = state(9_500, { held: [held("one", 21_000)] });
    expect(recovery(before, taken, state(10_000, { held: [held("new", 22_000)] }))).toBe(9_000);
  });

  it("is not over until no reached price waited for its tick", () => {
    expect(recovery([], state(1_500, { reached: 2 }), state(1_750, { reached: 0 }))).toBe(750);
    expect(recovery([], state(1_500, { reached: 2 }))).toBeNull();
  });

  it("of which nothing good was seen is never over", () => {
    expect(recovery([])).toBeNull();
  });
});

describe("the sum of a run", () => {
  const story = (kind: "kill" | "cut", recoveryMs: number | null) => ({ kind, at: 0, recoveryMs });

  it("is the median and the longest, of all and of each kind", () => {
    expect(sumUpRecovery([story("kill", 300), story("cut", 900), story("kill", 100)])).toEqual({
      faults: 3,
      recovered: 3,
      medianMs: 300,
      maxMs: 900,
      worstMedianMs: 900,
      byKind: {
        cut: { faults: 1, recovered: 1, medianMs: 900, maxMs: 900 },
        kill: { faults: 2, recovered: 2, medianMs: 100, maxMs: 300 },
      },
    });
  });

  it("takes a fault that was never over for longer than any other: most of them leave no median", () => {
    expect(sumUpRecovery([story("kill", 100), story("kill", 200), story("cut", null)])).toMatchObject({
      recovered: 2,
      medianMs: 200,
      maxMs: null,
      worstMedianMs: null,
    });
    expect(sumUpRecovery([story("kill", 100), story("kill", null), story("cut", null)])).toMatchObject({
      recovered: 1,
      medianMs: null,
    });
  });

  it("of no fault at all is no figure", () => {
    expect(sumUpRecovery([])).toMatchObject({ faults: 0, medianMs: null, maxMs: null });
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeDirtyCandles } from "#testing/candles/write-dirty-candles.ts";
import { runs } from "#testing/infra/runs.ts";
import { NO_FAULTS } from "./fault-plan.ts";
import type { Mutant } from "./mutant.ts";
import { findMutant, MUTANTS } from "./mutants.ts";
import { playHungAccount } from "./play-hung-account.ts";
import { playOutage } from "./play-outage.ts";
import { playRecording, type RecordingWish } from "./play-recording.ts";
import { readRegressions } from "./regressions.ts";
import { runSeed } from "./run-seed.ts";
import { openSim, runSim, type Sim } from "./run-sim.ts";

/** Long enough for ten times the usual sizes on a busy machine; a bound, not a promise. */
const PATIENCE_MS = 60 * 60_000;
const JOBS = 2;
const nothing = () => undefined;

/** An engine to which no trigger is ever reached. */
const DEAF: Mutant = {
  name: "deaf",
  law: "nothing is armed that cannot fire",
  spoil: ({ triggers, ...deps }) => ({
    ...deps,
    triggers: { ...triggers, match: async () => ({ work: [], hasMore: false, hasUnsettled: false }) },
  }),
};

let sim: Sim;
beforeAll(() => {
  sim = openSim(JOBS);
});
afterAll(() => sim.close());

describe("the product's core under faults", () => {
  test(
    "keeps every invariant in every seed, and every kind of fault happened",
    async () => {
      const wish = {
        seeds: runs(10_000),
        from: 1,
        mutant: null,
        twice: false,
        stopAtFailure: false,
      };
      const report = await sim.run(wish, nothing);
      expect(report.failed).toEqual([]);
      expect(report.neverFired).toEqual([]);
      // A seed without a breach would show nothing.
      expect(report.quietSeeds).toBe(0);
      expect(report.effects).toBeGreaterThan(report.seeds);
    },
    PATIENCE_MS,
  );

  test(
    "runs the same way twice",
    async () => {
      const wish = { seeds: runs(500), from: 1, mutant: null, twice: true, stopAtFailure: false };
      expect((await sim.run(wish, nothing)).differing).toBe(0);
    },
    PATIENCE_MS,
  );

  test.each(readRegressions())("keeps every invariant in seed $seed: $why", async ({ seed, hasCross }) => {
    expect((await runSeed({ seed, hasCross })).violations).toEqual([]);
  });
});

describe("a process that dies", () => {
  /** Far enough for looking, matching, reading, planning, sending and settling. */
  const AWAITS = 150;

  test(
    "at any one of its awaits loses nothing and doubles nothing",
    async () => {
      let deaths = 0;
      for (let dieAt = 1; dieAt <= AWAITS; dieAt += 1) {
        const result = await runSeed({ seed: 7, faults: NO_FAULTS, isAlone: true, dieAt });
        expect({ dieAt, violations: result.violations }).toEqual({ dieAt, violations: [] });
        expect(result.effects).toBeGreaterThan(0);
        deaths += result.kills;
      }
      expect(deaths).toBe(AWAITS);
    },
    PATIENCE_MS,
  );
});

describe("an exchange that refuses everything for ten minutes, while the price goes inside a trigger", () => {
  /** A tick, the way to the exchange, and the longest rest of a breaker between two looks at it. */
  const ACTS_WITHIN_MS = 20_000;
  const SEEDS = Array.from({ length: runs(300) }, (_, at) => at + 1);

  test(
    "loses no trigger: who has to act has done so soon after it is back, and once",
    async () => {
      let due = 0;
      for (const seed of SEEDS) {
        const result = await playOutage({ seed });
        expect({ seed, ...result }).toMatchObject({ seed, violations: [], effectsMeanwhile: 0 });
        due += result.due;
        if (result.due > 0) expect(result.firstActionMs, `seed ${seed}`).toBeLessThanOrEqual(ACTS_WITHIN_MS);
      }
      expect(due).toBeGreaterThan(SEEDS.length / 2);
    },
    PATIENCE_MS,
  );

  test("is outlasted by no guard that hears nothing, and that is seen", async () => {
    const [seed] = SEEDS;
    const { violations, due, firstActionMs } = await playOutage({ seed: seed ?? 1, mutant: DEAF });
    expect(due).toBeGreaterThan(0);
    expect(firstActionMs).toBeNull();
    expect(new Set(violations.map(({ invariant }) => invariant))).toEqual(new Set(["I3"]));
  });
});

describe("one account that never answers", () => {
  /** Of ten nearly all calls are about the one: whoever judges the exchange by them would think it away. */
  const CROWDS = [1_000, 10];

  test.each(CROWDS)(
    "makes no reading of %d others later by more than a second",
    async (accounts) => {
      const minutes = runs(600);
      const calm = await playHungAccount({ seed: 1, accounts, minutes, hangs: false });
      const hung = await playHungAccount({ seed: 1, accounts, minutes, hangs: true });
      expect(hung.lateMs - calm.lateMs).toBeLessThanOrEqual(1_000);
      // Each is due every ten minutes, and the one that does not answer again and again.
      const due = (accounts - 1) * (minutes / 10 - 1);
      expect(Math.min(calm.readings, hung.readings)).toBeGreaterThan(0.95 * due);
      expect([calm.hung, hung.hung > 4 * minutes]).toEqual([0, true]);
    },
    PATIENCE_MS,
  );
});

describe("a deliberate mistake", () => {
  test("exists for each law and each wrong design", () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(15);
    expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length);
  });

  test.each(MUTANTS)(
    "is caught: $name ($law)",
    async ({ name }) => {
      // It ends at the first seed that tells, so the whole search is no longer than the rarest needs.
      const wish = {
        seeds: 5_000,
        from: 1,
        mutant: name,
        twice: false,
        stopAtFailure: true,
      };
      expect((await sim.run(wish, nothing)).failed).not.toEqual([]);
    },
    PATIENCE_MS,
  );
});

test(
  "a search ends at the same seed, and tells the same of it, whatever the number of threads",
  async () => {
    const wish = { seeds: 500, from: 1, mutant: "leave-amounts-untagged", twice: false, stopAtFailure: true };
    const [alone, ...shared] = await Promise.all([1, 2, 3].map((jobs) => runSim({ ...wish, jobs }, nothing)));
    expect(alone?.failed).toHaveLength(1);
    for (const { failed, traceHash } of shared) {
      expect(failed).toEqual(alone?.failed);
      expect(traceHash).toBe(alone?.traceHash);
    }
  },
  PATIENCE_MS,
);

describe("a recording with margin changed by hand", () => {
  const directory = mkdtempSync(join(tmpdir(), "axisor-recording-"));
  const candles = join(directory, "crash.csv.gz");
  beforeAll(() => {
    writeDirtyCandles(candles, 7, runs(3_000));
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  const play = (wanted: Partial<RecordingWish> = {}) =>
    playRecording({ candles, changesPerAccount: 40, ...wanted }, nothing);

  test(
    "misses no trigger",
    async () => {
      const report = await play();
      expect(report.violations).toEqual([]);
      expect(report.missed).toBe(0);
      expect(report.changes).toBeGreaterThan(0);
      expect(report.effects).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  test(
    "shows what an engine that fires on the event alone misses",
    async () => {
      const mutant = findMutant("edge-triggered");
      if (mutant === null) throw new Error("There is no such mutant");
      expect((await play({ mutant })).missed).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  test(
    "shows a guard that is silent until its position is gone",
    async () => {
      expect((await play({ mutant: DEAF })).missed).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});

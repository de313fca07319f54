import { describe, expect, it } from "vitest";
import { sats } from "#domain/units.ts";
import { aWalk } from "./a-walk.ts";
import type { MixedWorld } from "./mixed-world.ts";
import { type MixedReport, playMixed } from "./play-mixed.ts";
import { openRealWorld } from "./real-world.ts";
import { faultsOf, isClean, isLively } from "./report-mixed.ts";

/** One in which everything that is asked for below happens. */
const SEED = 2;

const play = (
  steps: number,
  spoil: (world: MixedWorld) => MixedWorld = (world) => world,
): Promise<MixedReport> =>
  playMixed(aWalk(SEED, steps), {
    seed: SEED,
    positions: steps / 6,
    accounts: 2,
    steps,
    open: async (...args) => spoil(await openRealWorld(...args)),
  });

describe("all automations mixed, on PostgreSQL and over HTTP", () => {
  it("act once, miss nothing, lose no sat, loosen no stop, pass no cap, and decide the same again", async () => {
    const report = await play(120);
    expect(faultsOf(report).slice(0, 5)).toEqual([]);
    expect(isLively(report, 20)).toBe(true);
    for (const kind of ["add-margin", "set-stop-loss", "open-trade", "cross-order"])
      expect(report.intents[`${kind} confirmed`] ?? 0).toBeGreaterThan(0);
  }, 120_000);

  it("are found out where a price is looked past, and where orders leave that no intent stands for", async () => {
    const report = await play(30, (world) => ({
      ...world,
      deps: {
        ...world.deps,
        triggers: {
          ...world.deps.triggers,
          match: async () => ({ work: [], hasMore: false, hasUnsettled: false }),
        },
      },
      orders: () => [
        ...world.orders(),
        { accountId: "somebody", action: "add-margin", aim: "a-trade", amount: sats(1), signedAt: 1 },
      ],
    }));
    expect(report.violations.some((words) => words.startsWith("missed"))).toBe(true);
    expect(report.doubleEffects).toBe(1);
    expect(isClean(report)).toBe(false);
  }, 120_000);
});

import { describe, expect, it } from "vitest";
import { accountsCarried } from "#domain/accounts/accounts-carried.ts";
import { requestLanes } from "./request-lanes.ts";
import { type SyncSimulation, simulateSync } from "./simulate-sync.ts";

/** A day of few enough accounts to stay quick; the shares do not depend on their number. */
const simulate = (wanted: Partial<SyncSimulation> = {}) =>
  simulateSync({
    accounts: 300,
    hours: 24,
    scenario: "normal",
    seed: 1,
    streamed: false,
    perKeyPerSecond: 5,
    globalPerSecond: 25,
    ...wanted,
  });

describe("reading accounts by their deadlines", () => {
  it.each(["calm", "normal", "crash"] as const)(
    "takes at most a twentieth of the requests of polling and learns in time of what was changed by hand (%s)",
    (scenario) => {
      const outcome = simulate({ scenario });
      expect(outcome.shareOfPolling).toBeLessThanOrEqual(0.05);
      expect(outcome.lateSecondsPerFire).toBeLessThanOrEqual(10);
      expect(outcome.mostPerKey).toBeLessThanOrEqual(5);
      expect(outcome.mostGlobally).toBeLessThanOrEqual(25);
    },
  );

  it("takes at most a hundredth where streams tell of every change", () => {
    expect(simulate({ streamed: true }).shareOfPolling).toBeLessThanOrEqual(0.01);
  });

  it("sees the guards fire that a fall sets off, and none of their positions liquidated", () => {
    const outcome = simulate({ scenario: "crash" });
    expect(outcome.fires).toBeGreaterThan(50);
    expect(outcome.liquidated).toBe(0);
  });

  it("keeps within what an address is said to carry, a tenth of it on a tenth of the rate", () => {
    const accounts = accountsCarried(0.4);
    const outcome = simulate({ accounts, perKeyPerSecond: 4, globalPerSecond: 0.4 });
    expect(outcome.lateSecondsPerFire).toBeLessThanOrEqual(10);
    // A budget spends nine tenths of what it is allowed.
    expect(outcome.callsPerMinute).toBeLessThanOrEqual(0.9 * 0.4 * 60);
  });

  it("comes out the same for the same seed, and differently for another", () => {
    const [one, again, other] = [1, 1, 2].map((seed) => simulate({ seed, hours: 2 }));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe("places for requests", () => {
  it("are as far apart as both rates want, and one key leaves room for others meanwhile", () => {
    const lanes = requestLanes({ perKeyPerSecond: 5, globalPerSecond: 25 });
    // A key every 200 ms, anybody every 40 ms.
    expect(lanes.send(1, 0, 3)).toBe(400);
    expect(lanes.send(2, 0, 2)).toBe(240);
    expect(lanes.freeAt(0)).toBe(80);
    expect(lanes.send(3, 1_001, 1)).toBe(1_040);
  });

  it("are counted by the busiest second and minute there were", () => {
    const lanes = requestLanes({ perKeyPerSecond: 2, globalPerSecond: 4 });
    lanes.send(1, 0, 4);
    lanes.send(2, 0, 2);
    lanes.send(1, 90_000, 1);
    // Key 1 at 0, 500, 1,000, 1,500; key 2 at 250 and 750: four within 0–999.
    expect(lanes.sent()).toEqual({ count: 7, mostPerKey: 2, mostGlobally: 4, mostInAMinute: 6 });
  });
});

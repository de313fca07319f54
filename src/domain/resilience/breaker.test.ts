import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "#testing/infra/runs.ts";
import { admit, type Breaker, type CallOutcome, CLOSED, giveProbeBack, noteOutcome } from "./breaker.ts";

const noting = (outcomes: readonly CallOutcome[], everyMs = 100, from: Breaker = CLOSED): Breaker =>
  outcomes.reduce((breaker, outcome, place) => noteOutcome(breaker, outcome, place * everyMs), from);
const times = (count: number, outcome: CallOutcome): CallOutcome[] => Array(count).fill(outcome);
const isOpen = (breaker: Breaker): boolean => breaker.probeAt !== null;

/** When each of the calls of an outage was let through, asked every `stepMs`; all of them fail. */
const letThrough = (stepMs: number, untilMs: number): number[] => {
  const passed: number[] = [];
  let breaker = noting(times(10, "bad"), 0);
  for (let now = 0; now <= untilMs; now += stepMs) {
    const asked = admit(breaker, now, true);
    breaker = asked.breaker;
    if (asked.admission === "refuse") continue;
    passed.push(now);
    breaker = noteOutcome(breaker, "bad", now);
  }
  return passed;
};

describe("a breaker", () => {
  it("stays closed below ten calls, however bad", () => {
    expect([9, 10].map((count) => isOpen(noting(times(count, "bad"))))).toEqual([false, true]);
  });

  it("opens at half bad and not below", () => {
    expect(isOpen(noting([...times(5, "good"), ...times(5, "bad")]))).toBe(true);
    expect(isOpen(noting([...times(6, "good"), ...times(5, "bad")]))).toBe(false);
  });

  it("opens for all only when the bad calls are of several", () => {
    const ofCallers = (names: readonly string[]) =>
      isOpen(
        names.reduce(
          (breaker, by, place) => noteOutcome(breaker, "bad", place * 100, { by, least: 2 }),
          CLOSED,
        ),
      );
    expect(ofCallers(Array(40).fill("one"))).toBe(false);
    expect(ofCallers([...Array(9).fill("one"), "other"])).toBe(true);
    // A good call of the other says nothing against the one, and nothing for it.
    const good = noteOutcome(CLOSED, "good", 0, { by: "other", least: 2 });
    const alone = Array(40)
      .fill("one")
      .reduce<Breaker>((breaker, by) => noteOutcome(breaker, "bad", 0, { by, least: 2 }), good);
    expect(isOpen(alone)).toBe(false);
  });

  it("forgets what is longer ago than 30 s", () => {
    // One bad call every 4 s: never more than eight in 30 s.
    expect(isOpen(noting(times(50, "bad"), 4_000))).toBe(false);
    expect(isOpen(noting(times(50, "bad"), 3_000))).toBe(true);
  });

  it("does not count a request to wait, nor an answer nobody can read", () => {
    expect(noting(times(100, "neither"))).toEqual(CLOSED);
    expect(isOpen(noting([...times(9, "bad"), ...times(50, "neither")]))).toBe(false);
  });

  it("does not open on a good call", () => {
    const bad = noting(times(9, "bad"));
    expect(isOpen(noteOutcome(bad, "good", 900))).toBe(false);
    expect(isOpen(noteOutcome(noteOutcome(bad, "good", 900), "bad", 901))).toBe(true);
  });

  it("while open lets nothing pass but one probe in each interval", () => {
    const passed = letThrough(50, 60_000);
    const gaps = passed.slice(1).map((at, place) => at - (passed[place] ?? 0));
    expect(new Set(gaps)).toEqual(new Set([4_650]));
  });

  it("sends at most 130 probes in an outage of ten minutes", () => {
    expect(letThrough(1, 600_000).length).toBeLessThanOrEqual(130);
  });

  it("lets no write be the probe", () => {
    const open = noting(times(10, "bad"), 0);
    expect(admit(open, 60_000, false).admission).toBe("refuse");
    expect(admit(open, 60_000, true).admission).toBe("probe");
  });

  it("closes on the first good call and starts from nothing", () => {
    const open = noting(times(10, "bad"), 0);
    expect(noteOutcome(open, "good", 5_000)).toEqual(CLOSED);
    expect(noteOutcome(open, "neither", 5_000)).toEqual(open);
  });

  it("hears of the exchange's return within 5 s, however its outage went", () => {
    const anyOutage = fc.record({
      lastsMs: fc.integer({ min: 1, max: 120_000 }),
      // How long a call takes to fail: at once, or not before its time-out.
      failsAfterMs: fc.integer({ min: 0, max: 5_000 }),
      everyMs: fc.integer({ min: 20, max: 250 }),
    });
    fc.assert(
      fc.property(anyOutage, ({ lastsMs, failsAfterMs, everyMs }) => {
        let breaker = CLOSED;
        const failing: number[] = [];
        for (let now = 0; ; now += everyMs) {
          while ((failing[0] ?? Number.POSITIVE_INFINITY) <= now) {
            breaker = noteOutcome(breaker, "bad", failing.shift() ?? now);
          }
          const asked = admit(breaker, now, true);
          breaker = asked.breaker;
          if (asked.admission === "refuse") continue;
          if (now < lastsMs) {
            failing.push(now + failsAfterMs);
            continue;
          }
          expect(now - lastsMs).toBeLessThan(5_000);
          return;
        }
      }),
      { numRuns: runs(2_000) },
    );
  });

  it("lets another call be the probe at once when one did not leave", () => {
    const asked = admit(noting(times(10, "bad"), 0), 5_000, true);
    expect(admit(asked.breaker, 5_001, true).admission).toBe("refuse");
    expect(admit(giveProbeBack(asked.breaker, 5_001), 5_001, true).admission).toBe("probe");
    expect(giveProbeBack(CLOSED, 5_001)).toEqual(CLOSED);
  });

  it("keeps a tally as short as its window, whatever happens", () => {
    const anyCalls = fc.array(
      fc.tuple(fc.constantFrom<CallOutcome>("good", "bad", "neither"), fc.nat(20_000)),
    );
    fc.assert(
      fc.property(anyCalls, (calls) => {
        let breaker = CLOSED;
        let now = 0;
        for (const [outcome, gap] of calls) {
          now += gap;
          breaker = noteOutcome(breaker, outcome, now);
          expect(breaker.tallies.length).toBeLessThanOrEqual(30);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});

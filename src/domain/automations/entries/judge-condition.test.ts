import { describe, expect, it } from "vitest";
import { aCandle, aMadeEntry, anAutoEntry, entryFacts, tickAt } from "#testing/builders/an-auto-entry.ts";
import { basisPoints, priceE4, priceFromUsd } from "../../units.ts";
import type { EntryCondition } from "./auto-entry.ts";
import type { AutoEntryFacts } from "./decide-auto-entry.ts";
import { judgeCondition } from "./judge-condition.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const stateOf = (when: EntryCondition, changes: Partial<AutoEntryFacts> = {}) =>
  judgeCondition(entryFacts({ config: anAutoEntry({ when }), ...changes })).kind;

describe("a crossing", () => {
  const price = priceFromUsd(100_000);
  const fromAbove = { kind: "crossing", price, from: "above" } as const;
  const fromBelow = { kind: "crossing", price, from: "below" } as const;
  const armed = (from: number) => ({ from: priceFromUsd(from), at: 0 });

  it("is reached at its price, from the side it was armed on and not from the other", () => {
    for (const [when, from, last, state] of [
      [fromAbove, 100_000.5, 100_000, "reached"],
      [fromAbove, 100_000.5, 99_000, "reached"],
      [fromAbove, 100_000.5, 100_000.5, "not-reached"],
      [fromAbove, 100_000, 99_000, "not-reached"],
      [fromAbove, 99_000, 98_000, "not-reached"],
      [fromBelow, 99_999.5, 100_000, "reached"],
      [fromBelow, 99_999.5, 99_999.5, "not-reached"],
      [fromBelow, 100_000, 101_000, "not-reached"],
    ] as const)
      expect(stateOf(when, { armed: armed(from), tick: tickAt(last) })).toBe(state);
  });

  it("is reached by a wick between two ticks, unless that may have been before it was armed", () => {
    const wick = { ...tickAt(101_000, MINUTE), low: priceFromUsd(99_990) };
    const later = { from: priceFromUsd(101_000), at: 10 };
    expect(stateOf(fromAbove, { tick: wick, armed: later })).toBe("reached");
    expect(stateOf(fromAbove, { tick: { ...wick, from: 10 }, armed: later })).toBe("reached");
    expect(stateOf(fromAbove, { tick: { ...wick, from: 9 }, armed: later })).toBe("not-reached");
  });
});

describe("a ladder", () => {
  const prices = [99_000, 98_000, 97_000].map(priceFromUsd);

  it("is due at once with the rungs that were never placed, in any turn", () => {
    const state = (entries: AutoEntryFacts["entries"]) =>
      judgeCondition(entryFacts({ config: anAutoEntry({ when: { kind: "ladder", prices } }), entries }));
    expect(state([])).toEqual({ kind: "reached", reading: { kind: "ladder", rungs: [0, 1, 2] } });
    expect(state([aMadeEntry({ rung: 1, epoch: 7 })])).toMatchObject({ reading: { rungs: [0, 2] } });
    expect(state([0, 1, 2].map((rung) => aMadeEntry({ rung })))).toEqual({ kind: "taken" });
  });
});

describe("a dip", () => {
  const dip = { kind: "dip", bps: basisPoints(200), withinMs: 10 * MINUTE } as const;
  const facts = { candles: [aCandle(0, 99_000, 100_000)], at: MINUTE };

  it("is reached where the last price stands the whole distance below the highest", () => {
    expect(stateOf(dip, { ...facts, tick: tickAt(98_000) })).toBe("reached");
    expect(stateOf(dip, { ...facts, tick: tickAt(98_000.5) })).toBe("not-reached");
  });

  it("that the price has risen out of again is none", () => {
    const over = { ...tickAt(99_000), low: priceFromUsd(90_000) };
    expect(stateOf(dip, { ...facts, tick: over })).toBe("not-reached");
  });

  it("of a short is a rise from the lowest: 2 % above 99,000 is 100,980", () => {
    const short = (last: number) =>
      judgeCondition(
        entryFacts({ ...facts, config: anAutoEntry({ side: "short", when: dip }), tick: tickAt(last) }),
      ).kind;
    expect([short(100_980), short(100_979.5)]).toEqual(["reached", "not-reached"]);
  });

  it("is unknown without a minute to measure from", () => {
    expect(stateOf(dip, { tick: tickAt(1) })).toBe("unknown");
  });
});

describe("an index", () => {
  const below = { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 } as const;
  const above = { ...below, cross: "above" } as const;
  const signal = (before: number, now: number) => ({ kind: "rsi", closedAt: 0, before, now }) as const;

  it("crosses on the candle that brings it to the level or beyond, and on no other", () => {
    for (const [when, before, now, state] of [
      [below, 3_001, 3_000, "reached"],
      [below, 3_001, 2_000, "reached"],
      [below, 3_000, 2_999, "not-reached"],
      [below, 3_002, 3_001, "not-reached"],
      [below, 2_000, 3_500, "not-reached"],
      [above, 2_999, 3_000, "reached"],
      [above, 3_000, 3_001, "not-reached"],
      [above, 3_500, 2_000, "not-reached"],
    ] as const)
      expect(stateOf(when, { signal: signal(before, now) })).toBe(state);
  });

  it("counts until the next candle closes", () => {
    const at = (time: number) => stateOf(below, { signal: signal(3_001, 3_000), at: time });
    expect([at(-1), at(0), at(HOUR - 1), at(HOUR)]).toEqual(["unknown", "reached", "reached", "unknown"]);
  });

  it("is entered on once per candle, in whatever turn", () => {
    const enteredAt = (at: number) =>
      stateOf(below, {
        signal: signal(3_001, 3_000),
        at: MINUTE,
        epoch: 1,
        entries: [aMadeEntry({ at, epoch: 0 })],
      });
    expect([enteredAt(0), enteredAt(-1)]).toEqual(["taken", "reached"]);
  });

  it("is unknown where it was not read, could not be, or is another one", () => {
    expect(stateOf(below, { signal: null })).toBe("unknown");
    expect(stateOf(below, { signal: { kind: "unknown", rule: "gap" } })).toBe("unknown");
    const pair = { before: priceE4(1), now: priceE4(1) };
    const foreign = { kind: "average", closedAt: 0, fast: pair, slow: pair } as const;
    expect(stateOf(below, { signal: foreign })).toBe("unknown");
  });
});

describe("two averages", () => {
  const up = { kind: "average", range: "1h", of: "simple", fast: 2, slow: 3, cross: "up" } as const;
  const down = { ...up, cross: "down" } as const;

  it("cross on the candle that brings the fast one over the slow one, or under it", () => {
    for (const [when, fast, slow, state] of [
      [up, [10, 12], [10, 11], "reached"],
      [up, [9, 12], [10, 11], "reached"],
      [up, [11, 12], [10, 11], "not-reached"],
      [up, [9, 11], [10, 11], "not-reached"],
      [down, [10, 9], [10, 10], "reached"],
      [down, [9, 8], [10, 10], "not-reached"],
      [down, [12, 13], [10, 11], "not-reached"],
    ] as const) {
      const pair = ([before, now]: readonly [number, number]) => ({
        before: priceE4(before),
        now: priceE4(now),
      });
      const signal = { kind: "average", closedAt: 0, fast: pair(fast), slow: pair(slow) } as const;
      expect(stateOf(when, { signal })).toBe(state);
    }
  });
});

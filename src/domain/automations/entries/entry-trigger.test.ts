import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEntryConfig, anyEntryFacts } from "#testing/arbitraries/arbitrary-auto-entry.ts";
import { aCandle, aMadeEntry, anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { runs } from "#testing/infra/runs.ts";
import { isReached } from "../../triggers/trigger.ts";
import { basisPoints, priceFromUsd } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { decideAutoEntry } from "./decide-auto-entry.ts";
import { entryTrigger, type TriggerFacts } from "./entry-trigger.ts";

const MINUTE = 60_000;

const trigger = (config: Partial<AutoEntryConfig>, facts: Partial<TriggerFacts> = {}) =>
  entryTrigger({
    config: anAutoEntry(config),
    at: 0,
    entries: [],
    candles: [],
    last: priceFromUsd(101_000),
    resting: [],
    ...facts,
  });

describe("what arms an entry", () => {
  it("is the price of a crossing, once the market stands on the side it comes from", () => {
    expect(trigger({})).toEqual({
      kind: "price",
      rule: "entry",
      trigger: { side: "below", price: priceFromUsd(100_000) },
      until: null,
    });
  });

  it("is the way back, where the market is at a crossing or past it", () => {
    const back = { side: "above", price: priceFromUsd(100_000.5) };
    for (const last of [100_000, 99_000])
      expect(trigger({}, { last: priceFromUsd(last) })).toMatchObject({ rule: "coming-back", trigger: back });
    const from = { kind: "crossing", price: priceFromUsd(100_000), from: "below" } as const;
    expect(trigger({ when: from })).toMatchObject({
      rule: "coming-back",
      trigger: { side: "below", price: priceFromUsd(99_999.5) },
    });
    expect(trigger({ when: { ...from, price: priceFromUsd(1) } })).toEqual({
      kind: "never",
      rule: "no-price",
    });
  });

  it("is the level of a dip until its window moves on, or the first minute there is", () => {
    const when = { kind: "dip", bps: basisPoints(200), withinMs: 10 * MINUTE } as const;
    expect(trigger({ when }, { candles: [aCandle(0, 99_000, 100_000)], at: MINUTE })).toEqual({
      kind: "price",
      rule: "entry",
      trigger: { side: "below", price: priceFromUsd(98_000) },
      until: 2 * MINUTE,
    });
    expect(trigger({ when }, { at: MINUTE + 1 })).toEqual({
      kind: "time",
      rule: "window-moves",
      at: 2 * MINUTE,
    });
  });

  it("is the next close of an indicator's candles", () => {
    const when = { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 } as const;
    expect(trigger({ when }, { at: 1 })).toEqual({ kind: "time", rule: "candle-close", at: 60 * MINUTE });
  });

  it("is nothing for a ladder, which is placed at once and then waits for its end, or until none of it rests", () => {
    const when = { kind: "ladder", prices: [99_000, 98_000].map(priceFromUsd) } as const;
    const entries = [aMadeEntry({ rung: 0 }), aMadeEntry({ rung: 1 })];
    expect(trigger({ when })).toEqual({ kind: "at-once" });
    expect(trigger({ when }, { entries: entries.slice(1) })).toEqual({ kind: "at-once" });
    const at = 2 * MINUTE;
    const resting = { kind: "time", rule: "orders-rest", at: 17 * MINUTE };
    expect(trigger({ when }, { entries, resting: [0], at })).toEqual(resting);
    expect(trigger({ when }, { entries, at })).toEqual({ kind: "never", rule: "done" });
    const ending = { when, expiresAt: 10 * MINUTE };
    const end = { kind: "time", rule: "expires", at: 10 * MINUTE };
    expect(trigger(ending, { entries, resting: [0], at })).toEqual(end);
    expect(trigger(ending, { entries, at })).toEqual({ kind: "never", rule: "done" });
    // Placed just now, an order may not be listed yet.
    expect(trigger({ when }, { entries })).toEqual({ kind: "time", rule: "orders-rest", at: MINUTE });
    expect(trigger(ending, { entries })).toEqual(end);
    expect(trigger(ending, { entries, resting: [0], at: 10 * MINUTE })).toEqual({ kind: "at-once" });
    expect(trigger(ending, { at: 10 * MINUTE })).toEqual({ kind: "never", rule: "expired" });
  });

  it("is the end of the quiet while it is quiet, and nothing once it is over or done", () => {
    const quietHours = { fromMinute: 0, toMinute: 5 };
    expect(trigger({ quietHours })).toEqual({ kind: "time", rule: "quiet-ends", at: 5 * MINUTE });
    expect(trigger({ quietHours, expiresAt: 0 })).toEqual({ kind: "never", rule: "expired" });
    expect(trigger({}, { entries: [aMadeEntry()] })).toEqual({ kind: "never", rule: "done" });
  });
});

describe("a trigger and the decision agree", () => {
  it("nothing is entered that its trigger did not lead to", () => {
    fc.assert(
      fc.property(anyEntryFacts(anyEntryConfig), (facts) => {
        const { config, armed, tick } = facts;
        if (decideAutoEntry(facts).kind !== "enter") return;
        const last = config.when.kind === "crossing" ? armed.from : tick.last;
        const led = entryTrigger({ ...facts, last });
        if (led.kind === "price") {
          return void expect([led.rule, isReached(led.trigger, tick)]).toEqual(["entry", true]);
        }
        const isWaited = led.kind === "at-once" || (led.kind === "time" && led.rule === "candle-close");
        expect(isWaited).toBe(true);
      }),
      { numRuns: runs(5_000) },
    );
  });
});

import { describe, expect, it } from "vitest";
import { aPastMarket, aPastMinute, aRuleReceipt, asText, clock } from "#testing/builders/a-past-minute.ts";
import { aCandle, aMadeEntry, anAutoEntry, entryFacts } from "#testing/builders/an-auto-entry.ts";
import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import { basisPoints, priceFromUsd, sats } from "../../units.ts";
import type { Minute, PastEntry } from "./past-minute.ts";
import { decideWhyNotEntry } from "./why-not-entry.ts";
import { whyNotWords } from "./why-not-words.ts";

/** A long once the price falls to 100,000, in a minute that opens at 101,000 and falls to 100,500. */
const aMinute = (
  changes: Partial<AutoEntryConfig> = {},
  wanted: Partial<Minute<PastEntry>> = {},
): Minute<PastEntry> => ({
  ...aPastMinute,
  kind: "auto-entry",
  config: anAutoEntry(changes),
  entries: [],
  market: aPastMarket(100_500, 101_000),
  ...wanted,
});

const THERE = { market: aPastMarket(99_900, 101_000) };

const ruleOf = (minute: Minute<PastEntry>): string => decideWhyNotEntry(minute).rule;
const words = (minute: Minute<PastEntry>): string =>
  asText(
    whyNotWords(decideWhyNotEntry(minute), minute.from, "en", {
      kind: "auto-entry",
      panic: minute.panic,
      isRestKept: minute.isRestKept,
    }),
  );

describe("why an automatic entry entered nothing in a minute", () => {
  it("is that the price did not get there from where it was", () => {
    // (100,500 − 100,000) / 100,500 = 0.49 %.
    expect(words(aMinute())).toBe(
      "At 14:03 the price was between 100,500 and 101,000. It enters when the price falls to 100,000. It comes from where the price was as the minute began, 101,000. The price came no nearer than 0.49 %.",
    );
    const past = { market: aPastMarket(99_000, 100_500, { open: 99_500 }) };
    expect(ruleOf(aMinute({}, past))).toBe("not-reached");
    expect(words(aMinute({}, THERE))).toContain("By its rules it had to open a long of $1,000 at the market");
  });

  it("is the panic switch, where what it waits for was there; else that is said beside the reason", () => {
    expect(words(aMinute({}, { ...THERE, panic: "freeze" }))).toContain(
      "The panic switch stood at no new entries",
    );
    expect(ruleOf(aMinute({}, { ...THERE, panic: "freeze" }))).toBe("panic");
    expect(words(aMinute({}, { panic: "freeze" }))).toContain(
      "The panic switch stood at no new entries all the while.",
    );
  });

  it("is that it had expired, was quiet, or had entered as often as it may", () => {
    expect(words(aMinute({ expiresAt: clock(13, 0) }, THERE))).toBe("It had expired at 13:00.");
    const quietHours = { fromMinute: 14 * 60, toMinute: 15 * 60 };
    expect(words(aMinute({ quietHours }, THERE))).toContain("It was quiet until 15:00");
    const entries = [aMadeEntry({ at: clock(13, 10) })];
    const ended = { state: "ended", since: clock(13, 10), until: null } as const;
    expect(words(aMinute({}, { entries, rest: ended }))).toBe(
      "It had entered once, which is as often as it may.",
    );
    expect(ruleOf(aMinute({ expiresAt: clock(14, 4) }, THERE))).toBe("unexplained");
  });

  it("is that its budget is spoken for: 250,000 less the 200,000 of the entry before", () => {
    const entries = [aMadeEntry({ at: clock(13, 10), worstCase: sats(200_000) })];
    const reason = decideWhyNotEntry(aMinute({ maxEntries: 2 }, { ...THERE, entries }));
    expect(reason).toMatchObject({ rule: "could-not-enter", verdict: { rule: "budget", left: 50_000 } });
  });

  it("is what its last receipt says, and that LN Markets refused its order", () => {
    const decided = { of: "auto-entry", inputs: entryFacts() } as const;
    const short = { kind: "alert", rule: "balance", needed: 103_000, left: 5_000 } as const;
    const held = aRuleReceipt(clock(14, 0), "held", { ...decided, verdict: short });
    expect(words(aMinute({}, { ...THERE, before: [held] }))).toContain(
      "It was held back since 14:00, of which there is a receipt: It needs 103,000 sats, and 5,000 sats are free.",
    );
    const refused = { ...held, outcome: "rejected" } as const;
    expect(decideWhyNotEntry(aMinute({}, { ...THERE, before: [refused] }))).toMatchObject({ by: "refused" });
  });

  it("is that every order of its ladder had been placed", () => {
    const when = { kind: "ladder", prices: [priceFromUsd(99_000), priceFromUsd(98_000)] } as const;
    const first = aMadeEntry({ at: clock(13, 0) });
    const both = [first, aMadeEntry({ at: clock(13, 1), rung: 1 })];
    expect(words(aMinute({ when }, { entries: both }))).toContain(
      "Every order of its ladder had been placed by 13:01",
    );
    expect(words(aMinute({ when, budget: sats(900_000) }, { entries: [first] }))).toContain(
      "a long of $1,000 at 98,000",
    );
  });

  it("is that the dip was not deep enough: 3 % below 103,000 is 99,910", () => {
    const when = { kind: "dip", bps: basisPoints(300), withinMs: 60 * 60_000 } as const;
    const candles = [aCandle(clock(13, 30), 102_000, 103_000)];
    const short = aMinute({ when }, { market: aPastMarket(99_950, 101_000, { candles }) });
    // (99,950 − 99,910) / 99,950 = 0.04 %.
    expect(words(short)).toContain(
      "Measured from 103,000 that was 99,910. The price came no nearer than 0.04 %.",
    );
    expect(ruleOf({ ...short, market: aPastMarket(99_900, 101_000, { candles }) })).toBe("unexplained");
    expect(words({ ...short, market: aPastMarket(99_900, 101_000) })).toContain("LN Markets has none.");
  });

  it("is that no candle of its indicator closed, or that the index was not there with the one that did", () => {
    const when = { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 } as const;
    expect(words(aMinute({ when }, { market: null }))).toContain(
      "None closed in this minute; the next one did at 15:00.",
    );
    const at = { from: clock(14, 0), to: clock(14, 1) };
    const signal = { kind: "rsi", closedAt: clock(14, 0), before: 3_500, now: 3_100 } as const;
    const market = aPastMarket(100_500, 101_000, { signal });
    expect(words(aMinute({ when }, { ...at, market }))).toContain("it was 31.00, after 35.00.");
    const crossed = aPastMarket(100_500, 101_000, { signal: { ...signal, now: 3_000 } });
    expect(ruleOf(aMinute({ when }, { ...at, market: crossed }))).toBe("unexplained");
  });

  it("is that it stood armed in a part of the minute only", () => {
    expect(words(aMinute({}, { ...THERE, armedAt: clock(14, 3) + 30_000 }))).toContain(
      "It was armed at 14:03",
    );
    const rest = { state: "paused", since: clock(14, 3) + 30_000, until: null } as const;
    expect(ruleOf(aMinute({}, { ...THERE, rest }))).toBe("paused-in-part");
    expect(ruleOf(aMinute({}, { ...THERE, rest: { ...rest, since: 0 } }))).toBe("paused");
  });
});

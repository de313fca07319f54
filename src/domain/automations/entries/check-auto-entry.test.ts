import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyEntryConfig, anyEntryFacts } from "#testing/arbitraries/arbitrary-auto-entry.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import { runs } from "#testing/infra/runs.ts";
import {
  basisPoints,
  type LeverageE6,
  leverageFromNumber,
  type PriceHalfUsd,
  priceFromUsd,
  type Sats,
  sats,
  type Usd,
} from "../../units.ts";
import type { AutoEntryConfig, EntryCondition } from "./auto-entry.ts";
import { checkAutoEntry } from "./check-auto-entry.ts";
import { decideAutoEntry } from "./decide-auto-entry.ts";

const last = priceFromUsd(100_000);
const check = (changes: Partial<AutoEntryConfig>) =>
  checkAutoEntry(anAutoEntry(changes), { last, at: 1_000 });
const ladder = (...prices: number[]): EntryCondition => ({
  kind: "ladder",
  prices: prices.map(priceFromUsd),
});
const dip: EntryCondition = { kind: "dip", bps: basisPoints(200), withinMs: 600_000 };
const rsi: EntryCondition = { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 };
const average: EntryCondition = {
  kind: "average",
  range: "1h",
  of: "simple",
  fast: 10,
  slow: 20,
  cross: "up",
};
const roomy = { budget: sats(10 ** 12) };

describe("an automatic entry that may be armed", () => {
  it("has nothing wrong with it, whatever it waits for", () => {
    expect(check({})).toEqual([]);
    for (const when of [ladder(99_000), dip, rsi, average]) expect(check({ when })).toEqual([]);
    expect(checkAutoEntry(anAutoEntry({ when: dip }), { last: null, at: 0 })).toEqual([]);
  });

  it("enters where it was checked at, unless time, balance or the account forbids", () => {
    const allowed = ["enter", "hold"];
    const bounds = ["balance", "position-limit", "quantity-limit"];
    fc.assert(
      fc.property(anyEntryFacts(anyEntryConfig), (facts) => {
        const { when } = facts.config;
        const price = when.kind === "crossing" ? when.price : facts.tick.last;
        const here = { ...facts, entries: [], tick: { ...facts.tick, low: price, high: price, last: price } };
        if (checkAutoEntry(facts.config, { last: price, at: facts.at }).length > 0) return;
        const verdict = decideAutoEntry(here);
        expect(allowed.includes(verdict.kind) || bounds.includes(verdict.rule)).toBe(true);
      }),
      { numRuns: runs(5_000) },
    );
  });
});

describe("an automatic entry that may not be armed names the field and says what to do", () => {
  const nan = Number.NaN;
  it.each<[string, Partial<AutoEntryConfig>, keyof AutoEntryConfig, string]>([
    ["leverage below 1", { leverage: leverageFromNumber(0.9) }, "leverage", "between 1 and 100"],
    ["leverage above 100", { leverage: leverageFromNumber(100.01) }, "leverage", "between 1 and 100"],
    ["leverage that is no number", { leverage: nan as LeverageE6 }, "leverage", "between 1 and 100"],
    [
      "a crossing at no price",
      { when: { kind: "crossing", price: 0 as PriceHalfUsd, from: "below" } },
      "when",
      "in steps of 0.5",
    ],
    ["a ladder without rungs", { when: ladder() }, "when", "1 to 20 prices"],
    [
      "a ladder of 21 rungs",
      { when: ladder(...Array.from({ length: 21 }, (_, rung) => 90_000 + rung)) },
      "when",
      "1 to 20 prices",
    ],
    ["two rungs at one price", { when: ladder(99_000, 99_000) }, "when", "move or remove one"],
    [
      "a rung at a quarter of a dollar",
      { when: { kind: "ladder", prices: [100.5 as PriceHalfUsd] } },
      "when",
      "in steps of 0.5",
    ],
    ["a dip of 0.09 %", { when: { ...dip, bps: basisPoints(9) } }, "when", "0.1 % to 90 %"],
    ["a dip within a minute", { when: { ...dip, withinMs: 60_000 } }, "when", "2 minutes to 24 hours"],
    ["a dip within two days", { when: { ...dip, withinMs: 172_800_000 } }, "when", "2 minutes to 24 hours"],
    ["an index over one candle", { when: { ...rsi, period: 1 } }, "when", "2 to 100 candles"],
    ["an index over 101 candles", { when: { ...rsi, period: 101 } }, "when", "2 to 100 candles"],
    ["an index at 0", { when: { ...rsi, level: 0 } }, "when", "0.01 to 99.99"],
    ["an index at 100", { when: { ...rsi, level: 10_000 } }, "when", "0.01 to 99.99"],
    ["an average over 201 candles", { when: { ...average, slow: 201 } }, "when", "2 to 200 candles"],
    ["averages the wrong way round", { when: { ...average, fast: 20, slow: 10 } }, "when", "shorter period"],
    ["a quantity of nothing", { size: { by: "quantity", usd: 0 as Usd } }, "size", "1 to 500,000 USD"],
    ["a quantity of 500,001", { size: { by: "quantity", usd: 500_001 as Usd } }, "size", "1 to 500,000 USD"],
    ["a margin of nothing", { size: { by: "margin", sats: sats(0) } }, "size", "at least 1 sat"],
    ["a risk in fractions of a sat", { size: { by: "risk", sats: 0.5 as Sats } }, "size", "at least 1 sat"],
    [
      "a margin for less than a contract",
      { size: { by: "margin", sats: sats(99) } },
      "size",
      "less than one",
    ],
    [
      "a margin for more than an order",
      { size: { by: "margin", sats: sats(10 ** 9) }, ...roomy },
      "size",
      "more than the 500,000 USD",
    ],
    ["a risk the guard takes alone", { size: { by: "risk", sats: sats(100_000) } }, "size", "less than one"],
    ["a guard without a cap", { guard: { maxTotal: null } }, "guard", "enter the most it may add"],
    ["a guard with a cap of nothing", { guard: { maxTotal: sats(0) } }, "guard", "at least 1 sat"],
    ["a budget of nothing", { budget: sats(0) }, "budget", "as a whole number of sats"],
    // 101,011 margin, 1,010 and 1,111 of fees at 99,000, and 100,000 of the guard: 203,132.
    ["a budget one sat short", { budget: sats(203_131) }, "budget", "raise the budget"],
    [
      "a budget for one of two entries",
      { budget: sats(203_132), maxEntries: 2 },
      "budget",
      "raise the budget",
    ],
    [
      "a budget for one of two rungs",
      { budget: sats(300_000), when: ladder(99_000, 98_000) },
      "budget",
      "raise the budget",
    ],
    [
      "a stop beyond liquidation by its distance",
      { stopLoss: { by: "percent", bps: basisPoints(910) } },
      "stopLoss",
      "beyond liquidation",
    ],
    ["a stop above a long", { stopLoss: { by: "price", price: last } }, "stopLoss", "between the entry"],
    [
      "a stop at liquidation",
      { stopLoss: { by: "price", price: priceFromUsd(90_909) } },
      "stopLoss",
      "between the entry",
    ],
    [
      "a stop at no distance",
      { stopLoss: { by: "percent", bps: basisPoints(0) } },
      "stopLoss",
      "from 0.01 %",
    ],
    [
      "a take profit below a long",
      { takeProfit: { by: "price", price: last } },
      "takeProfit",
      "earning side",
    ],
    [
      "a short's take profit at nothing",
      { side: "short", takeProfit: { by: "percent", bps: basisPoints(10_000) } },
      "takeProfit",
      "cannot fall by 100 %",
    ],
    ["an end that is over", { expiresAt: 1_000 }, "expiresAt", "still to come"],
    ["an end that is no time", { expiresAt: nan }, "expiresAt", "Enter the time"],
    ["quiet at minute 1,440", { quietHours: { fromMinute: 0, toMinute: 1_440 } }, "quietHours", "23:59 UTC"],
    ["quiet for no time", { quietHours: { fromMinute: 60, toMinute: 60 } }, "quietHours", "another minute"],
    [
      "a ladder with quiet hours",
      { when: ladder(99_000), quietHours: { fromMinute: 0, toMinute: 60 } },
      "quietHours",
      "leave quiet hours out",
    ],
    ["no entry at all", { maxEntries: 0 }, "maxEntries", "from 1 to 100"],
    ["a ladder that enters twice", { when: ladder(99_000), maxEntries: 2 }, "maxEntries", "at 1"],
  ])("%s", (_name, changes, field, words) => {
    const mistakes = check(changes);
    expect(mistakes.map((mistake) => mistake.field)).toEqual([field]);
    expect(mistakes[0]?.message("en")).toContain(words);
    expect(mistakes[0]?.message("en")).toMatch(/^[A-Z].*\.$/);
  });

  it("in the language of whoever reads it, with its own signs", () => {
    const said = (changes: Partial<AutoEntryConfig>) => check(changes)[0]?.message("pt-BR");
    expect(said({ stopLoss: { by: "percent", bps: basisPoints(0) } })).toBe(
      "Informe uma distância de 0,01 % a 10.000 %.",
    );
    expect(said({ size: { by: "quantity", usd: 500_001 as Usd } })).toBe(
      "Uma ordem leva de 1 a 500.000 USD: informe um número inteiro de dólares dentro disso.",
    );
  });

  it("every mistake is named at once, not one at a time", () => {
    const fields = check({ leverage: 0 as LeverageE6, budget: sats(0), maxEntries: 0 });
    expect(fields.map((mistake) => mistake.field)).toEqual(["leverage", "budget", "maxEntries"]);
  });

  it("the budget that just holds the worst case is accepted", () => {
    expect(check({ budget: sats(203_132) })).toEqual([]);
  });
});

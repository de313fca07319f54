import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyBrokenConfig, anyEntryConfig, anyEntryFacts } from "#testing/arbitraries/arbitrary-auto-entry.ts";
import { aMadeEntry, anAutoEntry, entryFacts, tickAt } from "#testing/builders/an-auto-entry.ts";
import { runs } from "#testing/infra/runs.ts";
import { feeReserve } from "../../position/fees.ts";
import { liquidationFromLeverage } from "../../position/liquidation.ts";
import { marginFor } from "../../position/margin.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, priceHalfUsd, sats, usd } from "../../units.ts";
import type { AutoEntryConfig } from "./auto-entry.ts";
import { type AutoEntryFacts, decideAutoEntry } from "./decide-auto-entry.ts";
import type { EntryOrder } from "./entry-verdict.ts";
import { quietUntil } from "./quiet-hours.ts";

const MANY = { numRuns: runs(3_000) };
const DAY = 86_400_000;

const decide = (changes: Partial<AutoEntryFacts> = {}, config: Partial<AutoEntryConfig> = {}) =>
  decideAutoEntry(entryFacts({ config: anAutoEntry(config), ...changes }));
const ruleOf = (...given: Parameters<typeof decide>) => decide(...given).rule;

const ladder = { kind: "ladder", prices: [99_000, 98_000].map(priceFromUsd) } as const;

/** What an order can lose in the end by the exchange's own sums, where it is filled at its dearest. */
const lostAtMost = ({ type, price, side, quantity, leverage }: EntryOrder, facts: AutoEntryFacts): number => {
  const low = priceHalfUsd(Math.max(2, Math.ceil((facts.tick.last * 99) / 100)));
  const fill = type === "limit" && price !== null ? price : low;
  const reserve = feeReserve(quantity, fill, liquidationFromLeverage(side, quantity, fill, leverage));
  const cap = facts.config.guard?.maxTotal ?? 0;
  return marginFor(quantity, fill, leverage) + reserve.opening + reserve.closing + cap;
};

describe("the worked example: 1,000 USD at 100,000 and 10x, guarded by up to 100,000 sats", () => {
  it("opens nothing while the panic switch is thrown, and takes back what is over", () => {
    for (const stage of ["freeze", "guards-only", "reduce", "flatten", "revoke"] as const)
      expect(decide({ stage })).toEqual({ kind: "alert", rule: "panic", stage });
    const over = decide({ stage: "freeze", at: 1_000, resting: [1] }, { expiresAt: 1_000, when: ladder });
    expect(over).toMatchObject({ kind: "cancel", rungs: [1] });
  });

  it("enters at the market with its exits, and reckons 103,132 sats for it and 203,132 to lose", () => {
    const exits = {
      stopLoss: { by: "percent", bps: basisPoints(500) },
      takeProfit: { by: "price", price: priceFromUsd(120_000) },
    } as const;
    expect(decide({}, exits)).toEqual({
      kind: "enter",
      rule: "crossing",
      orders: [
        {
          type: "market",
          side: "long",
          quantity: 1_000,
          leverage: 10_000_000,
          price: null,
          stopLoss: priceFromUsd(95_000),
          takeProfit: priceFromUsd(120_000),
          rung: 0,
          cost: 103_132,
          worstCase: 203_132,
        },
      ],
      cost: 103_132,
      worstCase: 203_132,
      reading: {
        kind: "crossing",
        price: priceFromUsd(100_000),
        armedFrom: priceFromUsd(101_000),
        last: priceFromUsd(100_000),
      },
    });
  });

  it("places a ladder as limit orders of the whole size each, and only the rungs that were never placed", () => {
    const config = { when: ladder, budget: sats(500_000), guard: null };
    expect(decide({}, config)).toMatchObject({
      kind: "enter",
      rule: "ladder",
      orders: [
        { type: "limit", price: priceFromUsd(99_000), quantity: 1_000, rung: 0 },
        { type: "limit", price: priceFromUsd(98_000), quantity: 1_000, rung: 1 },
      ],
    });
    expect(decide({ entries: [aMadeEntry({ rung: 0 })] }, config)).toMatchObject({
      kind: "enter",
      orders: [{ rung: 1 }],
    });
    const entries = [aMadeEntry({ rung: 0 }), aMadeEntry({ rung: 1 })];
    expect(decide({ entries, epoch: 5 }, config)).toMatchObject({ kind: "hold", rule: "entered-already" });
  });
});

describe("an entry waits", () => {
  it("before it is reached, and says what it was judged by", () => {
    expect(decide({ tick: tickAt(100_000.5) })).toMatchObject({
      kind: "hold",
      rule: "not-reached",
      reading: { last: priceFromUsd(100_000.5) },
    });
  });

  it("from the moment it expires, when what still rests is taken back", () => {
    expect(ruleOf({ at: 999 }, { expiresAt: 1_000 })).toBe("crossing");
    expect(decide({ at: 1_000 }, { expiresAt: 1_000 })).toEqual({
      kind: "hold",
      rule: "expired",
      expiresAt: 1_000,
    });
    expect(decide({ at: 1_000, resting: [1] }, { expiresAt: 1_000, when: ladder })).toEqual({
      kind: "cancel",
      rule: "expired",
      expiresAt: 1_000,
      rungs: [1],
    });
  });

  it("while it is quiet", () => {
    const quietHours = { fromMinute: 0, toMinute: 1 };
    expect(decide({ at: 59_999 }, { quietHours })).toEqual({
      kind: "hold",
      rule: "quiet-hours",
      until: 60_000,
    });
    expect(ruleOf({ at: 60_000 }, { quietHours })).toBe("crossing");
  });

  it("in a turn it has entered in, and after its last entry", () => {
    const entries = [aMadeEntry({ epoch: 0 })];
    expect(decide({ entries }, { maxEntries: 3 })).toEqual({
      kind: "hold",
      rule: "entered-already",
      made: 1,
    });
    expect(decide({ entries, epoch: 1 })).toEqual({ kind: "hold", rule: "enough-entries", made: 1 });
    expect(ruleOf({ entries, epoch: 1 }, { maxEntries: 2 })).toBe("crossing");
  });

  it("while its candles are unknown, and says why", () => {
    const when = { kind: "rsi", range: "1h", period: 14, cross: "below", level: 3_000 } as const;
    expect(decide({ signal: { kind: "unknown", rule: "gap" } }, { when })).toEqual({
      kind: "hold",
      rule: "candles-unknown",
      why: "gap",
    });
  });
});

describe("an entry that is due is refused and told", () => {
  it("past the balance, the budget and what the exchange takes of one account, with both numbers", () => {
    expect(decide({ balance: sats(103_131) })).toEqual({
      kind: "alert",
      rule: "balance",
      needed: 103_132,
      left: 103_131,
    });
    const entries = [aMadeEntry({ epoch: 7, worstCase: sats(46_869) })];
    expect(decide({ entries }, { maxEntries: 2 })).toEqual({
      kind: "alert",
      rule: "budget",
      needed: 203_132,
      left: 203_131,
    });
    expect(decide({ account: { trades: 100, quantity: usd(0) } })).toEqual({
      kind: "alert",
      rule: "position-limit",
      needed: 1,
      left: 0,
    });
    expect(decide({ account: { trades: 1, quantity: usd(9_999_001) } })).toEqual({
      kind: "alert",
      rule: "quantity-limit",
      needed: 1_000,
      left: 999,
    });
  });

  it("where the whole ladder does not fit: never half of one", () => {
    const config = { when: ladder, guard: null, budget: sats(500_000) };
    expect(decide({ balance: sats(150_000) }, config)).toMatchObject({ kind: "alert", rule: "balance" });
    expect(decide({ account: { trades: 99, quantity: usd(0) } }, config)).toMatchObject({
      rule: "position-limit",
      needed: 2,
      left: 1,
    });
  });

  it("where its size is no order or the exchange would refuse its exits", () => {
    expect(ruleOf({}, { size: { by: "margin", sats: sats(99) } })).toBe("too-small");
    expect(ruleOf({}, { size: { by: "margin", sats: sats(10 ** 9) } })).toBe("too-large");
    expect(ruleOf({}, { stopLoss: { by: "price", price: priceFromUsd(100_000) } })).toBe("stop-loss");
    expect(ruleOf({}, { takeProfit: { by: "price", price: priceFromUsd(100_000) } })).toBe("take-profit");
  });

  it("where its settings hold a mistake, with the mistakes", () => {
    expect(decide({}, { guard: { maxTotal: null } })).toMatchObject({
      kind: "alert",
      rule: "misconfigured",
      mistakes: [{ field: "guard" }],
    });
  });
});

describe("whatever the settings and the market", () => {
  const anyFacts = fc.oneof(
    { weight: 3, arbitrary: anyEntryFacts(anyEntryConfig) },
    { weight: 1, arbitrary: anyEntryFacts(anyBrokenConfig) },
  );

  it("what all entries can lose stays within the budget, and what this one takes within the balance", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = decideAutoEntry(facts);
        if (verdict.kind !== "enter") return;
        const before = facts.entries.reduce((sum, entry) => sum + entry.worstCase, 0);
        const lost = verdict.orders.reduce((sum, order) => sum + lostAtMost(order, facts), before);
        expect(lost).toBeLessThanOrEqual(before + verdict.worstCase);
        expect(before + verdict.worstCase).toBeLessThanOrEqual(facts.config.budget);
        expect(verdict.cost).toBeLessThanOrEqual(facts.balance);
      }),
      MANY,
    );
  });

  it("an entry by risk can lose at most its risk, each rung of it", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = decideAutoEntry(facts);
        const { size } = facts.config;
        if (verdict.kind !== "enter" || size.by !== "risk") return;
        for (const order of verdict.orders) expect(lostAtMost(order, facts)).toBeLessThanOrEqual(size.sats);
      }),
      MANY,
    );
  });

  it("nothing is entered in quiet hours or after it expired", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (decideAutoEntry(facts).kind !== "enter") return;
        const { expiresAt, quietHours } = facts.config;
        expect(expiresAt === null || facts.at < expiresAt).toBe(true);
        expect(quietHours === null || quietUntil(quietHours, facts.at) === null).toBe(true);
      }),
      MANY,
    );
  });

  it("every order is one the exchange takes: 1 to 500,000 USD at 1 to 100x, exits on their sides", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const verdict = decideAutoEntry(facts);
        if (verdict.kind !== "enter") return;
        for (const { quantity, leverage, side, stopLoss, takeProfit, price } of verdict.orders) {
          expect(Number.isInteger(quantity) && quantity >= 1 && quantity <= 500_000).toBe(true);
          expect(leverage >= leverageFromNumber(1) && leverage <= leverageFromNumber(100)).toBe(true);
          const [entry, sign] = [price ?? facts.tick.last, side === "long" ? 1 : -1];
          const liquidation = liquidationFromLeverage(side, quantity, entry, leverage);
          if (stopLoss !== null)
            expect(sign * (entry - stopLoss) > 0 && sign * (stopLoss - liquidation) > 0).toBe(true);
          if (takeProfit !== null) expect(sign * (takeProfit - entry) > 0).toBe(true);
        }
      }),
      MANY,
    );
  });

  it("asked again and again about a wandering market, it enters once in a turn, once on a rung, and as often as it may", () => {
    const anyWalk = fc.array(fc.tuple(anyFacts, fc.boolean()), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyWalk, (walk) => {
        const config = walk[0]?.[0].config ?? anAutoEntry();
        let [entries, epoch]: [AutoEntryFacts["entries"], number] = [[], 0];
        for (const [seen, isNextTurn] of walk) {
          if (isNextTurn) epoch += 1;
          const facts = { ...seen, config, entries, epoch };
          const verdict = decideAutoEntry(facts);
          if (verdict.kind !== "enter") continue;
          const made = verdict.orders.map(({ rung, worstCase }) => ({ epoch, rung, at: seen.at, worstCase }));
          entries = [...entries, ...made];
        }
        const isLadder = config.when.kind === "ladder";
        const keys = entries.map((entry) => (isLadder ? entry.rung : entry.epoch));
        expect(new Set(keys).size).toBe(keys.length);
        if (!isLadder) expect(entries.length).toBeLessThanOrEqual(Math.max(0, config.maxEntries || 0));
        if (entries.length === 0) return;
        const lost = entries.reduce((sum, entry) => sum + entry.worstCase, 0);
        expect(lost).toBeLessThanOrEqual(config.budget);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it("the situations tried are such that much is entered, of every kind", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyEntryFacts(anyEntryConfig), (facts) => {
        const verdict = decideAutoEntry(facts);
        if (verdict.kind === "enter") seen.set(verdict.rule, (seen.get(verdict.rule) ?? 0) + 1);
      }),
      { numRuns: 500, seed: 1 },
    );
    for (const rule of ["crossing", "ladder", "dip", "rsi", "average"])
      expect(seen.get(rule) ?? 0).toBeGreaterThan(3);
  });

  it("the market of a day later is judged like that of today", () => {
    fc.assert(
      fc.property(anyEntryFacts(anyEntryConfig), (facts) => {
        const { config, tick } = facts;
        const expiresAt = config.expiresAt === null ? null : config.expiresAt + DAY;
        const later = {
          ...facts,
          at: facts.at + DAY,
          config: { ...config, expiresAt },
          tick: { ...tick, at: tick.at + DAY },
          armed: { ...facts.armed, at: facts.armed.at + DAY },
          entries: facts.entries.map((entry) => ({ ...entry, at: entry.at + DAY })),
          candles: facts.candles.map((candle) => ({ ...candle, at: candle.at + DAY })),
          signal:
            facts.signal === null || facts.signal.kind === "unknown"
              ? facts.signal
              : { ...facts.signal, closedAt: facts.signal.closedAt + DAY },
        };
        const [one, other] = [decideAutoEntry(facts), decideAutoEntry(later)];
        expect([other.kind, other.rule]).toEqual([one.kind, one.rule]);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAccountOf, cashAccount, REAL_SCALE } from "#testing/arbitraries/arbitrary-holdings.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { accountEquity } from "../../position/equity.ts";
import { type PriceHalfUsd, priceE4, priceFromUsd, priceHalfUsd, sats, usd } from "../../units.ts";
import { advancePeak } from "./advance-peak.ts";
import {
  type BreakerAccount,
  type BreakerMemory,
  type BreakerReading,
  startBreaker,
  type Transfer,
} from "./drawdown-breaker.ts";

const dollars = priceFromUsd;
const AT_100K = dollars(100_000);

type Wanted = { price?: PriceHalfUsd; from?: PriceHalfUsd; transfers?: readonly Transfer[] };

/** A reading at `price`, that the market came to from `from`. */
const reading = (
  at: number,
  account: BreakerAccount,
  { price = AT_100K, from = price, transfers = [] }: Wanted = {},
) => ({
  tick: {
    at,
    last: price,
    low: priceHalfUsd(Math.min(from, price)),
    high: priceHalfUsd(Math.max(from, price)),
  },
  account,
  transfers,
});
const cash = (amount: number) => cashAccount(sats(amount));
const begun = (account: BreakerAccount): BreakerMemory => startBreaker(reading(0, account));
const through = (memory: BreakerMemory, readings: readonly BreakerReading[]): BreakerMemory =>
  readings.reduce((kept, each) => advancePeak(kept, each).memory, memory);
const transfer = (at: number, amount: number): Transfer => ({ at, amount: sats(amount) });

describe("the peak", () => {
  it("begins at the equity the breaker is armed with", () => {
    expect(begun(cash(1_000))).toMatchObject({
      peak: 1_000,
      peakAt: 0,
      transfersCountedTo: 0,
      doubted: null,
    });
  });

  it("rises with a position and stays when it falls", () => {
    const account = { ...cash(898_900), positions: [aPosition()] };
    const memory = startBreaker(reading(0, account));
    // 1,000,000 + 1,000,000 − 1 − 1,001,000·(100/110) = 1,089,999
    const risen = advancePeak(memory, reading(1, account, { price: dollars(110_000), from: AT_100K }));
    expect(risen).toMatchObject({ kind: "believed", rule: "explained", equity: 1_089_999 });
    expect(risen.memory).toMatchObject({ peak: 1_089_999, peakAt: 1 });
    const fallen = advancePeak(risen.memory, reading(2, account, { from: dollars(110_000) }));
    expect(fallen).toMatchObject({
      kind: "believed",
      equity: 998_999,
      memory: { peak: 1_089_999, peakAt: 1 },
    });
  });

  it("moves with a transfer, which explains the jump, and counts it once", () => {
    const transfers = [transfer(1, -400_000)];
    const first = advancePeak(begun(cash(1_000_000)), reading(1, cash(600_000), { transfers }));
    expect(first).toMatchObject({ kind: "believed", rule: "explained", memory: { peak: 600_000 } });
    const second = advancePeak(first.memory, reading(2, cash(600_000), { transfers }));
    expect(second).toMatchObject({ kind: "believed", memory: { peak: 600_000 } });
  });

  it("leaves a transfer for the next reading that the account was read before", () => {
    const transfers = [transfer(2, 500_000)];
    const first = advancePeak(begun(cash(1_000_000)), reading(1, cash(1_000_000), { transfers }));
    expect(first).toMatchObject({ kind: "believed", memory: { peak: 1_000_000 } });
    const second = advancePeak(first.memory, reading(2, cash(1_500_000), { transfers }));
    expect(second).toMatchObject({ kind: "believed", memory: { peak: 1_500_000 } });
  });
});

describe("an equity that jumps by more than the positions explain", () => {
  it("makes no peak and no drawdown until a second reading confirms it", () => {
    const memory = begun(cash(1_000_000));
    const doubted = advancePeak(memory, reading(1, cash(3_000_000)));
    // A quarter percent of 1,000,000 and 2 · 2 sats of rounding.
    expect(doubted).toMatchObject({
      kind: "doubt",
      rule: "unexplained-rise",
      equity: 3_000_000,
      explained: { least: 997_496, most: 1_002_504 },
      memory: { peak: 1_000_000 },
    });
    const confirmed = advancePeak(doubted.memory, reading(2, cash(3_000_000)));
    expect(confirmed).toMatchObject({
      kind: "believed",
      rule: "confirmed",
      memory: { peak: 3_000_000, peakAt: 2, doubted: null },
    });
    expect(advancePeak(memory, reading(1, cash(500_000)))).toMatchObject({ rule: "unexplained-fall" });
  });

  it("leaves no trace when the next reading is as before", () => {
    const memory = through(begun(cash(1_000_000)), [
      reading(1, cash(3_000_000)),
      reading(2, cash(1_000_000)),
      reading(3, cash(3_000_000)),
      reading(4, cash(1_000_000)),
    ]);
    expect(memory).toMatchObject({ peak: 1_000_000, peakAt: 0, doubted: null });
  });

  it("is explained once the list of transfers tells what the balance told before", () => {
    const first = advancePeak(begun(cash(1_000_000)), reading(2, cash(600_000)));
    expect(first).toMatchObject({ kind: "doubt", rule: "unexplained-fall" });
    const transfers = [transfer(1, -400_000)];
    const second = advancePeak(first.memory, reading(3, cash(600_000), { transfers }));
    expect(second).toMatchObject({ kind: "believed", rule: "explained", memory: { peak: 600_000 } });
  });

  it("is not confirmed by the same reading twice, nor by another that jumps too", () => {
    const memory = through(begun(cash(1_000_000)), [
      reading(1, cash(3_000_000)),
      reading(1, cash(3_000_000)),
      reading(2, cash(6_000_000)),
      reading(3, cash(20_000_000)),
    ]);
    expect(memory).toMatchObject({ peak: 1_000_000, doubted: { tick: { at: 3 } } });
  });

  it("is explained by nothing that the price did before the last reading", () => {
    const account = { ...cash(0), positions: [aPosition()] };
    const memory = startBreaker(reading(0, account));
    const balanced = { ...account, balance: sats(50_000) };
    expect(advancePeak(memory, reading(1, balanced)).kind).toBe("doubt");
  });

  it("keeps the way of the price while in doubt, so that the reading after it is explained", () => {
    const account = { ...cash(0), positions: [aPosition()] };
    const garbled = { ...account, balance: sats(9_000_000) };
    const closed = cash(190_000);
    // The long is closed near 110,000 while the account is misread; the price is back when it is read again.
    const memory = through(startBreaker(reading(0, account)), [
      reading(1, garbled, { price: dollars(110_000), from: AT_100K }),
    ]);
    const next = advancePeak(memory, reading(2, closed, { from: dollars(109_000) }));
    expect(next).toMatchObject({ kind: "believed", rule: "explained", memory: { peak: 190_000 } });
  });

  it("holds a transfer before the doubt against the equity before it, and one after it against the doubted one", () => {
    const memory = begun(cash(1_000_000));
    const doubted = advancePeak(memory, reading(2, cash(250_000), { transfers: [transfer(1, -500_000)] }));
    expect(doubted).toMatchObject({ kind: "doubt", rule: "unexplained-fall", peak: 500_000 });
    const transfers = [transfer(1, -500_000), transfer(3, 250_000)];
    const next = advancePeak(doubted.memory, reading(4, cash(500_000), { transfers }));
    expect(next).toMatchObject({ kind: "believed", rule: "confirmed", memory: { peak: 1_000_000 } });
  });
});

describe("what is explained", () => {
  const before = { ...cash(898_900), positions: [aPosition()] };
  const memory = startBreaker(reading(0, before));
  const next = (account: BreakerAccount, wanted: Wanted = {}) =>
    advancePeak(memory, reading(1, account, wanted));

  it("margin that was added, which only moves sats within the account", () => {
    const added = aPosition({ margin: sats(500_000) });
    expect(next({ ...cash(498_900), positions: [added] })).toMatchObject({ rule: "explained" });
  });

  it("a close anywhere on the way, and a liquidation", () => {
    const down = { price: dollars(85_000), from: AT_100K };
    expect(next(cash(898_900), down)).toMatchObject({ rule: "explained", memory: { peak: 998_999 } });
    expect(next(cash(898_900), { price: dollars(95_000), from: AT_100K })).toMatchObject({ kind: "doubt" });
  });

  it("funding, as the exchange tells it", () => {
    const funded = aPosition({ margin: sats(90_000), fundingPaid: sats(10_000) });
    expect(next({ ...cash(898_900), positions: [funded] })).toMatchObject({ rule: "explained" });
    const opened = aPosition({ id: "another", margin: sats(90_000), fundingPaid: sats(10_000) });
    expect(next({ ...cash(898_900 - 102_100), positions: [aPosition(), opened] })).toMatchObject({
      rule: "explained",
    });
    const silent = aPosition({ margin: sats(90_000) });
    expect(next({ ...cash(898_900), positions: [silent] })).toMatchObject({ rule: "unexplained-fall" });
  });

  it("a cross position that is turned at the market, with its fees, and sats moved into it", () => {
    const long = {
      side: "long" as const,
      quantity: usd(10_000),
      margin: sats(2_000_000),
      entryPrice: priceE4(1_000_000_000),
      liquidation: null,
      fundingPaid: sats(0),
    };
    const carried = startBreaker(reading(0, { ...cash(300_000), cross: long }));
    // Closed and opened the other way: two fees of 10,000, and 200,000 came from the balance.
    const short = { ...long, side: "short" as const, margin: sats(2_180_000) };
    const turned = (cross: typeof short) =>
      advancePeak(carried, reading(1, { ...cash(100_000), cross })).kind;
    expect(turned(short)).toBe("believed");
    expect(turned({ ...short, margin: sats(2_130_000) })).toBe("doubt");
    expect(turned({ ...short, margin: sats(2_130_000), fundingPaid: sats(50_000) })).toBe("believed");
  });

  it("a trade that was opened, with its fees, and not one that would have earned more than the market moved", () => {
    const opened = aPosition({ id: "another" });
    const both = { ...cash(898_900 - 102_100), positions: [aPosition(), opened] };
    expect(next(both)).toMatchObject({ rule: "explained" });
    const lucky = aPosition({ id: "another", price: dollars(90_000) });
    expect(next({ ...both, positions: [aPosition(), lucky] })).toMatchObject({ rule: "unexplained-rise" });
  });
});

/** A market that goes from one price to the next, and an account that nobody touches. */
const anyWay = fc.record({
  account: anyAccountOf(REAL_SCALE),
  prices: fc.array(fc.integer({ min: 100_000, max: 300_000 }).map(priceHalfUsd), {
    minLength: 2,
    maxLength: 8,
  }),
});
const readingsOf = (account: BreakerAccount, prices: readonly PriceHalfUsd[]): readonly BreakerReading[] =>
  prices.map((price, at) => reading(at, account, { price, from: prices[at - 1] ?? price }));

describe("on any way of the market", () => {
  it("an untouched account is never doubted, and its peak is the highest equity read", () => {
    fc.assert(
      fc.property(anyWay, ({ account, prices }) => {
        const [first, ...rest] = readingsOf(account, prices);
        if (first === undefined) return;
        let memory = startBreaker(first);
        for (const each of rest) {
          const advance = advancePeak(memory, each);
          expect(advance).toMatchObject({ kind: "believed", rule: "explained" });
          memory = advance.memory;
        }
        expect(memory.peak).toBe(Math.max(...prices.map((price) => accountEquity(account, price))));
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("a balance that is misread once, by whatever, leaves the peak to the other readings and no doubt behind", () => {
    const anyError = fc.tuple(fc.integer({ min: 2_000_000_000, max: 4_000_000_000 }), fc.constantFrom(1, -1));
    fc.assert(
      fc.property(anyWay, fc.nat(), anyError, ({ account, prices }, at, [size, sign]) => {
        const rich = { ...account, balance: sats(account.balance + 5_000_000_000) };
        const wrong = { ...rich, balance: sats(rich.balance + sign * size) };
        const [first, ...rest] = readingsOf(rich, prices);
        if (first === undefined || rest.length < 2) return;
        const place = at % (rest.length - 1);
        const memory = through(
          startBreaker(first),
          rest.map((each, index) => (index === place ? { ...each, account: wrong } : each)),
        );
        const read = prices.filter((_, index) => index !== place + 1);
        expect(memory.peak).toBe(Math.max(...read.map((price) => accountEquity(rich, price))));
        expect(memory).toMatchObject({ doubted: null, believed: { account: rich } });
      }),
      { numRuns: runs(3_000) },
    );
  });

  it("the same reading any number of times is one", () => {
    fc.assert(
      fc.property(anyWay, fc.integer({ min: 0, max: 2_000_000_000 }), ({ account, prices }, balance) => {
        const [first, ...rest] = readingsOf(account, prices);
        if (first === undefined) return;
        const last = rest.at(-1);
        const wrong =
          last === undefined ? [] : [{ ...last, account: { ...account, balance: sats(balance) } }];
        const all = [...rest.slice(0, -1), ...wrong];
        const doubled = all.flatMap((each) => [each, each, each]);
        expect(through(startBreaker(first), doubled)).toEqual(through(startBreaker(first), all));
      }),
      { numRuns: runs(3_000) },
    );
  });
});

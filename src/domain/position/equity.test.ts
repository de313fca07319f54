import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAccountOf, cashAccount, REAL_SCALE } from "#testing/arbitraries/arbitrary-holdings.ts";
import { anyPrice } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import {
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceE4,
  priceFromUsd,
  rateE9,
  sats,
  usd,
} from "../units.ts";
import { crossLiquidation } from "./cross.ts";
import { type AccountHoldings, accountEquity, equityParts, legWorth } from "./equity.ts";
import { tradingFee } from "./fees.ts";
import { isAtLiquidation } from "./liquidation.ts";
import { profitAndLoss } from "./pl.ts";

const MANY = { numRuns: runs(10_000) };
const dollars = priceFromUsd;
const anyAccount = anyAccountOf(REAL_SCALE);
const cross = {
  side: "long" as const,
  quantity: usd(1_000),
  margin: sats(500_000),
  entryPrice: priceE4(1_000_000_000),
  liquidation: dollars(66_733.5),
};

describe("the equity of an account", () => {
  it("counts free sats, what orders lock, and a flat cross margin at every price", () => {
    const flat = { ...cross, side: null, quantity: usd(0), entryPrice: null, liquidation: null };
    const account = { ...cashAccount(sats(1_000)), lockedInOrders: sats(200), cross: flat };
    expect(accountEquity(account, MIN_PRICE)).toBe(501_200);
    expect(accountEquity(account, MAX_PRICE)).toBe(501_200);
  });

  it("of a 10x long of 1,000 USD from 100,000 is what closing it pays, less the sat that is kept for rounding", () => {
    // 100,000 margin + 1,100 reserve; at 110,000: pl 90,909.09, fee 909.09; together exactly 90,000
    const account = { ...cashAccount(sats(897_900)), positions: [aPosition()] };
    expect(accountEquity(account, dollars(110_000))).toBe(897_900 + 101_100 + 90_000 - 1);
    // at 95,000: pl −52,631.57…, fee 1,052.63…: −53,684.21, down to −53,685
    expect(accountEquity(account, dollars(95_000))).toBe(897_900 + 101_100 - 53_685 - 1);
    expect(accountEquity(account, dollars(90_909))).toBe(897_900);
    expect(accountEquity(account, dollars(50_000))).toBe(897_900);
  });

  it("of a 10x short of 1,000 USD from 100,000 is what closing it pays", () => {
    // liquidation 111,111, reserve 900; at 80,000: pl 250,000, fee 1,250
    const short = aPosition({ side: "short", maintenanceMargin: sats(900) });
    const account = { ...cashAccount(sats(0)), positions: [short] };
    expect(accountEquity(account, dollars(80_000))).toBe(100_000 + 900 + 250_000 - 1_250 - 1);
    expect(accountEquity(account, dollars(111_111))).toBe(0);
    expect(accountEquity(account, MAX_PRICE)).toBe(0);
  });

  it("of a cross long of 1,000 USD from 100,000 ends at its liquidation, whoever names it", () => {
    // at 80,000: pl −250,000, fee 1,250
    for (const liquidation of [dollars(66_733.5), null]) {
      const account = { ...cashAccount(sats(7)), cross: { ...cross, liquidation } };
      expect(accountEquity(account, dollars(80_000))).toBe(7 + 500_000 - 250_000 - 1_250 - 1);
      expect(accountEquity(account, dollars(66_734))).toBeGreaterThan(7);
      expect(accountEquity(account, dollars(66_733.5))).toBe(7);
    }
  });

  it("of a short that never liquidates is counted at the highest price too", () => {
    const short = aPosition({ side: "short", leverage: 1, maintenanceMargin: sats(0) });
    expect(short.liquidation).toBe(MAX_PRICE);
    const account = { ...cashAccount(sats(0)), positions: [{ ...short, margin: sats(1_100_000) }] };
    // 1,100,000 margin − 1,000,000 + 1,000 at 100,000,000 USD less a fee of 1
    expect(accountEquity(account, MAX_PRICE)).toBe(100_000 + 999 - 1);
  });

  it("never counts a position below nothing where its closing fee eats the rest before liquidation", () => {
    // At 90,950: 100,000 − 99,505.2 of margin are left, the fee is 1,099.5, and no reserve pays it.
    const bare = aPosition({ maintenanceMargin: sats(0) });
    const account = { ...cashAccount(sats(500)), positions: [bare] };
    expect(accountEquity(account, dollars(90_950))).toBe(500);
    expect(accountEquity(account, dollars(91_001))).toBeGreaterThan(500);
    const short = aPosition({ side: "short", maintenanceMargin: sats(0) });
    expect(accountEquity({ ...account, positions: [short] }, dollars(111_050))).toBe(500);
  });

  it("takes the exchange's liquidation over our own", () => {
    const early = aPosition({ liquidation: dollars(95_000) });
    const account = { ...cashAccount(sats(0)), positions: [early] };
    expect(accountEquity(account, dollars(95_000))).toBe(0);
    expect(accountEquity(account, dollars(95_000.5))).toBeGreaterThan(0);
  });
});

/** What each position pays, by the product's own profit and loss and fee, one by one. */
const oneByOne = (account: AccountHoldings, price: PriceHalfUsd): number => {
  const { balance, lockedInOrders, positions, cross: carried, feeRate } = account;
  const isolated = positions.map(
    ({ side, quantity, price: basis, margin, maintenanceMargin, liquidation }) =>
      isAtLiquidation(side, liquidation, price)
        ? 0
        : Math.max(
            0,
            margin +
              profitAndLoss(side, quantity, basis, price) +
              maintenanceMargin -
              tradingFee(feeRate, quantity, price),
          ),
  );
  const sum = balance + lockedInOrders + isolated.reduce((all, each) => all + each, 0);
  if (carried === null) return sum;
  const { side, quantity, margin, entryPrice } = carried;
  if (side === null || entryPrice === null) return sum + margin;
  const liquidation = carried.liquidation ?? crossLiquidation(side, quantity, entryPrice, margin);
  if (liquidation !== null && isAtLiquidation(side, liquidation, price)) return sum;
  const gross = 1e8 * quantity * (10_000 / entryPrice - 2 / price) * (side === "long" ? 1 : -1);
  return sum + Math.max(0, margin + Math.floor(gross) - tradingFee(feeRate, quantity, price));
};

describe("every account, at every price", () => {
  it("has at most what its positions pay one by one, and lacks no more than three sats for each", () => {
    fc.assert(
      fc.property(anyAccount, anyPrice, (account, price) => {
        const [equity, paid] = [accountEquity(account, price), oneByOne(account, price)];
        // The float of the cross position in the comparison is good to a sat.
        expect(equity).toBeLessThanOrEqual(paid + (account.cross === null ? 0 : 1));
        expect(equity).toBeGreaterThanOrEqual(paid - 3 * (account.positions.length + 1) - 2);
      }),
      MANY,
    );
  });

  it("has never less than what is not in positions", () => {
    fc.assert(
      fc.property(anyAccount, anyPrice, (account, price) => {
        expect(accountEquity(account, price)).toBeGreaterThanOrEqual(
          account.balance + account.lockedInOrders,
        );
      }),
      MANY,
    );
  });

  it("moves one way between two prices at which a position ends, to the sat", () => {
    const anyStep = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(anyAccount, anyPrice, anyStep, (account, price, step) => {
        const prices = [price, price + step, price + 2 * step, price + 3 * step] as PriceHalfUsd[];
        const ends = equityParts(account).legs.map(({ end }) => end);
        if (ends.some((end) => end >= price - 1 && end <= price + 3 * step + 1)) return;
        const equities = prices.map((each) => accountEquity(account, each));
        const steps = equities.slice(1).map((equity, place) => Math.sign(equity - (equities[place] ?? 0)));
        expect(steps.includes(1) && steps.includes(-1)).toBe(false);
      }),
      MANY,
    );
  });

  it("has legs whose worth only ever rises with the price for a long and falls for a short, and ends where `end` says", () => {
    fc.assert(
      fc.property(anyAccount, anyPrice, anyPrice, (account, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)] as [PriceHalfUsd, PriceHalfUsd];
        for (const leg of equityParts(account).legs) {
          const [atLow, atHigh] = [legWorth(leg, low), legWorth(leg, high)];
          expect(leg.side === "long" ? atLow <= atHigh : atLow >= atHigh).toBe(true);
          expect(atLow >= 0n && atHigh >= 0n).toBe(true);
        }
      }),
      MANY,
    );
  });

  it("loses by a fee and never by its absence", () => {
    fc.assert(
      fc.property(anyAccount, anyPrice, (account, price) => {
        const free = accountEquity({ ...account, feeRate: rateE9(0) }, price);
        expect(accountEquity(account, price)).toBeLessThanOrEqual(free);
      }),
      MANY,
    );
  });
});

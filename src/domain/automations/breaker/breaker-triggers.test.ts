import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AccountScale,
  anyAccountOf,
  cashAccount,
  REAL_SCALE,
} from "#testing/arbitraries/arbitrary-holdings.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { type AccountHoldings, accountEquity } from "../../position/equity.ts";
import {
  basisPoints,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  priceHalfUsd,
  sats,
  usd,
} from "../../units.ts";
import { breakerTriggers } from "./breaker-triggers.ts";
import { equityPieces } from "./equity-pieces.ts";

const dollars = priceFromUsd;
/** Prices so low that every one of them can be looked at. */
const SMALL: AccountScale = { price: [60, 200], mostQuantity: 200, mostCash: 200_000_000 };
const MOST_SEEN = 1_200;
const anyDrop = fc.integer({ min: 100, max: 9_000 }).map(basisPoints);
/** Peaks from under the equity to well above it, in thousandths. */
const anyLift = fc.integer({ min: 900, max: 2_000 });

const isDown = (account: AccountHoldings, price: number, peak: number, drop: number): boolean =>
  BigInt(accountEquity(account, priceHalfUsd(price))) * 10_000n <= BigInt(peak) * BigInt(10_000 - drop);

describe("the prices that arm a breaker", () => {
  it("lie below the market for a long: 10 % of a peak of 1,000,000 are gone at 91,000", () => {
    // 898,900 + 101,100 + 1,000,000 − 1 − 1,001,000·(100,000/X) < 900,001, the first sat above the floor,
    // ⇔ X < 100,100,000,000/1,099,998 = 91,000.17; a step higher, at 91,000.5, it is 900,005.
    const account = { ...cashAccount(sats(898_900)), positions: [aPosition()] };
    const found = breakerTriggers({ account, last: dollars(100_000) }, sats(1_000_000), basisPoints(1_000));
    expect(found).toEqual({ below: { side: "below", price: dollars(91_000) }, above: null });
  });

  it("lie above the market for a short", () => {
    // 900,000 + 100,900 − 1,000,000 − 1 + 999,000·(100,000/X) < 980,001, the first sat above the floor,
    // ⇔ X > 99,900,000,000/979,102 = 102,032.27
    const account = {
      ...cashAccount(sats(900_000)),
      positions: [aPosition({ side: "short", maintenanceMargin: sats(900) })],
    };
    const { below, above } = breakerTriggers(
      { account, last: dollars(100_000) },
      sats(1_000_000),
      basisPoints(200),
    );
    expect(below).toBeNull();
    expect(above).toEqual({ side: "above", price: dollars(102_032.5) });
  });

  it("find the valley that a long and a short leave where the long is liquidated", () => {
    // Alive, both hold 1,011,009 − 399,601 − (1,001,000 − 499,500)·(100,000/X): below the first sat above the floor of
    // 110,000 less 4 %, 105,601, ⇔ X < 50,150,000,000/505,807 = 99,148.49. The long is gone at 99,010, and the short
    // alone shows the floor down to where X > 49,950,000,000/505,202 = 98,871.36.
    const long = aPosition({ leverage: 100, maintenanceMargin: sats(1_010) });
    const short = aPosition({ side: "short", quantity: usd(500), leverage: 5, maintenanceMargin: sats(400) });
    const account = { ...cashAccount(sats(0)), positions: [long, short] };
    const found = breakerTriggers({ account, last: dollars(100_000) }, sats(110_000), basisPoints(400));
    expect(found).toEqual({ below: { side: "below", price: dollars(99_148) }, above: null });
    expect(breakerTriggers({ account, last: dollars(98_000) }, sats(110_000), basisPoints(400))).toEqual({
      below: null,
      above: { side: "above", price: dollars(98_871.5) },
    });
  });

  it("lie on both sides where either of two positions would be liquidated with something left", () => {
    // Both hold about 200,000. At 95,000 the short is left with −899,101 + 999,000/0.95 = 152,477, at 105,000 the long
    // with 1,101,099 − 1,001,000/1.05 = 147,765: both under 180,000.
    const account = {
      ...cashAccount(sats(0)),
      positions: [
        aPosition({ liquidation: dollars(95_000) }),
        aPosition({ side: "short", maintenanceMargin: sats(900), liquidation: dollars(105_000) }),
      ],
    };
    const found = breakerTriggers({ account, last: dollars(100_000) }, sats(200_000), basisPoints(1_000));
    expect(found.below?.price).toBe(dollars(95_000));
    expect(found.above?.price).toBe(dollars(105_000));
  });

  it("are the market itself where equity is at the floor already", () => {
    const account = cashAccount(sats(900));
    const last = dollars(100_000);
    expect(breakerTriggers({ account, last }, sats(1_000), basisPoints(1_000))).toEqual({
      below: { side: "below", price: last },
      above: { side: "above", price: last },
    });
    expect(breakerTriggers({ account, last }, sats(1_000), basisPoints(1_001))).toEqual({
      below: null,
      above: null,
    });
  });

  it("are none without a peak", () => {
    const found = breakerTriggers(
      { account: cashAccount(sats(0)), last: dollars(100_000) },
      sats(0),
      basisPoints(1_000),
    );
    expect(found).toEqual({ below: null, above: null });
  });

  it("agree with a look at every price there is, for longs, shorts and a cross position in any mix", () => {
    fc.assert(
      fc.property(
        anyAccountOf(SMALL),
        fc.integer({ min: 40, max: 300 }),
        anyLift,
        anyDrop,
        (account, last, lift, drop) => {
          const equity = accountEquity(account, priceHalfUsd(last));
          const peak = sats(Math.floor((equity * lift) / 1_000));
          if (peak === 0) return;
          const found = breakerTriggers({ account, last: priceHalfUsd(last) }, peak, drop);
          let [below, above] = [last, last];
          while (below >= MIN_PRICE && !isDown(account, below, peak, drop)) below -= 1;
          while (above <= MOST_SEEN && !isDown(account, above, peak, drop)) above += 1;
          expect(found.below?.price ?? MIN_PRICE - 1).toBe(below);
          const seen = above > MOST_SEEN ? null : above;
          expect(found.above !== null && found.above.price <= MOST_SEEN ? found.above.price : null).toBe(
            seen,
          );
        },
      ),
      { numRuns: runs(2_000) },
    );
  });

  it("hold at real prices: they do what they say, and no price before them does", () => {
    const anyShare = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(
        anyAccountOf(REAL_SCALE),
        fc.integer({ min: 100_000, max: 300_000 }),
        anyLift,
        anyDrop,
        anyShare,
        (account, last, lift, drop, shares) => {
          const equity = accountEquity(account, priceHalfUsd(last));
          const peak = sats(Math.floor((equity * lift) / 1_000));
          if (peak === 0) return;
          const { below, above } = breakerTriggers({ account, last: priceHalfUsd(last) }, peak, drop);
          for (const trigger of [below, above])
            if (trigger !== null) expect(isDown(account, trigger.price, peak, drop)).toBe(true);
          if (below?.price === last || above?.price === last) return;
          const [from, to] = [(below?.price ?? MIN_PRICE - 1) + 1, (above?.price ?? MAX_PRICE + 1) - 1];
          const between = [from, to, ...shares.map((share) => Math.round(from + share * (to - from)))];
          for (const price of between) expect(isDown(account, price, peak, drop)).toBe(false);
        },
      ),
      { numRuns: runs(10_000) },
    );
  });
});

describe("the pieces of an equity", () => {
  it("cover every price once and give the equity of each", () => {
    fc.assert(
      fc.property(anyAccountOf(SMALL), fc.integer({ min: 2, max: 400 }), (account, price) => {
        const pieces = equityPieces(account);
        expect(pieces[0]?.from).toBe(MIN_PRICE);
        expect(pieces.at(-1)?.to).toBe(MAX_PRICE);
        pieces.slice(1).forEach((piece, place) => void expect(piece.from).toBe((pieces[place]?.to ?? 0) + 1));
        const piece = pieces.find(({ from, to }) => from <= price && price <= to);
        const swing = Number(piece?.swing ?? 0n) / 1e9 / price;
        const about = Number(piece?.kept ?? 0n) + swing;
        expect(Math.abs(accountEquity(account, price as PriceHalfUsd) - about)).toBeLessThanOrEqual(2);
      }),
      { numRuns: runs(10_000) },
    );
  });
});

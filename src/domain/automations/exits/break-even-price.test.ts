import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runningTrade } from "#testing/arbitraries/arbitrary-guard-facts.ts";
import { anyFeeRate, anyPaidPosition } from "#testing/arbitraries/arbitrary-paid-position.ts";
import { anySide } from "#testing/arbitraries/arbitrary-position.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { FEE_RATES } from "../../position/fees.ts";
import {
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceFromUsd,
  priceHalfUsd,
  rateE9,
  sats,
  usd,
} from "../../units.ts";
import { stepAhead } from "./ahead.ts";
import { breakEvenPrice } from "./break-even-price.ts";
import { type NetBasis, netAt, netAtLeastPrice } from "./net-at-least-price.ts";

const TENTH = rateE9(1_000_000);

describe("the worked example: 1,000 USD from 100,000, opening fee 1,000 sats, closing fee 0.1 %", () => {
  // A long leaves 1,000,000 − 100,100,000,000 / X − 1,000 sats: nothing at 100,200.2, so 100,200.5 is the first step.
  // There 2,000 gross − 997 − 1,000 = 3; at 100,200 it is 1,996 − 998 − 1,000 = −2.
  it("breaks even at 100,200.5 as a long, and a step below leaves a loss", () => {
    const long = aPosition();
    expect(breakEvenPrice(long, sats(0), TENTH)).toBe(priceFromUsd(100_200.5));
    expect([netAt(long, priceFromUsd(100_200.5), TENTH), netAt(long, priceFromUsd(100_200), TENTH)]).toEqual([
      3, -2,
    ]);
  });

  // A short leaves 99,900,000,000 / X − 1,001,000: nothing at 99,800.2, so 99,800 is the first step.
  // There 2,004 − 1,002 − 1,000 = 2; at 99,800.5 it is 1,998 − 1,001 − 1,000 = −3.
  it("breaks even at 99,800 as a short, and a step above leaves a loss", () => {
    const short = aPosition({ side: "short" });
    expect(breakEvenPrice(short, sats(0), TENTH)).toBe(priceFromUsd(99_800));
    expect([netAt(short, priceFromUsd(99_800), TENTH), netAt(short, priceFromUsd(99_800.5), TENTH)]).toEqual([
      2, -3,
    ]);
  });

  // 5,000 sats of funding: 100,100,000,000 / 994,000 = 100,704.2.
  it("lies farther away once funding was paid, and nearer for a lower closing fee", () => {
    expect(breakEvenPrice(aPosition({ fundingPaid: sats(5_000) }), sats(0), TENTH)).toBe(
      priceFromUsd(100_704.5),
    );
    // 100,060,000,000 / 999,000 = 100,160.2.
    expect(breakEvenPrice(aPosition(), sats(0), FEE_RATES[3] ?? TENTH)).toBe(priceFromUsd(100_160.5));
  });

  it("is nowhere where a long would have to earn more than its whole size", () => {
    expect(breakEvenPrice(aPosition(), sats(999_000), TENTH)).toBeNull();
    expect(breakEvenPrice(aPosition({ side: "short" }), sats(999_000), TENTH)).not.toBeNull();
  });

  it("is the worst price there is where every price leaves that much", () => {
    const earned = { openingFee: sats(0), fundingPaid: sats(-2_000_000) };
    expect(breakEvenPrice(aPosition({ side: "short", ...earned }), sats(0), TENTH)).toBe(MAX_PRICE);
  });

  it("refuses to keep less than nothing", () => {
    expect(() => breakEvenPrice(aPosition(), sats(-1), TENTH)).toThrow(RangeError);
  });
});

// 1 USD at 25,004.5 is 3,999.28 sats. At 25,000 it is 4,000 and the closing fee of a short becomes 4, but the first sat of
// profit comes at 4,000.28, which is 24,998: between the two a better price leaves a sat less.
it("looks past a price from which a short's fee grows before its profit does", () => {
  const short = aPosition({
    side: "short",
    quantity: usd(1),
    price: priceFromUsd(25_004.5),
    openingFee: sats(0),
  });
  const left = [25_004.5, 25_000.5, 25_000, 24_998.5, 24_998].map((price) =>
    netAt(short, priceFromUsd(price), TENTH),
  );
  expect(left).toEqual([-3, -3, -4, -4, -3]);
  expect(netAtLeastPrice(short, sats(-3), TENTH)).toBe(priceFromUsd(24_998));
});

/** One step after the other from far in profit, knowing nothing of formulas: the last that leaves enough in a row. */
const walkBack = (
  position: NetBasis,
  from: PriceHalfUsd,
  leaves: (price: PriceHalfUsd) => boolean,
): PriceHalfUsd | null => {
  let found: PriceHalfUsd | null = null;
  for (let price: PriceHalfUsd | null = from; price !== null && leaves(price); ) {
    found = price;
    price = stepAhead(position.side, price, -1);
  }
  return found;
};

it("agrees with every step on the way, however little a step earns", () => {
  const anySmall = fc
    .record({
      side: anySide,
      quantity: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 30_000 })).map(usd),
      price: fc.integer({ min: 40_000, max: 60_000 }).map(priceHalfUsd),
      margin: fc.constant(sats(1)),
    })
    .map(runningTrade);
  const paid = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: -30, max: 30 }));
  const anyLeast = fc.integer({ min: -40, max: 60 });
  fc.assert(
    fc.property(anySmall, paid, anyFeeRate, anyLeast, (trade, [fee, funding], rate, least) => {
      const position = { ...trade, openingFee: sats(fee), fundingPaid: sats(funding) };
      const far = priceHalfUsd(Math.round(position.price * (position.side === "long" ? 1.08 : 0.92)));
      const found = walkBack(position, far, (price) => netAt(position, price, rate) >= least);
      expect(netAtLeastPrice(position, sats(least), rate)).toBe(found);
    }),
    { numRuns: runs(300) },
  );
});

it("leaves what is kept at its price and at any better one, and less one step worse", () => {
  fc.assert(
    fc.property(
      anyPaidPosition,
      anyFeeRate,
      fc.double({ min: -0.9, max: 3, noNaN: true }),
      fc.nat({ max: 2_000_000 }),
      (position, rate, part, better) => {
        const least = sats(Math.trunc(position.margin * part));
        const price = netAtLeastPrice(position, least, rate);
        if (price === null) {
          const best = position.side === "long" ? MAX_PRICE : MIN_PRICE;
          expect(netAt(position, best, rate)).toBeLessThan(least);
          return;
        }
        expect(netAt(position, price, rate)).toBeGreaterThanOrEqual(least);
        const worse = stepAhead(position.side, price, -1);
        if (worse !== null) expect(netAt(position, worse, rate)).toBeLessThan(least);
        const ahead = stepAhead(position.side, price, better);
        if (ahead !== null) expect(netAt(position, ahead, rate)).toBeGreaterThanOrEqual(least);
      },
    ),
    { numRuns: runs(8_000) },
  );
});

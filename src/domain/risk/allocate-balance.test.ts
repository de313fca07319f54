import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPositions, isLiquidationAt } from "#testing/arbitraries/arbitrary-account.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { runs } from "#testing/infra/runs.ts";
import { liquidationAtDistance } from "../position/distance.ts";
import { isAtLiquidation } from "../position/liquidation.ts";
import { basisPoints, priceFromUsd, priceHalfUsd, sats, usd } from "../units.ts";
import { type AllocationFacts, allocateBalance, type Claim } from "./allocate-balance.ts";
import { countedMargin, roomForMargin } from "./counted-margin.ts";

const MANY = { numRuns: runs(1_000) };

const claim = (
  wanted: Parameters<typeof aPosition>[0],
  target = 1_000,
  cap: number | null = null,
): Claim => ({
  position: aPosition(wanted),
  target: basisPoints(target),
  cap: cap === null ? null : sats(cap),
});
const facts = (claims: readonly Claim[], balance: number, last = 93_000): AllocationFacts => ({
  claims,
  last: priceFromUsd(last),
  balance: sats(balance),
  reserve: sats(0),
});
const amountsOf = (given: AllocationFacts) => allocateBalance(given).grants.map(({ amount }) => amount);

describe("dividing a balance", () => {
  const [near, far] = [claim({ id: "near" }), claim({ id: "far", leverage: 8 })];

  it("gives everybody what the target takes where that is there: 94,744 and 69,744 of 200,000", () => {
    // At 93,000 the target lies at 83,700: 10^11 / 83,700 = 1,194,743.1 less 1,000,000, less 100,000 or 125,000.
    expect(allocateBalance(facts([near, far], 200_000))).toEqual({
      grants: [
        {
          id: "near",
          amount: 94_744,
          needed: 94_744,
          limitedBy: null,
          liquidationAfter: priceFromUsd(83_700),
          distanceAfter: 1_000,
        },
        {
          id: "far",
          amount: 69_744,
          needed: 69_744,
          limitedBy: null,
          liquidationAfter: priceFromUsd(83_700),
          distanceAfter: 1_000,
        },
      ],
      granted: 164_488,
      left: 35_512,
    });
  });

  it("lifts the one nearest to liquidation first, and then both together", () => {
    // Equal contracts are level with equal margins: 25,000 make the margins equal, and of 5,000 more each gets half.
    expect(amountsOf(facts([near, far], 20_000))).toEqual([20_000, 0]);
    expect(amountsOf(facts([near, far], 30_000))).toEqual([27_500, 2_500]);
  });

  it("gives an odd sat between equals to the lower id, wherever it stands in the list", () => {
    const equal = [claim({ id: "b" }), claim({ id: "a" })];
    expect(amountsOf(facts(equal, 11))).toEqual([5, 6]);
    // Where a sat gains more, it goes there: the smaller position is lifted farther by it.
    const uneven = [claim({ id: "a", quantity: usd(2_000) }), claim({ id: "b" })];
    expect(amountsOf(facts(uneven, 1))).toEqual([0, 1]);
  });

  it("gives more to the larger of two that are level, because it takes more to keep it so", () => {
    const uneven = [claim({ id: "a", quantity: usd(3_000) }), claim({ id: "b" })];
    expect(amountsOf(facts(uneven, 40_000))).toEqual([30_000, 10_000]);
  });

  it("weighs longs against shorts by their distance from the same price", () => {
    // At 100,000 the long is 9.09 % away and the short 11.11 %. Level with it at 88,889 the long would have 25,000 more.
    const pair = [claim({ id: "long" }, 3_000), claim({ id: "short", side: "short" }, 3_000)];
    expect(amountsOf(facts(pair, 20_000, 100_000))).toEqual([20_000, 0]);
    // 60,000 carry both to d: 1/(1 − d) − 1/(1 + d) = 0.26, so 2d = 0.26·(1 − d²) and d = 12.787 %. The long then has
    // 10^6 / 0.87213 = 1,146,624 less 1,100,000, the short 900,000 less 10^6 / 1.12787 = 886,624.
    const { grants } = allocateBalance(facts(pair, 60_000, 100_000));
    expect(grants).toMatchObject([
      { amount: 46_624, distanceAfter: 1_278 },
      { amount: 13_376, distanceAfter: 1_278 },
    ]);
  });

  it("goes round a position that a cap, leverage of 1 or its liquidation holds back, and says which", () => {
    const held = [
      claim({ id: "capped" }, 1_000, 10_000),
      claim({ id: "free" }),
      claim({ id: "past", liquidation: priceFromUsd(93_000) }),
      claim({ id: "whole", leverage: 1.05 }, 9_000),
    ];
    expect(allocateBalance(facts(held, 1_000_000)).grants).toMatchObject([
      { amount: 10_000, limitedBy: "guard-cap" },
      { amount: 94_744, limitedBy: null },
      { amount: 0, limitedBy: "past-liquidation" },
      { limitedBy: "leverage-one" },
    ]);
    expect(allocateBalance(facts([near, far], 20_000)).grants.map(({ limitedBy }) => limitedBy)).toEqual([
      "balance",
      "balance",
    ]);
  });

  it("leaves the reserve alone, and gives nothing where there is nothing above it", () => {
    const kept = { ...facts([near, far], 30_000), reserve: sats(10_000) };
    expect(allocateBalance(kept)).toMatchObject({ granted: 20_000, left: 0 });
    expect(allocateBalance({ ...kept, reserve: sats(30_001) })).toMatchObject({ granted: 0, left: 0 });
    expect(allocateBalance(facts([], 5))).toEqual({ grants: [], granted: 0, left: 5 });
  });
});

type Fraction = readonly [dividend: bigint, divisor: bigint];

/** Exact distance in half dollars with `margin` sats. Divisor 0 where there is no liquidation. */
const exactGap = ({ position }: Claim, last: number, margin: number): Fraction => {
  const size = 2n * BigInt(position.quantity) * 100_000_000n;
  const swing = BigInt(margin) * BigInt(position.price);
  const divisor = position.side === "long" ? size + swing : size - swing;
  if (divisor <= 0n) return [1n, 0n];
  const gap = BigInt(last) * divisor - size * BigInt(position.price);
  return [position.side === "long" ? gap : -gap, divisor];
};
const compare = ([a, b]: Fraction, [c, d]: Fraction): number => Number(a * d > c * b) - Number(a * d < c * b);

/** The exact distances of an allocation, smallest first. */
const gapsOf = ({ claims, last }: AllocationFacts, amounts: readonly number[]): Fraction[] =>
  claims
    .map((each, at) => exactGap(each, last, countedMargin(each.position) + (amounts[at] ?? 0)))
    .sort(compare);

const compareWorstFirst = (one: readonly Fraction[], other: readonly Fraction[]): number =>
  one.reduce((order, gap, at) => order || compare(gap, other[at] ?? [1n, 0n]), 0);

const mostOf = ({ position, target, cap }: Claim, last: AllocationFacts["last"]): number => {
  if (isAtLiquidation(position.side, position.liquidation, last)) return 0;
  const room = roomForMargin(position, cap).sats;
  const goal = liquidationAtDistance(position.side, last, target);
  const { side, liquidation } = position;
  if (side === "long" ? liquidation <= goal : liquidation >= goal) return 0;
  let amount = 0;
  while (amount < room && !isLiquidationAt(position, countedMargin(position) + amount, goal)) amount += 1;
  return amount;
};

/** Every way to give whole sats within the bounds. */
const everyWay = (bounds: readonly number[], budget: number): readonly (readonly number[])[] => {
  const [most, ...rest] = bounds;
  if (most === undefined) return [[]];
  return Array.from({ length: Math.min(most, budget) + 1 }, (_, amount) =>
    everyWay(rest, budget - amount).map((others) => [amount, ...others]),
  ).flat();
};

describe("the division", () => {
  /** One to three positions of a few dollars near 100,000 USD, where every sat moves liquidation by many steps. */
  const anySmallFacts = fc
    .record({
      parts: fc.array(
        fc.record({
          side: fc.constantFrom("long" as const, "short" as const),
          quantity: fc.integer({ min: 1, max: 3 }).map(usd),
          price: fc.integer({ min: 180_000, max: 220_000 }).map(priceHalfUsd),
          margin: fc.integer({ min: 60, max: 400 }).map(sats),
          target: fc.integer({ min: 100, max: 3_000 }),
          cap: fc.option(fc.integer({ min: 0, max: 12 })),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      last: fc.integer({ min: 95_000, max: 105_000 }),
      balance: fc.integer({ min: 0, max: 14 }),
    })
    .map(({ parts, last, balance }) =>
      facts(
        parts.map(({ target, cap, ...wanted }, at) => claim({ ...wanted, id: `trade-${at}` }, target, cap)),
        balance,
        last,
      ),
    );

  it("makes the smallest distance, then the next, as large as any way of giving whole sats can", () => {
    fc.assert(
      fc.property(anySmallFacts, (given) => {
        const ours = amountsOf(given);
        const bounds = given.claims.map((each) => mostOf(each, given.last));
        ours.forEach((amount, at) => {
          expect(amount).toBeLessThanOrEqual(bounds[at] ?? 0);
        });
        const mine = gapsOf(given, ours);
        for (const way of everyWay(bounds, given.balance))
          expect(compareWorstFirst(mine, gapsOf(given, way))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(2_000) },
    );
  });

  const anyFacts: fc.Arbitrary<AllocationFacts> = fc
    .record({
      positions: anyPositions,
      targets: fc.array(fc.integer({ min: 10, max: 9_000 }), { minLength: 5, maxLength: 5 }),
      caps: fc.array(fc.option(fc.integer({ min: 0, max: 10 ** 7 })), { minLength: 5, maxLength: 5 }),
      last: fc.integer({ min: 2_000, max: 2_000_000 }).map(priceHalfUsd),
      balance: fc.integer({ min: -10, max: 10 ** 9 }).map(sats),
      reserve: fc.integer({ min: -10, max: 10 ** 6 }).map(sats),
    })
    .map(({ positions, targets, caps, ...rest }) => ({
      ...rest,
      claims: positions.map((position, at) => ({
        position,
        target: basisPoints(targets[at] ?? 10),
        cap: caps[at] == null ? null : sats(caps[at] ?? 0),
      })),
    }));

  it("never exceeds the balance, a cap, a target or leverage of 1, and never takes away", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { grants, granted, left } = allocateBalance(given);
        const budget = Math.max(0, given.balance - Math.max(0, given.reserve));
        expect(granted + left).toBe(budget);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(grants.reduce((sum, { amount }) => sum + amount, 0)).toBe(granted);
        grants.forEach(({ amount, needed, limitedBy }, at) => {
          const { position, cap } = given.claims[at] ?? claim({});
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(Math.min(needed, roomForMargin(position, cap).sats));
          expect(limitedBy === null).toBe(amount === needed);
          if (limitedBy === "balance") expect(left).toBe(0);
        });
      }),
      MANY,
    );
  });

  it("takes nothing from anybody when there is more, so the worst is never worse off", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 10 ** 7 }), (given, more) => {
        const less = allocateBalance(given).grants;
        const rich = allocateBalance({ ...given, balance: sats(given.balance + more) }).grants;
        less.forEach((grant, at) => {
          expect(rich[at]?.amount ?? 0).toBeGreaterThanOrEqual(grant.amount);
        });
        const worst = (grants: typeof less) => Math.min(...grants.map(({ distanceAfter }) => distanceAfter));
        expect(worst(rich)).toBeGreaterThanOrEqual(worst(less));
      }),
      MANY,
    );
  });

  it("lets nobody have a sat that somebody nearer to liquidation could have had", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { grants } = allocateBalance(given);
        const gapAt = (at: number, change: number) => {
          const each = given.claims[at] ?? claim({});
          return exactGap(
            each,
            given.last,
            countedMargin(each.position) + (grants[at]?.amount ?? 0) + change,
          );
        };
        grants.forEach((lucky, one) => {
          grants.forEach((poor, other) => {
            if (lucky.amount === 0 || poor.limitedBy !== "balance") return;
            expect(compare(gapAt(one, -1), gapAt(other, 0))).toBeLessThanOrEqual(0);
          });
        });
      }),
      MANY,
    );
  });

  it("is the same in whatever order the positions are listed", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const turned = allocateBalance({ ...given, claims: [...given.claims].reverse() }).grants;
        expect([...turned].reverse()).toEqual(allocateBalance(given).grants);
      }),
      MANY,
    );
  });
});

import fc from "fast-check";
import type { CrossGuardConfig, CrossGuardFacts } from "#domain/automations/cross-guard/cross-guard.ts";
import {
  type CrossStep,
  crossLiquidationOf,
  type HeldCross,
} from "#domain/automations/cross-guard/cross-step.ts";
import type { Side } from "#domain/position/side.ts";
import { basisPoints, priceE4, priceHalfUsd, type Sats, sats, usd } from "#domain/units.ts";
import { aCrossPosition } from "../builders/a-cross-position.ts";

const anyCap = (margin: number): fc.Arbitrary<Sats | null> =>
  fc.option(fc.integer({ min: 1, max: 3 * margin }).map(sats), { freq: 2 });

const anyStep: fc.Arbitrary<CrossStep> = fc
  .record({
    kind: fc.constantFrom("add-margin" as const, "reduce" as const, "close" as const),
    trigger: fc.integer({ min: 10, max: 2_000 }),
    wider: fc.integer({ min: 2, max: 3_000 }),
    by: fc.constantFrom("distance" as const, "margin-used" as const),
  })
  .map(({ kind, trigger, wider, by }) => ({
    when: by === "distance" ? { by, bps: basisPoints(trigger) } : { by, bps: basisPoints(5_000 + trigger) },
    deed: kind === "close" ? { kind } : { kind, target: basisPoints(trigger + wider) },
  }));

const anyConfig = (margin: number, quantity: number): fc.Arbitrary<CrossGuardConfig> =>
  fc.record({
    steps: fc.array(anyStep, { minLength: 1, maxLength: 3 }),
    maxTotal: anyCap(margin),
    maxPerAction: anyCap(margin),
    maxPerDay: anyCap(margin),
    maxLoss: fc.option(fc.integer({ min: margin, max: 4 * margin }).map(sats), { freq: 2 }),
    reserve: fc.constantFrom(0, Math.ceil(margin / 2)).map(sats),
    cooldownMs: fc.constantFrom(0, 60_000),
    maxReduce: fc.option(fc.integer({ min: 1, max: quantity + 5 }).map(usd), { freq: 2 }),
    lostBefore: fc.integer({ min: -margin, max: margin }).map(sats),
  });

/** A net position of at most so many contracts, whose margin is 1/100 to 3/2 of its notional. */
export const crossPositionUpTo = (most: number): fc.Arbitrary<HeldCross> =>
  fc
    .record({
      side: fc.constantFrom<Side>("long", "short"),
      quantity: fc.integer({ min: 1, max: most }).map(usd),
      entryPrice: fc.integer({ min: 200_000_000, max: 2_000_000_000 }).map(priceE4),
      perMille: fc.integer({ min: 10, max: 1_500 }),
      books: fc.record({
        totalPl: fc.integer({ min: -9_999, max: 9_999 }).map(sats),
        tradingFees: fc.nat(999).map(sats),
      }),
    })
    .map(({ perMille, books, ...numbers }) => {
      const notional = (numbers.quantity * 1e12) / numbers.entryPrice;
      return aCrossPosition({ ...numbers, ...books, margin: sats(Math.ceil((notional * perMille) / 1_000)) });
    });

/** Any net position an account may carry by a few orders. */
export const anyCrossPosition = crossPositionUpTo(600_000);

/** Every situation a cross guard can meet: prices from beyond liquidation to inside profit, any caps, spending and balance. */
export const anyCrossGuardFacts: fc.Arbitrary<CrossGuardFacts> = anyCrossPosition
  .filter((position) => {
    const liquidation = crossLiquidationOf(position);
    return liquidation >= 10_000 && liquidation < 20_000_000;
  })
  .chain((position) =>
    fc
      .record({
        config: anyConfig(position.margin, position.quantity),
        away: fc.integer({ min: -30, max: 2_500 }),
        width: fc.integer({ min: 0, max: 300 }),
        lastIsLow: fc.boolean(),
        balance: fc.integer({ min: 0, max: 4 * position.margin }).map(sats),
        addedInAll: fc.integer({ min: 0, max: 3 * position.margin }).map(sats),
        addedInDay: fc.integer({ min: 0, max: 3 * position.margin }).map(sats),
        sinceLastActionMs: fc.option(fc.integer({ min: 0, max: 120_000 })),
        tag: fc.constantFrom(0, 1, 89).map(sats),
      })
      .map(({ config, away, width, lastIsLow, balance, tag, ...spending }) => {
        const sign = position.side === "long" ? 1 : -1;
        const near = Math.round(crossLiquidationOf(position) * (1 + (sign * away) / 10_000));
        const [low, high] = [priceHalfUsd(near), priceHalfUsd(Math.round(near * (1 + width / 10_000)))];
        return {
          position,
          tick: { low, high, last: lastIsLow ? low : high, at: 0 },
          balance,
          spending,
          config,
          tag,
        };
      }),
  );

import fc from "fast-check";
import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig, MarginGuardFacts } from "#domain/automations/margin-guard.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { basisPoints, type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";
import { anyPosition, anyPrice, type PositionNumbers } from "./arbitrary-position.ts";

/** A running trade with the liquidation its margin gives it. Its entry differs from its basis once profit was cashed in. */
export const runningTrade = (
  numbers: PositionNumbers & { readonly entryPrice?: PriceHalfUsd },
): IsolatedPosition => ({
  id: "trade-1",
  clientId: null,
  entryPrice: numbers.price,
  ...numbers,
  entryMargin: numbers.margin,
  liquidation: liquidationPrice(numbers.side, numbers.quantity, numbers.price, numbers.margin),
  pl: sats(0),
  maintenanceMargin: sats(0),
  fundingPaid: sats(0),
  openingFee: sats(0),
  stopLoss: null,
  stopLossTrailing: null,
  takeProfit: null,
  openedAt: 0,
});

const anyCap = (margin: number): fc.Arbitrary<Sats | null> =>
  fc.option(fc.integer({ min: 1, max: 3 * margin }).map(sats), { freq: 2 });

const anyConfig = (margin: number): fc.Arbitrary<MarginGuardConfig> =>
  fc
    .record({
      trigger: fc.integer({ min: 10, max: 3_000 }),
      wider: fc.integer({ min: 2, max: 3_000 }),
      maxTotal: anyCap(margin),
      maxPerAction: anyCap(margin),
      maxPerDay: anyCap(margin),
      maxLoss: fc.option(fc.integer({ min: margin, max: 4 * margin }).map(sats), { freq: 2 }),
      reserve: fc.constantFrom(0, Math.ceil(margin / 2)).map(sats),
      cooldownMs: fc.constantFrom(0, 60_000),
    })
    .map(({ trigger, wider, ...caps }) => ({
      ...caps,
      steps: [addWithin(basisPoints(trigger), basisPoints(trigger + wider))],
    }));

/** Mostly near liquidation, where guards act; some beyond it and some far away. */
const anyBasisPointsAway = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -50, max: 1_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -200, max: 6_000 }) },
);

/** Every situation a guard can meet: prices from beyond liquidation to far inside profit, any caps, spending and balance. */
export const anyGuardFacts: fc.Arbitrary<MarginGuardFacts> = fc
  .tuple(anyPosition, anyPrice)
  .map(([numbers, entryPrice]) => runningTrade({ ...numbers, entryPrice }))
  .filter((position) => position.liquidation >= 20_000 && position.liquidation < 100_000_000)
  .chain((position) =>
    fc
      .record({
        config: anyConfig(position.margin),
        offsets: fc.tuple(anyBasisPointsAway, fc.integer({ min: 0, max: 300 }), fc.boolean()),
        balance: fc.integer({ min: 0, max: 4 * position.margin }).map(sats),
        addedInAll: fc.integer({ min: 0, max: 3 * position.margin }).map(sats),
        addedInDay: fc.integer({ min: 0, max: 3 * position.margin }).map(sats),
        sinceLastActionMs: fc.option(fc.integer({ min: 0, max: 120_000 })),
      })
      .map(({ config, offsets, balance, ...spending }) => {
        const [away, width, lastIsLow] = offsets;
        const sign = position.side === "long" ? 1 : -1;
        const near = Math.round(position.liquidation * (1 + (sign * away) / 10_000));
        const far = Math.round(near * (1 + width / 10_000));
        const [low, high] = [priceHalfUsd(near), priceHalfUsd(far)];
        return {
          position,
          tick: { low, high, last: lastIsLow ? low : high, at: 0 },
          balance,
          spending,
          config,
          tag: sats(0),
        };
      }),
  );

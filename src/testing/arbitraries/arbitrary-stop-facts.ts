import fc from "fast-check";
import type { StopAutomation, StopFacts } from "#domain/automations/exits/stop-facts.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { basisPoints, sats } from "#domain/units.ts";
import { anyFeeRate, anyPaidPosition, priceAway } from "./arbitrary-paid-position.ts";

const anyTrailing = (position: IsolatedPosition): fc.Arbitrary<StopAutomation> =>
  fc
    .record({
      unit: fc.constantFrom("basis-points" as const, "half-usd" as const),
      bps: fc.integer({ min: 10, max: 800 }),
      activation: fc.option(fc.integer({ min: -100, max: 500 })),
    })
    .map(({ unit, bps, activation }) => ({
      kind: "trailing-stop",
      config: {
        distance: {
          unit,
          value: unit === "half-usd" ? Math.max(1, Math.round((position.price * bps) / 10_000)) : bps,
        },
        activation: activation === null ? null : priceAway(position, position.price, activation),
      },
    }));

const anyStopLoss = (position: IsolatedPosition): fc.Arbitrary<StopAutomation> =>
  fc
    .oneof(
      fc
        .integer({ min: -1_000, max: 200 })
        .map((bps) => ({ by: "price" as const, price: priceAway(position, position.price, bps) })),
      fc.integer({ min: 1, max: 1_000 }).map((bps) => ({ by: "percent" as const, bps: basisPoints(bps) })),
      fc.integer({ min: 1, max: position.margin }).map((n) => ({ by: "sats" as const, amount: sats(n) })),
      fc
        .integer({ min: 1, max: 1_000 })
        .map((bps) => ({ by: "liquidation-distance" as const, bps: basisPoints(bps) })),
    )
    .map((level) => ({ kind: "stop-loss", config: { level } }));

const anyBreakEven = (position: IsolatedPosition): fc.Arbitrary<StopAutomation> =>
  fc
    .record({
      bps: fc.integer({ min: -50, max: 500 }),
      keep: fc.integer({ min: 0, max: Math.ceil(position.margin / 50) }).map(sats),
    })
    .map(({ bps, keep }) => ({
      kind: "break-even-stop",
      config: { after: { by: "price", price: priceAway(position, position.price, bps) }, keep },
    }));

/** Any of the three stop automations, with levels near the prices a position lives at. */
const anyStopAutomation = (position: IsolatedPosition): fc.Arbitrary<StopAutomation> =>
  fc.oneof(anyTrailing(position), anyStopLoss(position), anyBreakEven(position));

/** A freshly armed stop automation with nothing in the slot, the market near the entry. */
export const anyFreshStop: fc.Arbitrary<StopFacts> = anyPaidPosition.chain((position) =>
  fc
    .record({
      automation: anyStopAutomation(position),
      away: fc.integer({ min: -80, max: 300 }),
      feeRate: anyFeeRate,
      leastGapMs: fc.constantFrom(0, 5_000, 30_000),
      leastStepBps: fc.constantFrom(0, 5, 50).map(basisPoints),
    })
    .map(({ automation, away, feeRate, ...requestBudget }) => ({
      automation,
      position,
      standing: null,
      placed: null,
      last: priceAway(position, position.price, away),
      best: null,
      feeRate,
      sinceLastPlacedMs: null,
      requestBudget,
    })),
);

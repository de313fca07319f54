import fc from "fast-check";
import type { GuardStep, GuardWhen } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { previewMarginGuard } from "#domain/automations/preview-margin-guard.ts";
import { liquidationDistance } from "#domain/position/distance.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { basisPoints, type PriceHalfUsd, priceHalfUsd, type Sats, sats } from "#domain/units.ts";

/** A ladder in shares of a position that is not there yet. */
export type LadderWish = {
  readonly steps: readonly {
    /** How far on the way from the last price to liquidation it acts, in thousandths; below 0 is on the earning side. */
    readonly depth: number;
    readonly by: GuardWhen["by"];
    /** Basis points that the target lies beyond the distance there. */
    readonly farther: number;
  }[];
  /** Whether the deepest step closes. */
  readonly closes: boolean;
  /** Where all steps stand in the order they are told in. */
  readonly turn: number;
  /** Caps in hundredths of the margin, or, below 0, so many sats around what the first top-up needs. Null for none. */
  readonly maxTotal: number | null;
  readonly maxPerAction: number | null;
  readonly maxPerDay: number | null;
  readonly maxLoss: number | null;
  readonly reserve: number;
  readonly cooldownMs: number;
};

const anyCap = fc.option(fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: -400, max: -1 })), {
  freq: 2,
});

const anyStep = fc.record({
  depth: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 990 }) },
    fc.integer({ min: -100, max: 0 }),
  ),
  by: fc.constantFrom<GuardWhen["by"][]>("distance", "price", "margin-used"),
  farther: fc.oneof(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 2, max: 3_000 })),
});

/** Ladders of one to five steps of every kind, under any caps. */
export const anyLadder: fc.Arbitrary<LadderWish> = fc.record({
  steps: fc.uniqueArray(anyStep, { minLength: 1, maxLength: 5, selector: ({ depth }) => depth }),
  closes: fc.boolean(),
  turn: fc.nat(4),
  maxTotal: anyCap,
  maxPerAction: anyCap,
  maxPerDay: anyCap,
  maxLoss: fc.option(fc.integer({ min: 90, max: 400 }), { freq: 2 }),
  reserve: fc.constantFrom(0, 0, 50),
  cooldownMs: fc.constantFrom(0, 0, 60_000),
});

const whenAt = (position: IsolatedPosition, by: GuardWhen["by"], price: PriceHalfUsd): GuardWhen => {
  const { side, quantity, margin, liquidation } = position;
  switch (by) {
    case "price":
      return { by, price };
    case "distance":
      return { by, bps: liquidationDistance(side, liquidation, price) };
    case "margin-used": {
      const lost = -profitAndLoss(side, quantity, position.price, price);
      return { by, bps: basisPoints(Math.ceil((lost * 10_000) / margin)) };
    }
  }
};

const stepsOn = (wish: LadderWish, position: IsolatedPosition, last: PriceHalfUsd): readonly GuardStep[] => {
  const { side, liquidation } = position;
  const inOrder = wish.steps.toSorted((one, other) => one.depth - other.depth);
  const steps = inOrder.map(({ depth, by, farther }, place): GuardStep => {
    const price = priceHalfUsd(Math.max(4, last + Math.round(((liquidation - last) * depth) / 1_000)));
    const when = whenAt(position, by, price);
    if (wish.closes && place === inOrder.length - 1) return { when, deed: { kind: "close" } };
    const target = basisPoints(Math.min(9_000, liquidationDistance(side, liquidation, price) + farther));
    return { when, deed: { kind: "add-margin", target } };
  });
  return [...steps.slice(wish.turn), ...steps.slice(0, wish.turn)];
};

/** What the step that acts first takes where nothing bounds it, in sats. */
const firstNeed = (position: IsolatedPosition, config: MarginGuardConfig, last: PriceHalfUsd): number =>
  previewMarginGuard({
    position,
    last,
    balance: sats(Number.MAX_SAFE_INTEGER),
    spending: { addedInAll: sats(0), addedInDay: sats(0), sinceLastActionMs: null },
    config,
  })?.verdict.needed ?? 0;

/** The wish as a guard on a position; null where a step of it cannot be told in whole numbers. */
export const ladderOn = (
  wish: LadderWish,
  about: { readonly position: IsolatedPosition; readonly last: PriceHalfUsd; readonly balance: Sats },
): MarginGuardConfig | null => {
  const { position, last } = about;
  const free = {
    steps: stepsOn(wish, position, last),
    maxTotal: null,
    maxPerAction: null,
    maxPerDay: null,
    maxLoss: null,
    reserve: sats(Math.floor((about.balance * wish.reserve) / 100)),
    cooldownMs: wish.cooldownMs,
  };
  const capOf = (share: number | null): Sats | null => {
    if (share === null) return null;
    const near = firstNeed(position, free, last) + share + 200;
    return sats(Math.max(1, share < 0 ? near : Math.floor((position.margin * share) / 100)));
  };
  return {
    ...free,
    maxTotal: capOf(wish.maxTotal),
    maxPerAction: capOf(wish.maxPerAction),
    maxPerDay: capOf(wish.maxPerDay),
    maxLoss: capOf(wish.maxLoss),
  };
};

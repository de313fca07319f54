import { crossMaintenanceMargin } from "../../position/cross.ts";
import type { CrossPosition } from "../../position/cross-position.ts";
import { liquidationFromBasis } from "../../position/liquidation.ts";
import type { Side } from "../../position/side.ts";
import type { CrossBasis } from "../../risk/cross-changes.ts";
import { plAtMostFromEntry } from "../../triggers/pl-price.ts";
import type { TriggerPrice } from "../../triggers/trigger.ts";
import { losingSide } from "../../triggers/trigger-side.ts";
import {
  type BasisPoints,
  divFloor,
  MAX_PRICE,
  type PriceE4,
  type PriceHalfUsd,
  sats,
  satsFromBigInt,
} from "../../units.ts";
import { type GuardDeed, type GuardWhen, type Leg, marginGuardTrigger, nearestLeg } from "../guard-step.ts";

/**
 * What a step does to the cross position: moves sats into the cross margin until liquidation is `target` (basis points of
 * the last price) away, closes the least contracts that bring it there, or closes the position.
 */
export type CrossDeed = GuardDeed | { readonly kind: "reduce"; readonly target: BasisPoints };

export type CrossStep = { readonly when: GuardWhen; readonly deed: CrossDeed };

/** A cross position that is not flat: it has a side and an entry. */
export type HeldCross = CrossPosition & { readonly side: Side; readonly entryPrice: PriceE4 };

/** Whether there is anything to guard. */
export const isHeld = (position: CrossPosition): position is HeldCross =>
  position.side !== null && position.entryPrice !== null && position.quantity > 0;

/** Its liquidation: the exchange's own figure, or the formula's where the exchange names none. */
export const crossLiquidationOf = (position: HeldCross): PriceHalfUsd => {
  const { side, quantity, entryPrice, margin, liquidation } = position;
  const usable = sats(margin - crossMaintenanceMargin(quantity, entryPrice));
  return liquidation ?? liquidationFromBasis(side, quantity, entryPrice, usable);
};

/** What the formulas read of it. */
export const basisOf = ({ side, quantity, entryPrice, margin }: HeldCross): CrossBasis => ({
  side,
  quantity,
  entry: entryPrice,
  margin,
});

const WHOLE = 10_000n;

/**
 * The price at which a step acts; null when the position can never be liquidated, or no price does it. Rounds early. A
 * share of the margin is one of all the cross margin, tied up or free.
 */
export const crossStepTrigger = (position: HeldCross, when: GuardWhen): TriggerPrice | null => {
  const { side, margin } = position;
  const liquidation = crossLiquidationOf(position);
  if (side === "short" && liquidation === MAX_PRICE) return null;
  switch (when.by) {
    case "distance":
      return marginGuardTrigger({ side, liquidation }, when.bps);
    case "price":
      return { side: losingSide(side), price: when.price };
    case "margin-used":
      return plAtMostFromEntry(
        basisOf(position),
        satsFromBigInt(divFloor(-BigInt(margin) * BigInt(when.bps), WHOLE)),
      );
  }
};

/** Where the steps that may still act wait; nowhere while flat. A price that acted is done. */
export const crossLegs = (
  position: CrossPosition,
  steps: readonly CrossStep[],
  done: readonly number[],
): readonly Leg[] => {
  if (!isHeld(position)) return [];
  return steps.flatMap(({ when }, leg) => {
    const trigger = when.by === "price" && done.includes(leg) ? null : crossStepTrigger(position, when);
    return trigger === null ? [] : [{ leg, trigger }];
  });
};

/** The price at which a guard acts first; null when nothing is left to act or to guard. */
export const crossGuardTrigger = (
  position: CrossPosition,
  steps: readonly CrossStep[],
  done: readonly number[] = [],
): TriggerPrice | null => {
  const legs = crossLegs(position, steps, done);
  const nearest = nearestLeg(legs);
  return legs.find(({ leg }) => leg === nearest)?.trigger ?? null;
};

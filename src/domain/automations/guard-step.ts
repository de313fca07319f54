import { priceAtDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { equityLeftPrice } from "../triggers/equity-left-price.ts";
import { isReached, type Tick, type TriggerPrice } from "../triggers/trigger.ts";
import { losingSide } from "../triggers/trigger-side.ts";
import { type BasisPoints, basisPoints, MAX_PRICE, type PriceHalfUsd } from "../units.ts";

/**
 * What makes a step of a guard act: liquidation closer than a share of the last price, a price, or a share of the margin
 * lost. Shares in basis points. A price acts once, because a top-up does not move it; the others act again whenever they
 * are reached again.
 */
export type GuardWhen =
  | { readonly by: "distance"; readonly bps: BasisPoints }
  | { readonly by: "price"; readonly price: PriceHalfUsd }
  | { readonly by: "margin-used"; readonly bps: BasisPoints };

/** What a step does: add margin until liquidation is `target` (basis points of the last price) away, or close the position. */
export type GuardDeed =
  | { readonly kind: "add-margin"; readonly target: BasisPoints }
  | { readonly kind: "close" };

export type GuardStep = { readonly when: GuardWhen; readonly deed: GuardDeed };

/** The usual step: add margin where liquidation is within `trigger`, until it is `target` away. */
export const addWithin = (trigger: BasisPoints, target: BasisPoints): GuardStep => ({
  when: { by: "distance", bps: trigger },
  deed: { kind: "add-margin", target },
});

/** A price an automation waits for; `leg` tells the prices of one automation apart: the place of a step in its ladder. */
export type Leg = { readonly leg: number; readonly trigger: TriggerPrice };

const WHOLE = 10_000;

/**
 * The price that arms a guard: where liquidation is `trigger` away. Longs fire below it, shorts above it.
 * Null when the position can never be liquidated. Rounded towards the market, so it fires early, never late.
 */
export const marginGuardTrigger = (
  position: Pick<IsolatedPosition, "side" | "liquidation">,
  trigger: BasisPoints,
): TriggerPrice | null => {
  const price = priceAtDistance(position.side, position.liquidation, trigger);
  return price === null ? null : { side: losingSide(position.side), price };
};

/** The price at which a step acts; null when the position can never be liquidated, or no price does it. Rounds early. */
export const stepTrigger = (position: IsolatedPosition, when: GuardWhen): TriggerPrice | null => {
  const { side, liquidation } = position;
  if (side === "short" && liquidation === MAX_PRICE) return null;
  switch (when.by) {
    case "distance":
      return marginGuardTrigger(position, when.bps);
    case "price":
      return { side: losingSide(side), price: when.price };
    case "margin-used":
      return equityLeftPrice(position, basisPoints(WHOLE - when.bps));
  }
};

/** Where the steps that may still act wait. A price that acted is done; see `GuardWhen`. */
export const guardLegs = (
  position: IsolatedPosition,
  steps: readonly GuardStep[],
  done: readonly number[],
): readonly Leg[] =>
  steps.flatMap(({ when }, leg) => {
    const trigger = when.by === "price" && done.includes(leg) ? null : stepTrigger(position, when);
    return trigger === null ? [] : [{ leg, trigger }];
  });

/** Whether a leg lies deeper in the loss than another; of two at one price the later step does. */
const isDeeper = (one: Leg, other: Leg): boolean => {
  const gap = one.trigger.price - other.trigger.price;
  if (gap === 0) return one.leg > other.leg;
  return one.trigger.side === "below" ? gap < 0 : gap > 0;
};

const pick = (legs: readonly Leg[], isBetter: (one: Leg, other: Leg) => boolean): number | null =>
  legs.reduce<Leg | null>((best, leg) => (best === null || isBetter(leg, best) ? leg : best), null)?.leg ??
  null;

/** The step of the deepest of the legs that a tick reaches; null for none. */
export const reachedLeg = (legs: readonly Leg[], tick: Tick): number | null =>
  pick(
    legs.filter(({ trigger }) => isReached(trigger, tick)),
    isDeeper,
  );

/** The step of the leg that the price meets first as it moves against the position; null where there is none. */
export const nearestLeg = (legs: readonly Leg[]): number | null =>
  pick(legs, (one, other) => isDeeper(other, one));

/** The deepest step that a tick reaches, by its place; null for none. Deepest, because a fall in one piece passes the others by. */
export const reachedStep = (
  position: IsolatedPosition,
  steps: readonly GuardStep[],
  done: readonly number[],
  tick: Tick,
): number | null => reachedLeg(guardLegs(position, steps, done), tick);

/** The step that acts first as the price moves against the position, by its place; null when none can. */
export const nearestStep = (
  position: IsolatedPosition,
  steps: readonly GuardStep[],
  done: readonly number[],
): number | null => nearestLeg(guardLegs(position, steps, done));

/** The price at which a guard acts first; null when nothing is left to act or to guard. */
export const guardTrigger = (
  position: IsolatedPosition,
  steps: readonly GuardStep[],
  done: readonly number[] = [],
): TriggerPrice | null => {
  const legs = guardLegs(position, steps, done);
  const nearest = nearestLeg(legs);
  return legs.find(({ leg }) => leg === nearest)?.trigger ?? null;
};

import { type Said, saidBy } from "../language/in-both.ts";
import { figures } from "../notifications/figures.ts";
import { liquidationAtDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { isAtLiquidation, liquidationPrice, marginForLiquidation } from "../position/liquidation.ts";
import { maxAddMargin } from "../position/margin.ts";
import { isReached } from "../triggers/trigger.ts";
import { type BasisPoints, MAX_PRICE, MIN_PRICE, type PriceHalfUsd, sats } from "../units.ts";
import { GUARD_MISTAKES } from "./guard-mistake-words.ts";
import { type GuardStep, type GuardWhen, guardLegs, type Leg, stepTrigger } from "./guard-step.ts";
import type { Mistake } from "./mistake.ts";

/**
 * A field of the form and what is wrong with it, in a sentence that says what to do. Fields of a step are named
 * `steps.0.when` and `steps.0.deed`.
 */
export type GuardMistake = Mistake;

const LEAST_TRIGGER_BPS = 10;
const MOST_TARGET_BPS = 9_000;
const MOST_USED_BPS = 9_900;
const LEAST_USED_BPS = 100;
const MOST_STEPS = 5;

/** Acting again and again on one price is what a target too near to its trigger leads to. */
export const AGAIN: Said = saidBy(GUARD_MISTAKES, ({ again }) => again);

/** What can be said of a step whose price comes after the exchange has ended the position. */
export const BEYOND: Said = saidBy(GUARD_MISTAKES, ({ beyond }) => beyond);

const whenMistake = (when: GuardWhen): Said | null => {
  switch (when.by) {
    case "distance":
      return Number.isSafeInteger(when.bps) && when.bps >= LEAST_TRIGGER_BPS
        ? null
        : saidBy(GUARD_MISTAKES, ({ triggerTooNear }, locale) =>
            triggerTooNear(figures(locale).settingNumber(LEAST_TRIGGER_BPS)),
          );
    case "price":
      return Number.isSafeInteger(when.price) && when.price >= MIN_PRICE && when.price <= MAX_PRICE
        ? null
        : saidBy(GUARD_MISTAKES, ({ price }) => price);
    case "margin-used":
      return Number.isSafeInteger(when.bps) && when.bps >= LEAST_USED_BPS && when.bps <= MOST_USED_BPS
        ? null
        : saidBy(GUARD_MISTAKES, ({ marginUsed }) => marginUsed);
  }
};

/** A step of any guard, as far as its own numbers go: what closes has no target. */
type AnyStep = {
  readonly when: GuardWhen;
  readonly deed: { readonly kind: string; readonly target?: BasisPoints };
};

const deedMistake = ({ when, deed }: AnyStep): Said | null => {
  if (deed.target === undefined) return null;
  if (!Number.isSafeInteger(deed.target) || deed.target < 1 || deed.target > MOST_TARGET_BPS)
    return saidBy(GUARD_MISTAKES, ({ targetTooFar }) => targetTooFar);
  return when.by === "distance" && deed.target <= when.bps ? AGAIN : null;
};

/** What a step of its own is wrong with: without a position, only its numbers. */
const ownMistakes = (step: AnyStep, place: number): readonly GuardMistake[] => {
  const when = whenMistake(step.when);
  if (when !== null) return [{ field: `steps.${place}.when`, message: when }];
  const deed = deedMistake(step);
  return deed === null ? [] : [{ field: `steps.${place}.deed`, message: deed }];
};

/** A position after a step added what brings liquidation to its target; as it is where that is there already. */
const afterTopUp = (position: IsolatedPosition, at: PriceHalfUsd, target: BasisPoints): IsolatedPosition => {
  const { side, quantity, price, margin } = position;
  const goal = liquidationAtDistance(side, at, target);
  const needed = sats(Math.max(margin, marginForLiquidation(side, quantity, price, goal)));
  return { ...position, margin: needed, liquidation: liquidationPrice(side, quantity, price, needed) };
};

const stepMistake = (
  position: IsolatedPosition,
  step: GuardStep,
): (Omit<GuardMistake, "field"> & { part: "when" | "deed" }) | null => {
  const { side, quantity, price, margin, liquidation } = position;
  const trigger = stepTrigger(position, step.when);
  if (trigger === null || isAtLiquidation(side, liquidation, trigger.price)) {
    return {
      part: "when",
      message: BEYOND,
    };
  }
  if (step.deed.kind === "close") return null;
  const after = afterTopUp(position, trigger.price, step.deed.target);
  if (after.margin > margin + maxAddMargin(quantity, price, margin)) {
    return {
      part: "deed",
      message: saidBy(GUARD_MISTAKES, ({ unreachable }) => unreachable),
    };
  }
  const again = stepTrigger(after, step.when);
  const tick = { low: trigger.price, high: trigger.price, last: trigger.price, at: 0 };
  if (step.when.by !== "price" && again !== null && isReached(again, tick))
    return { part: "deed", message: AGAIN };
  return null;
};

/** What is wrong with the numbers of the steps of any guard, whatever they are for. */
export const checkStepNumbers = (steps: readonly AnyStep[]): GuardMistake[] =>
  steps.length === 0 || steps.length > MOST_STEPS
    ? [{ field: "steps", message: saidBy(GUARD_MISTAKES, (words) => words.steps(MOST_STEPS)) }]
    : steps.flatMap(ownMistakes);

/** Steps that get in each other's way where they wait. */
export const checkLadder = (legs: readonly Leg[], steps: readonly AnyStep[]): readonly GuardMistake[] => {
  const inOrder = legs.toSorted((one, other) =>
    one.trigger.side === "below"
      ? other.trigger.price - one.trigger.price
      : one.trigger.price - other.trigger.price,
  );
  return inOrder.flatMap(({ leg, trigger }, place) => {
    const field = `steps.${leg}.when`;
    const before = inOrder[place - 1];
    if (before === undefined) return [];
    if (before.trigger.price === trigger.price)
      return [
        {
          field,
          message: saidBy(GUARD_MISTAKES, ({ samePrice }) => samePrice(leg + 1, before.leg + 1)),
        },
      ];
    if (steps[before.leg]?.deed.kind === "close")
      return [
        {
          field,
          message: saidBy(GUARD_MISTAKES, ({ closesFirst }) => closesFirst(before.leg + 1, leg + 1)),
        },
      ];
    return [];
  });
};

/**
 * What is wrong with the steps of a guard; with a position also whether each can be reached and does not undo itself, and
 * whether they get in each other's way.
 */
export const checkGuardSteps = (
  steps: readonly GuardStep[],
  position: IsolatedPosition | null,
): GuardMistake[] => {
  const numbers = checkStepNumbers(steps);
  if (position === null || steps.length === 0 || steps.length > MOST_STEPS) return numbers;
  const mistakes = steps.flatMap((step, place) => {
    const mistake = stepMistake(position, step);
    return mistake === null ? [] : [{ field: `steps.${place}.${mistake.part}`, message: mistake.message }];
  });
  return mistakes.length > 0 ? mistakes : [...checkLadder(guardLegs(position, steps, []), steps)];
};

/**
 * Steps that could never act because the position's stop closes it on the way: `stop` is the price of a stop that is not a
 * backstop of ours, which would follow liquidation.
 */
export const checkStepsBeforeStop = (
  position: IsolatedPosition,
  steps: readonly GuardStep[],
  stop: PriceHalfUsd,
): readonly GuardMistake[] =>
  guardLegs(position, steps, [])
    .filter(({ trigger }) => (trigger.side === "below" ? stop >= trigger.price : stop <= trigger.price))
    .map(({ leg }) => ({
      field: `steps.${leg}.when`,
      message: saidBy(GUARD_MISTAKES, ({ behindStop }) => behindStop),
    }));

import { type Said, saidBy } from "../../language/in-both.ts";
import type { CrossPosition } from "../../position/cross-position.ts";
import { liquidationAtDistance } from "../../position/distance.ts";
import { RESERVE_RATE } from "../../position/fees.ts";
import { isAtLiquidation } from "../../position/liquidation.ts";
import { afterClosing, type CrossBasis, leastContracts, satsMissing } from "../../risk/cross-changes.ts";
import { isReached } from "../../triggers/trigger.ts";
import { type PriceHalfUsd, sats } from "../../units.ts";
import { AGAIN, BEYOND, checkLadder, checkStepNumbers, type GuardMistake } from "../check-guard-steps.ts";
import { checkLimits } from "../check-margin-guard.ts";
import { GUARD_MISTAKES } from "../guard-mistake-words.ts";
import type { CrossGuardWish } from "./cross-guard.ts";
import {
  basisOf,
  type CrossDeed,
  type CrossStep,
  crossGuardTrigger,
  crossLegs,
  crossLiquidationOf,
  crossStepTrigger,
  type HeldCross,
  isHeld,
} from "./cross-step.ts";

const capOnReducing = ({ maxReduce }: CrossGuardWish): readonly GuardMistake[] =>
  maxReduce === null || (Number.isSafeInteger(maxReduce) && maxReduce > 0)
    ? []
    : [
        {
          field: "maxReduce",
          message: saidBy(GUARD_MISTAKES, ({ reduces }) => reduces),
        },
      ];

/** What a deed leaves that reaches its target; null where nothing is left. */
const leaves = (
  position: HeldCross,
  at: PriceHalfUsd,
  deed: Exclude<CrossDeed, { kind: "close" }>,
): CrossBasis | null => {
  const basis = basisOf(position);
  const goal = liquidationAtDistance(position.side, at, deed.target);
  if (deed.kind === "add-margin") return { ...basis, margin: sats(basis.margin + satsMissing(basis, goal)) };
  const exit = { exit: at, feeRate: RESERVE_RATE };
  const { rest } = afterClosing(basis, exit, leastContracts(basis, exit, goal));
  return rest.quantity === 0 ? null : rest;
};

const stepMistake = (position: HeldCross, step: CrossStep): { part: string; message: Said } | null => {
  const trigger = crossStepTrigger(position, step.when);
  if (trigger === null || isAtLiquidation(position.side, crossLiquidationOf(position), trigger.price))
    return { part: "when", message: BEYOND };
  if (step.deed.kind === "close" || step.when.by === "price") return null;
  const rest = leaves(position, trigger.price, step.deed);
  if (rest === null) return null;
  const { quantity, margin } = rest;
  const again = crossStepTrigger({ ...position, quantity, margin, liquidation: null }, step.when);
  const tick = { low: trigger.price, high: trigger.price, last: trigger.price, at: 0 };
  return again !== null && isReached(again, tick) ? { part: "deed", message: AGAIN } : null;
};

/**
 * What is wrong with a cross guard before it is armed, field by field; empty means it may be armed. A position that is not
 * flat adds the checks that need one: whether each step can be reached, and does not undo itself or another.
 */
export const checkCrossGuard = (
  config: CrossGuardWish,
  position: CrossPosition | null,
): readonly GuardMistake[] => {
  const { steps } = config;
  const mistakes = [...checkStepNumbers(steps), ...checkLimits(config), ...capOnReducing(config)];
  if (mistakes.length > 0 || position === null || !isHeld(position)) return mistakes;
  if (crossGuardTrigger(position, steps) === null)
    return [{ field: "steps.0.when", message: saidBy(GUARD_MISTAKES, ({ endless }) => endless) }];
  const own = steps.flatMap((step, place) => {
    const mistake = stepMistake(position, step);
    return mistake === null ? [] : [{ field: `steps.${place}.${mistake.part}`, message: mistake.message }];
  });
  return own.length > 0 ? own : checkLadder(crossLegs(position, steps, []), steps);
};

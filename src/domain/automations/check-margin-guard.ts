import { liquidationAtDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { marginForLiquidation } from "../position/liquidation.ts";
import { maxAddMargin } from "../position/margin.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";
import { marginGuardTrigger } from "./margin-guard.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type GuardMistake = {
  readonly field: keyof MarginGuardConfig;
  readonly message: string;
};

const LEAST_TRIGGER_BPS = 10;
const MOST_TARGET_BPS = 9_000;
const MOST_COOLDOWN_MS = 24 * 60 * 60 * 1000;

const capMistakes = (config: MarginGuardConfig): GuardMistake[] =>
  (["maxTotal", "maxPerAction", "maxPerDay"] as const)
    .filter((field) => {
      const cap = config[field];
      return cap !== null && !(Number.isSafeInteger(cap) && cap > 0);
    })
    .map((field) => ({
      field,
      message:
        "A cap must be a whole number of sats: zero would stop every top-up. Enter at least 1 sat, or pause the guard.",
    }));

const distanceMistakes = (config: MarginGuardConfig): GuardMistake[] => {
  const { trigger, target } = config;
  if (!Number.isSafeInteger(trigger) || trigger < LEAST_TRIGGER_BPS) {
    return [
      {
        field: "trigger",
        message: "The trigger must be at least 0.1 % away from liquidation.",
      },
    ];
  }
  if (!Number.isSafeInteger(target) || target > MOST_TARGET_BPS) {
    return [{ field: "target", message: "The target must be at most 90 % away." }];
  }
  if (target <= trigger) {
    return [
      {
        field: "target",
        message:
          "The target must be farther from liquidation than the trigger, or the guard would act again and again.",
      },
    ];
  }
  return [];
};

/**
 * What is wrong with a guard before it is armed, field by field; empty means it may be armed.
 * `position` adds the check that the target can be reached at all: the exchange refuses leverage below 1.
 */
export const checkMarginGuard = (
  config: MarginGuardConfig,
  position: IsolatedPosition | null,
): readonly GuardMistake[] => {
  const mistakes = [...distanceMistakes(config), ...capMistakes(config)];
  if (
    !Number.isSafeInteger(config.cooldownMs) ||
    config.cooldownMs < 0 ||
    config.cooldownMs > MOST_COOLDOWN_MS
  ) {
    mistakes.push({
      field: "cooldownMs",
      message: "The cooldown must lie between 0 seconds and 24 hours.",
    });
  }
  if (mistakes.length > 0 || position === null) return mistakes;
  const trigger = marginGuardTrigger(position, config.trigger);
  if (trigger === null) {
    return [
      {
        field: "trigger",
        message: "This position can never be liquidated: there is nothing to guard.",
      },
    ];
  }
  const goal = liquidationAtDistance(position.side, trigger.price, config.target);
  const needed = marginForLiquidation(position.side, position.quantity, position.price, goal);
  const room = position.margin + maxAddMargin(position.quantity, position.price, position.margin);
  if (needed > room) {
    return [
      {
        field: "target",
        message:
          "This target cannot be reached: the exchange refuses margin that brings leverage below 1. Choose a nearer one.",
      },
    ];
  }
  return [];
};

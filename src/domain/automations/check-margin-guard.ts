import { saidBy } from "../language/in-both.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import { MAX_PRICE } from "../units.ts";
import { checkGuardSteps, type GuardMistake } from "./check-guard-steps.ts";
import type { GuardCaps } from "./guard-bounds.ts";
import { GUARD_MISTAKES } from "./guard-mistake-words.ts";
import { guardTrigger } from "./guard-step.ts";
import { MOST_SETTLEMENTS_AHEAD } from "./look-ahead.ts";
import type { MarginGuardConfig } from "./margin-guard.ts";

const MOST_COOLDOWN_MS = 24 * 60 * 60 * 1000;

const CAPS = ["maxTotal", "maxPerAction", "maxPerDay", "maxLoss"] as const;

const capMistakes = (config: GuardCaps): GuardMistake[] =>
  CAPS.filter((field) => {
    const cap = config[field];
    return cap !== null && !(Number.isSafeInteger(cap) && cap > 0);
  }).map((field) => ({
    field,
    message: saidBy(GUARD_MISTAKES, ({ cap }) => cap),
  }));

const isWhole = (value: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= 0 && value <= most;

/** What is wrong with the caps, the reserve and the cooldown of any guard. */
export const checkLimits = (config: GuardCaps & { readonly cooldownMs: number }): GuardMistake[] => {
  const mistakes = capMistakes(config);
  if (!isWhole(config.reserve, Number.MAX_SAFE_INTEGER)) {
    mistakes.push({
      field: "reserve",
      message: saidBy(GUARD_MISTAKES, ({ reserve }) => reserve),
    });
  }
  if (!isWhole(config.cooldownMs, MOST_COOLDOWN_MS)) {
    mistakes.push({
      field: "cooldownMs",
      message: saidBy(GUARD_MISTAKES, ({ cooldown }) => cooldown),
    });
  }
  return mistakes;
};

const aheadMistakes = ({ settlementsAhead = 0 }: MarginGuardConfig): readonly GuardMistake[] =>
  isWhole(settlementsAhead, MOST_SETTLEMENTS_AHEAD)
    ? []
    : [
        {
          field: "settlementsAhead",
          message: saidBy(GUARD_MISTAKES, ({ ahead }) => ahead(MOST_SETTLEMENTS_AHEAD)),
        },
      ];

/**
 * What is wrong with a guard before it is armed, field by field; empty means it may be armed. `position` adds the checks
 * that need one: whether each step can be reached at all, and what it asks for too, as the exchange refuses leverage below 1.
 */
export const checkMarginGuard = (
  config: MarginGuardConfig,
  position: IsolatedPosition | null,
): readonly GuardMistake[] => {
  const mistakes = [...checkGuardSteps(config.steps, null), ...checkLimits(config), ...aheadMistakes(config)];
  if (mistakes.length > 0 || position === null) return mistakes;
  const isEndless = position.side === "short" && position.liquidation === MAX_PRICE;
  if (isEndless || guardTrigger(position, config.steps) === null) {
    return [
      {
        field: "steps.0.when",
        message: saidBy(GUARD_MISTAKES, ({ endless }) => endless),
      },
    ];
  }
  return checkGuardSteps(config.steps, position);
};

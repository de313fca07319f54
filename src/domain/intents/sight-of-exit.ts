import type { IntentAction } from "./action.ts";
import type { Evidence, PositionEvidence } from "./evidence.ts";
import type { Sight } from "./sight.ts";

/** Actions that give a stop or a take profit its absolute value, or take it away. */
export type ExitAction = Extract<
  IntentAction,
  {
    readonly kind:
      | "set-stop-loss"
      | "set-trailing-stop"
      | "remove-stop-loss"
      | "set-take-profit"
      | "remove-take-profit";
  }
>;

const stands = (action: ExitAction, now: PositionEvidence): boolean => {
  switch (action.kind) {
    case "set-stop-loss":
      return now.stopLoss === action.price && now.stopLossTrailing === null;
    case "set-trailing-stop":
      return now.stopLossTrailing === action.distance;
    case "remove-stop-loss":
      return now.stopLoss === null && now.stopLossTrailing === null;
    case "set-take-profit":
      return now.takeProfit === action.price;
    case "remove-take-profit":
      return now.takeProfit === null;
  }
};

/** Whether the exit is as it was; the price of a stop that trails moves by itself. */
const isAsBefore = (action: ExitAction, before: PositionEvidence, now: PositionEvidence): boolean => {
  if (action.kind === "set-take-profit" || action.kind === "remove-take-profit")
    return before.takeProfit === now.takeProfit;
  if (before.stopLossTrailing !== now.stopLossTrailing) return false;
  return now.stopLossTrailing !== null || before.stopLoss === now.stopLoss;
};

/**
 * Whether an exit stands as it was asked for. Where it stands neither so nor as before, somebody gave another order since,
 * and this one must not be repeated over it.
 */
export const sightOfExit = (action: ExitAction, before: Evidence, now: Evidence): Sight => {
  if (now.position === null) return "unclear";
  if (stands(action, now.position)) return "applied";
  return before.position !== null && isAsBefore(action, before.position, now.position)
    ? "unchanged"
    : "unclear";
};

import type { Side } from "../../position/side.ts";
import { isAhead } from "./ahead.ts";
import type { ExitRule } from "./exit-rule.ts";

const isNoLooser = (side: Side, before: ExitRule, after: ExitRule): boolean => {
  if (before.kind === "stop-loss" && after.kind === "stop-loss") {
    const [old, anew] = [before.config.level, after.config.level];
    if (old.by !== "price" || anew.by !== "price") return false;
    return anew.price === old.price || isAhead(side, anew.price, old.price);
  }
  if (before.kind === "trailing-stop" && after.kind === "trailing-stop") {
    const [old, anew] = [before.config, after.config];
    const isAsSoon = anew.activation === null || anew.activation === old.activation;
    return isAsSoon && anew.distance.unit === old.distance.unit && anew.distance.value <= old.distance.value;
  }
  return false;
};

/**
 * Whether an exit may let a position lose more than the one in whose place it comes: a stop that is not plainly as tight,
 * or a backstop that is not wanted any more. A first one never does, nor does a take profit: it only ends a position sooner.
 */
export const loosensExit = (side: Side, before: ExitRule | null, after: ExitRule): boolean => {
  if (after.kind === "backstop") return !after.config.isWanted;
  if (before === null || after.kind === "take-profit") return false;
  return !isNoLooser(side, before, after);
};

import { FEE_RATES } from "../../position/fees.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type PriceHalfUsd, rateE9 } from "../../units.ts";
import type { Mistake } from "../mistake.ts";
import { checkBreakEvenStop } from "./break-even-stop.ts";
import type { ExitRule } from "./exit-rule.ts";
import { checkStopLoss } from "./stop-loss.ts";
import { checkTakeProfit } from "./take-profit.ts";
import { checkTrailingStop } from "./trailing-stop.ts";

/** The dearest tier: what is fine by it is fine by any. */
const FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** What is wrong with an exit on a position at the last price, field by field. */
export const checkExit = (
  rule: ExitRule,
  position: IsolatedPosition,
  last: PriceHalfUsd | null,
): readonly Mistake[] => {
  switch (rule.kind) {
    case "backstop":
      return [];
    case "stop-loss":
      return checkStopLoss(rule.config, position, last, FEE_RATE);
    case "take-profit":
      return checkTakeProfit(rule.config, position, last, FEE_RATE);
    case "trailing-stop":
      return checkTrailingStop(rule.config, position, last);
    case "break-even-stop":
      return checkBreakEvenStop(rule.config, position, FEE_RATE);
  }
};

import { sats } from "../../units.ts";
import type { GuardMistake } from "../check-guard-steps.ts";
import { checkMarginGuard } from "../check-margin-guard.ts";
import { type GuardPlanConfig, guardOfPlan } from "./guard-plan.ts";

const LEAST_SHARE = 100;
const MOST_SHARE = 1_000_000;

const isShare = (share: number): boolean =>
  Number.isSafeInteger(share) && share >= LEAST_SHARE && share <= MOST_SHARE;

const shareMistakes = ({ maxTotalShare, maxLossShare }: GuardPlanConfig): readonly GuardMistake[] => {
  const mistakes: GuardMistake[] = [];
  if (!isShare(maxTotalShare))
    mistakes.push({
      field: "maxTotalShare",
      message: "What it may add must lie between 1 % and 10,000 % of the initial margin.",
    });
  if (maxLossShare === null) return mistakes;
  if (!isShare(maxLossShare))
    mistakes.push({
      field: "maxLossShare",
      message: "What may be lost must lie between 1 % and 10,000 % of the initial margin, or be left empty.",
    });
  else if (maxLossShare <= 10_000)
    mistakes.push({
      field: "maxLossShare",
      message:
        "The initial margin may be lost as it is: enter more than 100 %, or nothing could ever be added.",
    });
  return mistakes;
};

/** A margin of which every share that may be written is whole. */
const SPECIMEN = { entryMargin: sats(10_000) };

/** What is wrong with a plan before it is armed, field by field, whatever the positions are; empty means it may be armed. */
export const checkGuardPlan = (plan: GuardPlanConfig): readonly GuardMistake[] => {
  const shares = shareMistakes(plan);
  return shares.length > 0 ? shares : checkMarginGuard(guardOfPlan(plan, SPECIMEN), null);
};

import { saidBy } from "../../language/in-both.ts";
import { figures } from "../../notifications/figures.ts";
import { sats } from "../../units.ts";
import type { GuardMistake } from "../check-guard-steps.ts";
import { checkMarginGuard } from "../check-margin-guard.ts";
import { GUARD_MISTAKES } from "../guard-mistake-words.ts";
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
      message: saidBy(GUARD_MISTAKES, ({ planAdds }, locale) =>
        planAdds(figures(locale).settingNumber(MOST_SHARE)),
      ),
    });
  if (maxLossShare === null) return mistakes;
  if (!isShare(maxLossShare))
    mistakes.push({
      field: "maxLossShare",
      message: saidBy(GUARD_MISTAKES, ({ planLoses }, locale) =>
        planLoses(figures(locale).settingNumber(MOST_SHARE)),
      ),
    });
  else if (maxLossShare <= 10_000)
    mistakes.push({
      field: "maxLossShare",
      message: saidBy(GUARD_MISTAKES, ({ planLosesItself }) => planLosesItself),
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

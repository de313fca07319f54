import { liquidationDistance } from "../../position/distance.ts";
import { FEE_RATES } from "../../position/fees.ts";
import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type BasisPoints, basisPoints, rateE9 } from "../../units.ts";
import { type GuardStep, guardTrigger } from "../guard-step.ts";
import type { RequestBudget } from "./stop-facts.ts";

/** Moving a stop in steps of dollars costs a request each: at most one in half a minute, and none for less than 0.1 %. */
export const REQUEST_BUDGET: RequestBudget = { leastGapMs: 30_000, leastStepBps: basisPoints(10) };

/** The dearest tier, whatever the trader's: a break-even or a net amount is then reached a little later, never too soon. */
export const EXIT_FEE_RATE = FEE_RATES[0] ?? rateE9(1_000_000);

/** What a backstop goes by where no guard stands: the quarter of it is what backstops keep of liquidation at most. */
const NO_GUARD_BPS = basisPoints(100);

/**
 * How far before liquidation a position's guard acts first, in basis points; `guard` is null where none stands, and its
 * `done` are the steps that acted already.
 */
export const guardTriggerBps = (
  position: IsolatedPosition,
  guard: { readonly steps: readonly GuardStep[]; readonly done: readonly number[] } | null,
): BasisPoints => {
  const trigger = guard === null ? null : guardTrigger(position, guard.steps, guard.done);
  if (trigger === null) return NO_GUARD_BPS;
  return liquidationDistance(position.side, position.liquidation, trigger.price);
};

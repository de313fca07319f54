import type { IsolatedPosition } from "../../position/isolated-position.ts";
import { type BasisPoints, divFloor, MAX_PRICE, type PriceHalfUsd } from "../../units.ts";
import { marginGuardTrigger } from "../guard-step.ts";
import { isAhead, stepAhead } from "./ahead.ts";

const BPS_BEFORE_LIQUIDATION = 10n;
const WHOLE = 10_000n;

/**
 * The native stop that stays in force if we disappear: 10 basis points of the liquidation price before liquidation, at most
 * a quarter of the way to the guard's trigger, at least one step. Rounds towards liquidation, so it never takes the place
 * of a guard that comes in time. Null when nothing can be liquidated, or no step lies strictly between liquidation and the
 * guard's trigger.
 */
export const backstopPrice = (
  position: Pick<IsolatedPosition, "side" | "liquidation">,
  guardTriggerBps: BasisPoints,
): PriceHalfUsd | null => {
  const { side, liquidation } = position;
  const trigger = marginGuardTrigger(position, guardTriggerBps);
  if (liquidation === MAX_PRICE || trigger === null) return null;
  const inset = Number(divFloor(BigInt(liquidation) * BPS_BEFORE_LIQUIDATION, WHOLE));
  const quarter = Number(divFloor(BigInt(Math.abs(trigger.price - liquidation)), 4n));
  const steps = Math.max(1, Math.min(inset, quarter));
  const price = stepAhead(side, liquidation, steps);
  return price !== null && isAhead(side, trigger.price, price) ? price : null;
};

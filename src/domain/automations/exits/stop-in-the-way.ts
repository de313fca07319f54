import type { IsolatedPosition } from "../../position/isolated-position.ts";
import type { PriceHalfUsd } from "../../units.ts";
import { standingStopOf } from "./exit-rule.ts";
import { ownerOfStop, type PlacedStop } from "./stop-slot.ts";

/**
 * Where the stop of a position stands that nobody moves out of a guard's way: one of the trader's or of a hand's, and not
 * the backstop, which follows liquidation. Null where there is none.
 */
export const stopInTheWay = (
  position: Pick<IsolatedPosition, "stopLoss" | "stopLossTrailing">,
  placedByUs: PlacedStop | null,
): PriceHalfUsd | null => {
  const owner = ownerOfStop({ standing: standingStopOf(position), placedByUs });
  return owner === null || owner === "backstop" ? null : position.stopLoss;
};

import type { IsolatedPosition } from "../position/isolated-position.ts";
import { type BasisPoints, divFloor, satsFromBigInt } from "../units.ts";
import { type PlBasis, plAtMostPrice } from "./pl-price.ts";
import type { TriggerPrice } from "./trigger.ts";

const WHOLE = 10_000n;

/**
 * Fires where margin and loss together leave `share` of the margin or less, the loss being the rest of it. Rounds early.
 * Null when that much cannot be lost.
 */
export const equityLeftPrice = (
  position: PlBasis & Pick<IsolatedPosition, "margin">,
  share: BasisPoints,
): TriggerPrice | null =>
  plAtMostPrice(position, satsFromBigInt(divFloor(BigInt(position.margin) * (BigInt(share) - WHOLE), WHOLE)));

import type { IsolatedPosition } from "../position/isolated-position.ts";
import { type BasisPoints, divCeil, divFloor, satsFromBigInt } from "../units.ts";
import { type PlBasis, plAtLeastPrice, plAtMostPrice } from "./pl-price.ts";
import type { TriggerPrice } from "./trigger.ts";

type RoiBasis = PlBasis & Pick<IsolatedPosition, "margin">;

const WHOLE = 10_000n;

/** Fires where profit is `roi` of the margin or more: never before it is earned. Null when it cannot be earned. */
export const takeProfitRoiPrice = (position: RoiBasis, roi: BasisPoints): TriggerPrice | null =>
  plAtLeastPrice(position, satsFromBigInt(divCeil(BigInt(position.margin) * BigInt(roi), WHOLE)));

/** Fires where the loss is `roi` of the margin or more; rounds early. Null when it cannot be lost. */
export const stopLossRoiPrice = (position: RoiBasis, roi: BasisPoints): TriggerPrice | null =>
  plAtMostPrice(position, satsFromBigInt(divFloor(-BigInt(position.margin) * BigInt(roi), WHOLE)));

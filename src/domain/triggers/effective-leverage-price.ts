import type { IsolatedPosition } from "../position/isolated-position.ts";
import { divCeil, divFloor, type LeverageE6, SATS_PER_BTC } from "../units.ts";
import type { PlBasis } from "./pl-price.ts";
import type { TriggerPrice } from "./trigger.ts";
import { triggerAt } from "./trigger-side.ts";

const E6 = 1_000_000n;

/**
 * Fires where leverage on what is left, (Q·S/X) / (m + PL), is `leverage` or more, or nothing is left; rounds early.
 * Long: Q·S(1+λ) / (λ(m + Q·S/P)); short: Q·S(λ−1) / (λ(Q·S/P − m)), null when the margin covers the contract.
 * @throws RangeError unless `leverage` is above 1: below it a short is not riskier as the price rises.
 */
export const effectiveLeveragePrice = (
  position: PlBasis & Pick<IsolatedPosition, "margin">,
  leverage: LeverageE6,
): TriggerPrice | null => {
  if (leverage <= 1_000_000) throw new RangeError("Effective leverage must be above 1");
  const size = 2n * BigInt(position.quantity) * SATS_PER_BTC;
  const price = BigInt(position.price);
  const swing = BigInt(position.margin) * price;
  const lambda = BigInt(leverage);
  if (position.side === "long") {
    return triggerAt("below", divCeil(size * price * (E6 + lambda), lambda * (swing + size)));
  }
  if (size <= swing) return null;
  const exact = divFloor(size * price * (lambda - E6), lambda * (size - swing));
  return triggerAt("above", exact);
};

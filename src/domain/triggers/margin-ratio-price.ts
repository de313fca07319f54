import type { IsolatedPosition } from "../position/isolated-position.ts";
import { type BasisPoints, divFloor, satsFromBigInt } from "../units.ts";
import { type PlBasis, plAtMostPrice } from "./pl-price.ts";
import type { TriggerPrice } from "./trigger.ts";

type RatioBasis = PlBasis & Pick<IsolatedPosition, "margin" | "maintenanceMargin">;

/** floor(u / r), in sats: the equity at which a maintenance margin u is the share r of it. */
const equityAt = (maintenance: number, ratio: BasisPoints): bigint => {
  if (ratio <= 0) throw new RangeError(`A margin ratio must be above 0, got ${ratio} basis points`);
  return divFloor(BigInt(maintenance) * 10_000n, BigInt(ratio));
};

/**
 * Fires where the exchange's margin ratio u / (u + m + PL) is `ratio` or more, u being the maintenance margin of a
 * running trade. Rounds early. It is 100 % at liquidation and moves little before the last percent.
 * @throws RangeError when `ratio` is not positive. Source: exchange documentation 2025.
 */
export const marginRatioPrice = (position: RatioBasis, ratio: BasisPoints): TriggerPrice | null => {
  const own = BigInt(position.maintenanceMargin) + BigInt(position.margin);
  return plAtMostPrice(position, satsFromBigInt(equityAt(position.maintenanceMargin, ratio) - own));
};

/**
 * Fires where the plain ratio u / (m + PL), which leaves the reserve out of the equity, is `ratio` or more. Rounds early.
 * @throws RangeError when `ratio` is not positive.
 */
export const plainMarginRatioPrice = (position: RatioBasis, ratio: BasisPoints): TriggerPrice | null =>
  plAtMostPrice(
    position,
    satsFromBigInt(equityAt(position.maintenanceMargin, ratio) - BigInt(position.margin)),
  );

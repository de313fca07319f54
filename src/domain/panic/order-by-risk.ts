import { liquidationDistance } from "../position/distance.ts";
import type { IsolatedPosition } from "../position/isolated-position.ts";
import type { PriceHalfUsd } from "../units.ts";

export type AtRisk = Pick<IsolatedPosition, "id" | "side" | "quantity" | "liquidation">;

/**
 * Positions in the order in which the panic switch closes them: nearest to its liquidation first, for the market takes
 * that one next and the whole margin with it; then the larger, then by id, so that every process finds the same order.
 * Without a price the larger go first. Distances are in basis points of `last`, rounded down.
 */
export const orderByRisk = <T extends AtRisk>(
  positions: readonly T[],
  last: PriceHalfUsd | null,
): readonly T[] => {
  // Once for each and not at every comparison, of which there are many more than positions.
  const placed = positions.map((position) => ({
    position,
    distance: last === null ? 0 : liquidationDistance(position.side, position.liquidation, last),
  }));
  placed.sort(
    ({ position: one, distance }, { position: other, distance: further }) =>
      distance - further ||
      other.quantity - one.quantity ||
      (one.id < other.id ? -1 : Number(one.id > other.id)),
  );
  return placed.map(({ position }) => position);
};

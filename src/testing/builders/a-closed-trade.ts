import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import { sats } from "#domain/units.ts";
import { aPosition } from "./a-position.ts";

/** The position of `aPosition`, closed an hour later at its entry price. */
export const aClosedTrade = (wanted: Partial<ClosedTrade> = {}): ClosedTrade => {
  const { id, clientId, side, quantity, price, margin, liquidation, openingFee, fundingPaid, openedAt } =
    aPosition();
  return {
    id,
    clientId,
    side,
    quantity,
    price,
    exitPrice: price,
    margin,
    liquidation,
    pl: sats(0),
    openingFee,
    closingFee: sats(1_000),
    fundingPaid,
    closedAt: openedAt + 3_600_000,
    canceled: false,
    ...wanted,
  };
};

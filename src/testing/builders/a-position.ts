import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";

type Wanted = Partial<IsolatedPosition> & {
  /** Sets the margin where none is given; 10 by default. */
  readonly leverage?: number;
};

/** A running long of 1,000 USD opened at 100,000 with 10x; margin and liquidation follow from whatever is changed. */
export const aPosition = ({ leverage = 10, ...wanted }: Wanted = {}): IsolatedPosition => {
  const side = wanted.side ?? "long";
  const quantity = wanted.quantity ?? usd(1_000);
  const price = wanted.price ?? priceFromUsd(100_000);
  const margin = wanted.margin ?? marginFor(quantity, price, leverageFromNumber(leverage));
  return {
    id: "position-1",
    clientId: null,
    side,
    quantity,
    price,
    margin,
    entryPrice: price,
    entryMargin: margin,
    liquidation: liquidationPrice(side, quantity, price, margin),
    pl: sats(0),
    maintenanceMargin: sats(1_100),
    fundingPaid: sats(0),
    openingFee: sats(1_000),
    stopLoss: null,
    stopLossTrailing: null,
    takeProfit: null,
    openedAt: Date.UTC(2026, 0, 1),
    ...wanted,
  };
};

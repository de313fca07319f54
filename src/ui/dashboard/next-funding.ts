import { crossLiquidation } from "#domain/position/cross.ts";
import { fundingFee } from "#domain/position/funding.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { priceE4, priceHalfUsd, rateE9, sats, usd } from "#domain/units.ts";
import type { CrossView } from "#server/trpc/schemas/cross.ts";
import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";

export type NextFunding = {
  /** What the account gets (positive) or pays (negative) at the rate and price of now, in sats. */
  readonly amount: number;
  readonly at: string;
  /** How much nearer it brings the liquidation of the position that pays most, in half dollars. */
  readonly closer: number;
};

/** What a settlement is worked out from, of an isolated position or of the cross one. */
type Holding = Pick<PositionView, "side" | "quantity" | "margin" | "liquidation"> & {
  /** In half dollars, when that many sats are gone from the margin. */
  readonly liquidationWithout: (fee: number) => number;
};

const isolatedHolding = ({ side, quantity, price, margin, liquidation }: PositionView): Holding => ({
  side,
  quantity,
  margin,
  liquidation,
  liquidationWithout: (fee) => liquidationPrice(side, usd(quantity), priceHalfUsd(price), sats(margin - fee)),
});

const crossHolding = (cross: CrossView): readonly Holding[] => {
  const { side, quantity, margin, liquidation, entryPriceE4 } = cross;
  if (side === null || liquidation === null || entryPriceE4 === null || quantity === 0) return [];
  const liquidationWithout = (fee: number) =>
    crossLiquidation(side, usd(quantity), priceE4(entryPriceE4), sats(margin - fee)) ?? liquidation;
  return [{ side, quantity, margin, liquidation, liquidationWithout }];
};

/** The next funding settlement, estimated at the last price; null when the exchange named no rate. */
export const nextFunding = (
  positions: readonly PositionView[],
  cross: CrossView | null,
  price: PriceView,
): NextFunding | null => {
  const { fundingRateE9, fundingAt, last } = price;
  if (fundingRateE9 === null || fundingAt === null) return null;
  const held = [...positions.map(isolatedHolding), ...(cross === null ? [] : crossHolding(cross))];
  const fees = held.map((holding) => ({
    holding,
    fee: fundingFee(holding.side, usd(holding.quantity), priceHalfUsd(last), rateE9(fundingRateE9)),
  }));
  const [first, ...rest] = fees;
  if (first === undefined) return null;
  const { holding, fee } = rest.reduce((worst, next) => (next.fee > worst.fee ? next : worst), first);
  const after = fee <= 0 || fee >= holding.margin ? holding.liquidation : holding.liquidationWithout(fee);
  return {
    amount: -fees.reduce((sum, one) => sum + one.fee, 0),
    at: fundingAt,
    closer: fee <= 0 ? 0 : Math.abs(after - holding.liquidation),
  };
};

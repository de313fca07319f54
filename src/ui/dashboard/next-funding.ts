import { fundingFee } from "#domain/position/funding.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { priceHalfUsd, rateE9, sats, usd } from "#domain/units.ts";
import type { PositionView, PriceView } from "#server/trpc/schemas/views.ts";

export type NextFunding = {
  /** What the account gets (positive) or pays (negative) at the rate and price of now, in sats. */
  readonly amount: number;
  readonly at: string;
  /** How much nearer it brings the liquidation of the position that pays most, in half dollars. */
  readonly closer: number;
};

/** The next funding settlement, estimated at the last price; null when the exchange named no rate. */
export const nextFunding = (positions: readonly PositionView[], price: PriceView): NextFunding | null => {
  const { fundingRateE9, fundingAt, last } = price;
  if (fundingRateE9 === null || fundingAt === null || positions.length === 0) return null;
  const fees = positions.map((position) => ({
    position,
    fee: fundingFee(position.side, usd(position.quantity), priceHalfUsd(last), rateE9(fundingRateE9)),
  }));
  const most = fees.reduce((worst, next) => (next.fee > worst.fee ? next : worst));
  const { position, fee } = most;
  const after =
    fee <= 0 || fee >= position.margin
      ? position.liquidation
      : liquidationPrice(
          position.side,
          usd(position.quantity),
          priceHalfUsd(position.price),
          sats(position.margin - fee),
        );
  return {
    amount: -fees.reduce((sum, one) => sum + one.fee, 0),
    at: fundingAt,
    closer: fee <= 0 ? 0 : Math.abs(after - position.liquidation),
  };
};

import { FEE_RATES, feeReserve, tradingFee } from "#domain/position/fees.ts";
import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  type RateE9,
  rateE9,
  type Sats,
  sats,
  type Usd,
} from "#domain/units.ts";

/** What opening takes from the balance, and the trade it buys. */
export type Opened = { readonly position: IsolatedPosition; readonly cost: Sats };
/** What closing gives back, and the trade as it stays on record. */
export type Ended = { readonly trade: ClosedTrade; readonly credit: Sats };

const feeRate = (tier: number): RateE9 => FEE_RATES[tier] ?? rateE9(0);

export const openFakeTrade = (
  order: {
    readonly side: "long" | "short";
    readonly quantity: Usd;
    readonly leverage: number;
    readonly clientId?: string;
  },
  fill: PriceHalfUsd,
  at: { readonly id: string; readonly time: number; readonly feeTier: number },
): Opened => {
  const { side, quantity } = order;
  const margin = marginFor(quantity, fill, leverageFromNumber(order.leverage));
  const liquidation = liquidationPrice(side, quantity, fill, margin);
  const reserve = feeReserve(quantity, fill, liquidation);
  const openingFee = tradingFee(feeRate(at.feeTier), quantity, fill);
  return {
    cost: sats(margin + reserve.opening + reserve.closing),
    position: {
      id: at.id,
      clientId: order.clientId ?? null,
      side,
      quantity,
      price: fill,
      entryPrice: fill,
      margin,
      entryMargin: margin,
      liquidation,
      pl: sats(0),
      maintenanceMargin: sats(reserve.opening + reserve.closing - openingFee),
      fundingPaid: sats(0),
      openingFee,
      stopLoss: null,
      stopLossTrailing: null,
      takeProfit: null,
      openedAt: at.time,
    },
  };
};

export const withMargin = (position: IsolatedPosition, added: Sats): IsolatedPosition => {
  const margin = sats(position.margin + added);
  const { side, quantity, price } = position;
  return { ...position, margin, liquidation: liquidationPrice(side, quantity, price, margin) };
};

/** Ends a trade at `exit`; a loss beyond margin and reserve is the exchange's. */
export const endFakeTrade = (
  position: IsolatedPosition,
  exit: PriceHalfUsd,
  at: { readonly time: number; readonly feeTier: number },
): Ended => {
  const { id, clientId, side, quantity, price, margin, liquidation, openingFee, fundingPaid } = position;
  const pl = profitAndLoss(side, quantity, price, exit);
  const closingFee = tradingFee(feeRate(at.feeTier), quantity, exit);
  const rest = margin + pl + position.maintenanceMargin - closingFee;
  return {
    credit: sats(Math.max(0, rest)),
    trade: {
      id,
      clientId,
      side,
      quantity,
      price,
      exitPrice: exit,
      margin,
      liquidation,
      pl,
      openingFee,
      closingFee,
      fundingPaid,
      closedAt: at.time,
      canceled: false,
    },
  };
};

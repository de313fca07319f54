import { cashIn } from "#domain/position/cash-in.ts";
import { FEE_RATES, feeReserve, tradingFee } from "#domain/position/fees.ts";
import type { ClosedTrade, IsolatedOrder, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation, liquidationFromLeverage, liquidationPrice } from "#domain/position/liquidation.ts";
import { leverageOf, marginFor, quantityFor } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  type RateE9,
  rateE9,
  type Sats,
  sats,
} from "#domain/units.ts";
import type { NewTrade } from "#ports/isolated-trading.ts";

/** When something happens, and what the account pays. */
export type Occasion = { readonly time: number; readonly feeTier: number };
/** What closing gives back, and the trade as it stays on record. */
export type Ended = { readonly trade: ClosedTrade; readonly credit: Sats };

export const feeRate = (tier: number): RateE9 => FEE_RATES[tier] ?? rateE9(0);

/** An order at `price`: where it is liquidated, and what it takes from the balance, margin and reserve. */
export const orderOf = (
  wanted: NewTrade,
  price: PriceHalfUsd,
  at: { readonly id: string; readonly time: number },
): IsolatedOrder => {
  const { side } = wanted;
  const leverage = leverageFromNumber(wanted.leverage);
  const quantity = wanted.quantity ?? quantityFor(wanted.margin, price, leverage);
  const margin = wanted.margin ?? marginFor(quantity, price, leverage);
  const liquidation =
    wanted.quantity === undefined
      ? liquidationPrice(side, quantity, price, margin)
      : liquidationFromLeverage(side, quantity, price, leverage);
  const reserve = feeReserve(quantity, price, liquidation);
  return {
    id: at.id,
    clientId: wanted.clientId ?? null,
    side,
    quantity,
    price,
    margin,
    leverage,
    liquidation,
    feeReserve: sats(reserve.opening + reserve.closing),
    stopLoss: wanted.stopLoss ?? null,
    takeProfit: wanted.takeProfit ?? null,
    createdAt: at.time,
  };
};

/** An order becomes a position at its own price; the opening fee comes out of its reserve. */
export const filledOrder = (order: IsolatedOrder, { time, feeTier }: Occasion): IsolatedPosition => {
  const { leverage: _, feeReserve: held, createdAt: __, ...trade } = order;
  const openingFee = tradingFee(feeRate(feeTier), order.quantity, order.price);
  return {
    ...trade,
    entryPrice: order.price,
    entryMargin: order.margin,
    pl: sats(0),
    maintenanceMargin: sats(held - openingFee),
    fundingPaid: sats(0),
    openingFee,
    stopLossTrailing: null,
    openedAt: time,
  };
};

/** An order that was taken back. */
export const canceledOrder = (order: IsolatedOrder, time: number): ClosedTrade => ({
  id: order.id,
  clientId: order.clientId,
  side: order.side,
  quantity: order.quantity,
  price: order.price,
  exitPrice: null,
  margin: order.margin,
  liquidation: order.liquidation,
  pl: sats(0),
  openingFee: sats(0),
  closingFee: sats(0),
  fundingPaid: sats(0),
  closedAt: time,
  canceled: true,
});

/** The position with its margin changed by `added` sats, which may be negative. */
export const withMargin = (position: IsolatedPosition, added: number): IsolatedPosition => {
  const margin = sats(position.margin + added);
  const { side, quantity, price } = position;
  return { ...position, margin, liquidation: liquidationPrice(side, quantity, price, margin) };
};

/** The position after a cash-in of `amount` at `market`, or null where that is more than may be taken. */
export const cashedIn = (
  position: IsolatedPosition,
  market: PriceHalfUsd,
  amount: Sats,
): IsolatedPosition | null => {
  const { side, quantity, stopLoss } = position;
  const left = cashIn(position, market, amount);
  if (left === null || leverageOf(quantity, left.margin, left.price) > 100) return null;
  const { price, margin } = left;
  const liquidation = liquidationPrice(side, quantity, price, margin);
  if (isAtLiquidation(side, liquidation, market)) return null;
  const lighter = { ...position, price, margin, liquidation };
  const isPassed = stopLoss !== null && isAtLiquidation(side, liquidation, stopLoss);
  return isPassed ? { ...lighter, stopLoss: null, stopLossTrailing: null } : lighter;
};

/** Ends a trade at `exit`; a loss beyond margin and reserve is the exchange's. */
export const endFakeTrade = (position: IsolatedPosition, exit: PriceHalfUsd, at: Occasion): Ended => {
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

import type { BasisPoints, LeverageE6, PriceHalfUsd, Sats, Usd } from "../units.ts";
import type { Side } from "./side.ts";

/**
 * A running isolated trade as the exchange reports it. `price` is the basis of profit and loss; `liquidation` is the
 * exchange's own figure and wins over ours. `fundingPaid` is positive where the position paid. Times in epoch milliseconds.
 */
export type IsolatedPosition = {
  readonly id: string;
  /** The label it was opened with; null where it has none. */
  readonly clientId: string | null;
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly entryPrice: PriceHalfUsd;
  readonly margin: Sats;
  /** Margin at creation: what "one initial margin" means in a guard's default cap. */
  readonly entryMargin: Sats;
  readonly liquidation: PriceHalfUsd;
  readonly pl: Sats;
  readonly maintenanceMargin: Sats;
  readonly fundingPaid: Sats;
  readonly openingFee: Sats;
  /** Null where no stop stands at the exchange. */
  readonly stopLoss: PriceHalfUsd | null;
  /** How far the stop trails the best price, as a share of that price; null where it is fixed or there is none. */
  readonly stopLossTrailing: BasisPoints | null;
  readonly takeProfit: PriceHalfUsd | null;
  readonly openedAt: number;
};

/**
 * A limit order that waits until the market reaches its price, from either side. Margin and fee reserve have left the
 * balance already and return when it is canceled. Times in epoch milliseconds.
 */
export type IsolatedOrder = {
  readonly id: string;
  readonly clientId: string | null;
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly margin: Sats;
  readonly leverage: LeverageE6;
  /** Where the position would be liquidated once it is filled. */
  readonly liquidation: PriceHalfUsd;
  /** Fees of both ends, set aside. */
  readonly feeReserve: Sats;
  readonly stopLoss: PriceHalfUsd | null;
  readonly takeProfit: PriceHalfUsd | null;
  readonly createdAt: number;
};

/** What an order is while it lives: it waits, or it has become a position. */
export type LiveTrade =
  | { readonly state: "open"; readonly order: IsolatedOrder }
  | { readonly state: "running"; readonly position: IsolatedPosition };

/** A trade that is over: closed by hand, by a stop, by take profit or by liquidation, or canceled before it ran. `pl` is gross. */
export type ClosedTrade = {
  readonly id: string;
  readonly clientId: string | null;
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly exitPrice: PriceHalfUsd | null;
  readonly margin: Sats;
  readonly liquidation: PriceHalfUsd;
  readonly pl: Sats;
  readonly openingFee: Sats;
  readonly closingFee: Sats;
  readonly fundingPaid: Sats;
  readonly closedAt: number;
  readonly canceled: boolean;
};

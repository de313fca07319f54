import type { PriceHalfUsd, Sats, Usd } from "../units.ts";
import type { Side } from "./side.ts";

/**
 * A running isolated trade as the exchange reports it. `price` is the basis of profit and loss; `liquidation` is the
 * exchange's own figure and wins over ours. `fundingPaid` is positive where the position paid. Times in epoch milliseconds.
 */
export type IsolatedPosition = {
  readonly id: string;
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
  readonly takeProfit: PriceHalfUsd | null;
  readonly openedAt: number;
};

/** A trade that is over: closed by hand, by a stop, by take profit or by liquidation. `pl` is gross. */
export type ClosedTrade = {
  readonly id: string;
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

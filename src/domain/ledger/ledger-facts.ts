import type { ListedTransfer } from "../automations/breaker/transfer-book.ts";
import type { Side } from "../position/side.ts";
import type { PriceHalfUsd, Sats, Usd } from "../units.ts";

/**
 * An isolated trade in whatever state the exchange lists it, with every figure that moved the free balance. `reserve` is
 * what is left of the fees set aside for both ends: the exchange takes each fee out of it. Times in epoch milliseconds.
 */
export type LedgerTrade = {
  readonly id: string;
  readonly state: "open" | "running" | "closed" | "canceled";
  readonly side: Side;
  readonly quantity: Usd;
  readonly entryPrice: PriceHalfUsd;
  readonly exitPrice: PriceHalfUsd | null;
  /** Margin at creation, and as it is or was at the end. */
  readonly entryMargin: Sats;
  readonly margin: Sats;
  readonly reserve: Sats;
  readonly openingFee: Sats;
  readonly closingFee: Sats;
  /** Gross result of the end; what was cashed in before is not in it. */
  readonly pl: Sats;
  /** What was cashed in, by where it came from. */
  readonly cashInPl: Sats;
  readonly cashInMargin: Sats;
  readonly createdAt: number;
  readonly filledAt: number | null;
  readonly closedAt: number | null;
};

/** What one funding settlement took (positive) or gave (negative). `positionId` is null for the cross position. */
export type LedgerFunding = {
  readonly positionId: string | null;
  readonly settlementId: string;
  readonly fee: Sats;
  readonly at: number;
};

/** Sats moved from the free balance into the cross margin (positive) or back (negative). */
export type LedgerCrossTransfer = { readonly id: string; readonly amount: Sats; readonly at: number };

/** An order the cross position has taken. Its fee is null where the exchange does not tell it. */
export type LedgerCrossOrder = {
  readonly id: string;
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly tradingFee: Sats | null;
  readonly at: number;
};

/** Everything the exchange lists of one account, in any order. */
export type LedgerFacts = {
  readonly transfers: readonly ListedTransfer[];
  readonly trades: readonly LedgerTrade[];
  readonly funding: readonly LedgerFunding[];
  readonly crossTransfers: readonly LedgerCrossTransfer[];
  readonly crossOrders: readonly LedgerCrossOrder[];
};

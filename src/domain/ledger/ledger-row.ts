import type { Side } from "../position/side.ts";
import type { PriceHalfUsd, Sats, Usd } from "../units.ts";

/** What happened, in the order in which rows of one millisecond stand. */
export const LEDGER_KINDS = [
  "deposit",
  "cross-margin-out",
  "trade-opened",
  "opening-fee",
  "cross-margin-in",
  "cross-order",
  "cross-fee",
  "funding",
  "margin-added",
  "margin-cashed-in",
  "order-canceled",
  "trade-closed",
  "closing-fee",
  "withdrawal",
] as const;

export type LedgerKind = (typeof LEDGER_KINDS)[number];

/**
 * How well the moment of a row is known: `exact` as the exchange stamps it; `begun` where it tells only when a transfer
 * began; `sum` for what it tells as one sum without a time, which stands at the end of its trade or, while that runs, at the
 * reading.
 */
export type LedgerTime = "exact" | "begun" | "sum";

/** One event of an account, before the balance after it is known. */
export type LedgerEntry = {
  /** Stable from one export to the next: the kind and the exchange's own id. */
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly time: LedgerTime;
  readonly kind: LedgerKind;
  /** The isolated trade it belongs to; null where it belongs to none. */
  readonly positionId: string | null;
  readonly side: Side | null;
  readonly quantity: Usd | null;
  /** Where the trade or order was filled. */
  readonly price: PriceHalfUsd | null;
  /** The market at that moment, as far as a fill tells it; null where nothing does. */
  readonly market: PriceHalfUsd | null;
  /** What it did to the free balance, signed. */
  readonly amount: Sats;
  /**
   * What it did to everything the account holds: free balance, margins, fee reserves and cross margin; results count once
   * they are realised. Null where the exchange does not tell it: it lists no result for a cross order.
   */
  readonly equity: Sats | null;
  /** Sats that may still come or go and are in no sum: a deposit that is not credited yet. 0 otherwise. */
  readonly pending: Sats;
};

export type LedgerRow = LedgerEntry & {
  /** Free balance after it. */
  readonly balance: Sats;
};

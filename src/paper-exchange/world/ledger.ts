import { type Sats, sats } from "#domain/units.ts";

/** Where sats are: `balance`, `margin`, `reserve` and `cross` belong to traders, the rest lies outside. */
export type Book =
  | "balance"
  | "margin"
  | "reserve"
  | "cross"
  | "deposits"
  | "profit"
  | "fees"
  | "funding"
  | "insurance";

export type Movement = {
  readonly kind:
    | "deposit"
    | "chain-deposit"
    | "withdrawal"
    | "lightning-withdrawal"
    | "order-margin"
    | "order-reserve"
    | "cancel"
    | "opening-fee"
    | "closing-fee"
    | "add-margin"
    | "cash-in"
    | "funding"
    | "profit"
    | "loss"
    | "insurance"
    | "close"
    | "cross-deposit"
    | "cross-withdraw"
    | "cross-fee";
  readonly accountId: string;
  /** The trade, where the movement belongs to one. */
  readonly tradeId: string | null;
  readonly from: Book;
  readonly to: Book;
  readonly amount: Sats;
  /** What caused it, where that has an id of its own: a settlement or an order. */
  readonly ref?: string;
};

/** One movement of sats between two books; rows are appended and never changed. Times in epoch milliseconds. */
export type LedgerRow = Omit<Movement, "ref"> & {
  readonly seq: number;
  /** Virtual time of the exchange. */
  readonly at: number;
  /** The timestamp the client signed, null where the exchange acted by itself. */
  readonly signedAt: number | null;
  readonly ref: string | null;
};

export type Ledger = {
  readonly rows: readonly LedgerRow[];
  append(movement: Movement, at: number, signedAt: number | null): LedgerRow;
  restore(rows: Iterable<LedgerRow>): void;
};

export function createLedger(): Ledger {
  const rows: LedgerRow[] = [];
  return {
    rows,
    append: (movement, at, signedAt) => {
      if (movement.amount <= 0) throw new RangeError(`A movement needs a positive amount: ${movement.kind}`);
      const row = {
        seq: rows.length + 1,
        at,
        signedAt,
        ...movement,
        amount: sats(movement.amount),
        ref: movement.ref ?? null,
      };
      rows.push(row);
      return row;
    },
    restore: (stored) => {
      for (const row of stored) rows.push(row);
    },
  };
}

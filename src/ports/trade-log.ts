import type { NotificationFacts } from "#domain/notifications/notification-facts.ts";
import type { ReceiptFacts, ReceiptOutcome } from "#domain/notifications/receipt.ts";

/** A receipt to be written, and what the trader is to be told with it; both are stored in one transaction. */
export type NewReceipt = {
  readonly id: string;
  readonly userId: string;
  readonly accountId: string;
  readonly automationId: string | null;
  readonly positionId: string | null;
  readonly intentId: string | null;
  readonly outcome: ReceiptOutcome;
  readonly facts: ReceiptFacts;
  /** What the exchange answered, shortened. */
  readonly rawAnswer: string | null;
  readonly severity: "info" | "warning" | "danger";
  readonly at: number;
};

export type StoredReceipt = Omit<NewReceipt, "severity"> & { readonly seq: number };

export type StoredNotice = {
  readonly id: string;
  readonly receiptId: string | null;
  readonly severity: "info" | "warning" | "danger";
  readonly outcome: ReceiptOutcome;
  readonly facts: NotificationFacts;
  readonly at: number;
};

export type ReceiptKey = Pick<StoredReceipt, "id" | "seq">;

/** Which receipts of a user, newest first, strictly before `beforeSeq` when given. */
export type ReceiptPage = {
  readonly limit: number;
  readonly beforeSeq: number | null;
  readonly outcomes: readonly ReceiptOutcome[] | null;
  /** Only those of one account; of all of them without. */
  readonly accountId?: string | null;
  /** Only those about one position, by the exchange's name of it; about anything without. */
  readonly positionId?: string | null;
};

/** Receipts and notices, scoped to their user. A receipt never changes once it is written. */
export interface TradeLog {
  /** A page by keyset: the hundredth costs as the first. */
  list(userId: string, page: ReceiptPage): Promise<readonly StoredReceipt[]>;
  /** The same page by its receipts' names alone, for whoever remembers what they tell. */
  keys(userId: string, page: ReceiptPage): Promise<readonly ReceiptKey[]>;
  /** The receipts of these names, newest first; those that are not the user's are left out. */
  withIds(userId: string, receiptIds: readonly string[]): Promise<readonly StoredReceipt[]>;
  find(userId: string, receiptId: string): Promise<StoredReceipt | null>;
  /** Receipts of one automation from `from` until before `to`, newest first; at most `limit`. */
  ofAutomation(
    userId: string,
    automationId: string,
    query: { readonly from: number; readonly to: number; readonly limit: number },
  ): Promise<readonly StoredReceipt[]>;
  notices(userId: string, limit: number): Promise<readonly StoredNotice[]>;
  /** Marks a position as over, ends its automations and writes the receipt, in one transaction; a second call changes nothing. */
  endPosition(receipt: NewReceipt): Promise<void>;
}

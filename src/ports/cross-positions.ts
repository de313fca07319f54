import type { CrossPosition, WaitingCrossOrder } from "#domain/position/cross-position.ts";

/**
 * The cross margin of an account as last read, flat or not. It can be blind while the account is not: reading it takes a
 * request of its own. Times in epoch milliseconds.
 */
export type StoredCross = {
  readonly accountId: string;
  /** Null when it never could be read. */
  readonly position: CrossPosition | null;
  readonly readAt: number | null;
  /** When it was last asked for, whatever came of it; null when it ought to be asked for at once. */
  readonly askedAt: number | null;
  /** Since when a reading found the position that it shows; null while flat. */
  readonly heldSince: number | null;
  readonly blindSince: number | null;
  readonly blindReason: string | null;
  /** The orders that wait there, as last read; null when they never were. They can be older than the position. */
  readonly orders: readonly WaitingCrossOrder[] | null;
  readonly ordersReadAt: number | null;
  /** When they were last asked for, whatever came of it; null when they never were, or ought to be asked for at once. */
  readonly ordersAskedAt: number | null;
  /** Whether a guard is armed on it, be it held or flat. */
  readonly isGuarded: boolean;
};

/** The last reading of each account's cross position. */
export interface CrossPositions {
  find(accountId: string): Promise<StoredCross | null>;
  ofUser(userId: string): Promise<readonly StoredCross[]>;
  /**
   * Stores a reading that was asked for at `readAt`, clears `blind`, and re-derives the prices that a guard on it waits for:
   * none while flat. One older than what is stored changes nothing, be it by the time it was asked for or by the exchange's
   * own (see `isOutdatedCross`): false then.
   */
  store(accountId: string, position: CrossPosition, readAt: number): Promise<boolean>;
  /**
   * Stores the orders that wait there, asked for at `readAt`, beside a position that is stored. A reading older than what is
   * stored changes nothing.
   */
  storeOrders(accountId: string, orders: readonly WaitingCrossOrder[], readAt: number): Promise<void>;
  /** Records that they were asked for in vain: what was read before stands, as old as it is. */
  noteOrdersUnread(accountId: string, at: number): Promise<void>;
  /** Has the next reading of the account ask for it and for its orders, because something was done to them. */
  makeDue(accountId: string): Promise<void>;
  /**
   * Records that it could not be read; the first time sets since when. Changes nothing where it was read since `at`, when
   * the failed reading was asked for.
   */
  markBlind(accountId: string, reason: string, at: number): Promise<void>;
  /**
   * Tells the trader that the cross margin is blind, once, as `ExchangeAccounts.tellBlind` does of an account: only where an
   * armed guard depends on it. Returns whether it was told now.
   */
  tellBlind(
    accountId: string,
    alarm: { readonly receiptId: string; readonly at: number; readonly afterMs: number },
  ): Promise<boolean>;
}

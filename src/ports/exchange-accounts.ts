import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { BasisPoints, PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { SealedSecret } from "./vault.ts";

/**
 * `unauthorized`: the exchange does not accept the key; it is tried again. `refused`: we do not, because of what it may
 * do; it is left alone until it is replaced.
 */
export type AccountStatus = "active" | "unauthorized" | "refused";

/** An exchange account as stored; its credential lies sealed elsewhere, under this revision. Times in epoch milliseconds. */
export type StoredAccount = {
  readonly id: string;
  readonly userId: string;
  readonly network: Network;
  readonly label: string;
  readonly exchangeUserId: string;
  readonly keyLastFour: string;
  readonly permissions: readonly string[];
  readonly credentialRevision: number;
  readonly status: AccountStatus;
  /** When the exchange was last asked what the key may do. */
  readonly validatedAt: number;
  readonly balance: Sats | null;
  /** When balance and positions were last read together. */
  readonly readAt: number | null;
  readonly blindSince: number | null;
  /** When the exchange first did not accept the key, while it does not; null otherwise. */
  readonly notAcceptedSince: number | null;
  readonly blindReason: string | null;
  readonly createdAt: number;
};

/** A running position as last read. */
export type StoredPosition = IsolatedPosition & { readonly accountId: string; readonly readAt: number };

/** One reading of an account: every running trade, and the balance read together with them, at `readAt`. */
export type AccountReading = {
  readonly accountId: string;
  /** Null when it was not asked for: then the one we have stands, with the time it was read. */
  readonly balance: Sats | null;
  readonly positions: readonly IsolatedPosition[];
  readonly readAt: number;
  /** When it should be read again at the latest, told the prices of its triggers, re-derived, and its liquidations. */
  readonly nextReadAt: (levels: readonly PriceHalfUsd[]) => number;
};

/** Whose deadlines are pulled in because the price came near, and how long a reading keeps them from it. */
export type Nearness = {
  readonly last: PriceHalfUsd;
  /** How far an armed trigger may be, in basis points of `last`. */
  readonly band: BasisPoints;
  readonly restMs: number;
};

/** How accounts are read again after a funding settlement. Times in epoch milliseconds. */
export type Rereading = {
  readonly settledAt: number;
  readonly at: number;
  /** Accounts whose nearest level is within this of the price are due at once. */
  readonly band: BasisPoints;
  /** The others follow one after another, the nearest first, so far apart. */
  readonly spacingMs: number;
};

/** Exchange accounts and the last reading of their positions. Every verb that takes a user is scoped to that user. */
export interface ExchangeAccounts {
  /**
   * Stores a new account and its credential. `taken` when that exchange account is connected already, by whomever;
   * `no-factor` for a mainnet key whose owner has no second factor in the moment it is stored. A key that is stored as
   * refused is in nobody's use, a decoy's, and needs none.
   */
  add(account: StoredAccount, credential: SealedSecret): Promise<"added" | "taken" | "no-factor">;
  ofUser(userId: string): Promise<readonly StoredAccount[]>;
  find(accountId: string): Promise<StoredAccount | null>;
  /**
   * Whether anybody has an account on a network whose key we do not refuse: nobody's market need not be watched. One that
   * the exchange does not accept counts, for only who watches asks again.
   */
  hasAny(network: Network): Promise<boolean>;
  /** Deletes the account, its positions and automations, and shreds its credential. False when it is not this user's. */
  remove(userId: string, accountId: string): Promise<boolean>;
  /** Accounts whose next reading is due at `at`, most overdue first; each is put off by `holdMs` so nobody else takes it. */
  claimDue(network: Network, at: number, limit: number, holdMs: number): Promise<readonly StoredAccount[]>;
  /** Makes one account due at once: something was noticed that only a fresh reading can tell. */
  makeDue(accountId: string, at: number): Promise<void>;
  /**
   * Makes accounts due whose armed triggers the price came near to, but for those read within `restMs`, due within
   * seconds anyway, blind, or with a refused key. One statement, by the price indexes: as cheap at a million triggers.
   */
  makeNearDue(network: Network, near: Nearness, at: number): Promise<void>;
  /**
   * Makes the accounts with positions due that were last read before a funding settlement, in the order in which it
   * matters; once per settlement, whoever calls how often or late. False when it was done already, or when no tick has
   * been seen yet.
   */
  rereadAfterFunding(network: Network, rereading: Rereading): Promise<boolean>;
  /** How many accounts of a network have a key that is accepted. */
  countActive(network: Network): Promise<number>;
  /**
   * Stores a reading, clears `blind` and takes the key as accepted again, and re-derives the trigger of every automation on
   * its positions. Returns the positions that ran before and are not listed: they go on counting as running until a
   * closed trade proves their end. A reading older than anything stored of the account changes nothing. An account made
   * due while it was being read stays due.
   */
  storeReading(reading: AccountReading): Promise<{ readonly missing: readonly StoredPosition[] }>;
  /**
   * Records that the account could not be read; the first time sets since when. Changes nothing where something was read
   * since `at`, when the failed reading was asked for.
   */
  markBlind(accountId: string, reason: string, at: number, nextReadAt: number): Promise<void>;
  /**
   * Records that the exchange does not accept the key; it is tried again every half a minute for the first five, then
   * every five, because that may pass. Changes nothing where something was read since `at`, where another key took the
   * place of the one that was asked with, or where we refuse the key ourselves.
   */
  markUnauthorized(
    account: Pick<StoredAccount, "id" | "credentialRevision">,
    reason: string,
    at: number,
  ): Promise<void>;
  /**
   * Tells the trader that an account is blind: a receipt and its notice, written with the note that it was told. Only
   * when it has been blind for longer than `afterMs` at `at`, an armed automation stands on it, and it was not told since
   * it could last be read. Returns whether it was told now.
   */
  tellBlind(
    accountId: string,
    alarm: { readonly receiptId: string; readonly at: number; readonly afterMs: number },
  ): Promise<boolean>;
  positionsOfUser(userId: string): Promise<readonly StoredPosition[]>;
  /** The running positions of one account. */
  positionsOf(accountId: string): Promise<readonly StoredPosition[]>;
  position(accountId: string, positionId: string): Promise<StoredPosition | null>;
}

import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Sats } from "#domain/units.ts";
import type { Network } from "./exchange.ts";
import type { SealedCredential } from "./vault.ts";

/** An exchange account as stored. `credential` is ciphertext; only the vault opens it. Times in epoch milliseconds. */
export type StoredAccount = {
  readonly id: string;
  readonly userId: string;
  readonly network: Network;
  readonly label: string;
  readonly exchangeUserId: string;
  readonly keyLastFour: string;
  readonly permissions: readonly string[];
  readonly credential: SealedCredential;
  readonly credentialRevision: number;
  readonly status: "active" | "unauthorized";
  readonly balance: Sats | null;
  /** When balance and positions were last read together. */
  readonly readAt: number | null;
  readonly blindSince: number | null;
  readonly blindReason: string | null;
  readonly createdAt: number;
};

/** A running position as last read. */
export type StoredPosition = IsolatedPosition & { readonly accountId: string; readonly readAt: number };

/** One reading of an account: balance and every running trade, read together at `readAt`. */
export type AccountReading = {
  readonly accountId: string;
  readonly balance: Sats;
  readonly positions: readonly IsolatedPosition[];
  readonly readAt: number;
  /** When it should be read again at the latest. */
  readonly nextReadAt: number;
};

/** Exchange accounts and the last reading of their positions. Every verb that takes a user is scoped to that user. */
export interface ExchangeAccounts {
  /** Stores a new account. `taken` when that exchange account is connected already, by whomever. */
  add(account: StoredAccount): Promise<"added" | "taken">;
  ofUser(userId: string): Promise<readonly StoredAccount[]>;
  find(accountId: string): Promise<StoredAccount | null>;
  /** Whether anybody has an active account on a network: nobody's market need not be watched. */
  hasAny(network: Network): Promise<boolean>;
  /** Deletes the account, its credential, positions and automations. False when it is not this user's. */
  remove(userId: string, accountId: string): Promise<boolean>;
  /** Accounts whose next reading is due at `at`, most overdue first; each is put off by `holdMs` so nobody else takes it. */
  claimDue(network: Network, at: number, limit: number, holdMs: number): Promise<readonly StoredAccount[]>;
  /** Makes one account due at once: something was noticed that only a fresh reading can tell. */
  makeDue(accountId: string, at: number): Promise<void>;
  /** Makes every account of a network due at once: after funding, every margin may have changed. */
  makeAllDue(network: Network, at: number): Promise<void>;
  /**
   * Stores a reading, clears `blind` and takes the key as accepted again, and re-derives the trigger of every automation on its positions. Returns the
   * positions that ran before and are not listed: they go on counting as running until a closed trade proves their end.
   * A reading older than the stored one changes nothing.
   */
  storeReading(reading: AccountReading): Promise<{ readonly missing: readonly StoredPosition[] }>;
  /** Records that the account could not be read; the first time sets since when. */
  markBlind(accountId: string, reason: string, at: number, nextReadAt: number): Promise<void>;
  /** Records that the exchange does not accept the key; it is tried again in a few minutes, because that may pass. */
  markUnauthorized(accountId: string, reason: string, at: number): Promise<void>;
  positionsOfUser(userId: string): Promise<readonly StoredPosition[]>;
  position(accountId: string, positionId: string): Promise<StoredPosition | null>;
}

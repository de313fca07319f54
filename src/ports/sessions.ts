import type { LoginMethod, Role } from "./users.ts";

/**
 * A login. Its token leaves the server once; only the token's SHA-256 (`tokenHash`, 64 hex digits) is stored. `id` names
 * it in lists and opens nothing. All times are epoch milliseconds. It is alive while `at < expiresAt` and
 * `at < lastSeenAt + idleMs`.
 */
export type Session = {
  readonly tokenHash: string;
  readonly id: string;
  readonly userId: string;
  readonly deviceId: string | null;
  /** The browser and system in words ("Firefox on Linux"); null when it did not say. */
  readonly label: string | null;
  /** An IPv4 address or an IPv6 /64. */
  readonly network: string | null;
  readonly method: LoginMethod;
  /** When it last proved by a fresh factor who sits before it; null for never. */
  readonly steppedUpAt: number | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** The absolute end; use never moves it. */
  readonly expiresAt: number;
  /** Longest pause between two uses, fixed when the session is made. */
  readonly idleMs: number;
};

/** Who is asking, as every request learns it: one row, read anew each time, so nothing in it is ever stale. */
export type ActiveSession = {
  readonly userId: string;
  readonly email: string;
  readonly role: Role;
  readonly sessionId: string;
  readonly deviceId: string | null;
  /**
   * The last proof of who sits there; null for none. One from before the second factor that stands now is none, and a
   * token that was replaced has none.
   */
  readonly steppedUpAt: number | null;
  readonly frozenUntil: number | null;
  /** Whether an authenticator app or a passkey is in use. */
  readonly hasSecondFactor: boolean;
  readonly expiresAt: number;
};

/** A session as its owner sees it listed. */
export type ListedSession = Omit<Session, "tokenHash" | "idleMs" | "userId">;

export interface Sessions {
  /**
   * Opens a session for what was proved at `provedAt`. False, and nothing, where the user is gone or chose another password
   * since: whoever does ends every session, and none that is just being opened may slip through.
   */
  create(session: Session, provedAt: number): Promise<boolean>;
  /**
   * The user behind a live session, or null when it is unknown, ended, expired or idle too long. Moves `lastSeenAt` to
   * `at` in the same statement, but writes at most once a minute, and never backwards.
   */
  use(request: { readonly tokenHash: string; readonly at: number }): Promise<ActiveSession | null>;
  /** Sessions alive at `at`, the one used last first. */
  ofUser(userId: string, at: number): Promise<readonly ListedSession[]>;
  /**
   * Notes a fresh factor and replaces the session's token by another. The old one is good for ten seconds more, for what
   * was on its way, but never for what asks for a fresh factor. False when the session has ended.
   */
  stepUp(sessionId: string, change: { readonly tokenHash: string; readonly at: number }): Promise<boolean>;
  /** Deletes the row, whichever of its tokens is named; from then on `use` answers null. An unknown session is no error. */
  end(tokenHash: string): Promise<void>;
  /** Deletes one by its id. False when it is not this user's, or has ended already. */
  endOne(userId: string, sessionId: string): Promise<boolean>;
  /** Deletes every session of the user but `except`, and tells how many there were. */
  endAllOf(userId: string, except?: string): Promise<number>;
}

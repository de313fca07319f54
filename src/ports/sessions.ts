/**
 * A login. Its token leaves the server once; only the token's SHA-256 (`tokenHash`, 64 hex digits) is stored.
 * All times are epoch milliseconds. It is alive while `at < expiresAt` and `at < lastSeenAt + idleMs`.
 */
export type Session = {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** The absolute end; use never moves it. */
  readonly expiresAt: number;
  /** Longest pause between two uses, fixed when the session is made. */
  readonly idleMs: number;
};

/** Who is asking, as every request learns it. */
export type ActiveSession = { readonly userId: string; readonly email: string; readonly expiresAt: number };

export interface Sessions {
  create(session: Session): Promise<void>;
  /**
   * The user behind a live session, or null when it is unknown, ended, expired or idle too long. Moves `lastSeenAt` to
   * `at` in the same statement, but writes at most once a minute, and never backwards.
   */
  use(request: { readonly tokenHash: string; readonly at: number }): Promise<ActiveSession | null>;
  /** Deletes the row; from then on `use` answers null. Ending an unknown session is no error. */
  end(tokenHash: string): Promise<void>;
  /** Deletes every session of the user and tells how many there were. */
  endAllOf(userId: string): Promise<number>;
}

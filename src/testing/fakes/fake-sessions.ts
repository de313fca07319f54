import type { ActiveSession, ListedSession, Session, Sessions } from "#ports/sessions.ts";
import type { FakeFactors } from "./fake-factors.ts";
import type { FakeUsers } from "./fake-users.ts";

const TOUCH_EVERY_MS = 60_000;
const PREVIOUS_MS = 10_000;

const isAlive = (row: Session, at: number): boolean => at < row.expiresAt && at < row.lastSeenAt + row.idleMs;

export class FakeSessions implements Sessions {
  readonly rows = new Map<string, Session>();
  /** Tokens that were replaced, with the ones that replaced them. */
  readonly #previous = new Map<string, { readonly tokenHash: string; readonly until: number }>();
  readonly #users: FakeUsers;
  readonly #factors: FakeFactors | null;

  /** The real store looks into the tables of users and of their factors. */
  constructor(users: FakeUsers, factors: FakeFactors | null = null) {
    this.#users = users;
    this.#factors = factors;
  }

  async create(session: Session, provedAt: number): Promise<boolean> {
    const user = this.#users.user(session.userId);
    if (user === null || (user.passwordChangedAt ?? -1) >= provedAt) return false;
    this.rows.set(session.tokenHash, session);
    return true;
  }

  async use({ tokenHash, at }: Parameters<Sessions["use"]>[0]): Promise<ActiveSession | null> {
    const row = this.rows.get(tokenHash) ?? this.#replaced(tokenHash, at);
    if (row === undefined || !isAlive(row, at)) return null;
    if (at >= row.lastSeenAt + TOUCH_EVERY_MS) this.rows.set(row.tokenHash, { ...row, lastSeenAt: at });
    const user = this.#users.user(row.userId);
    if (user === null) return null;
    const since = this.#factors?.secondFactorSince(row.userId) ?? null;
    const isFresh = row.tokenHash === tokenHash && (row.steppedUpAt ?? 0) >= (since ?? 0);
    return {
      userId: row.userId,
      email: user.email,
      role: user.role,
      sessionId: row.id,
      deviceId: row.deviceId,
      steppedUpAt: isFresh ? row.steppedUpAt : null,
      frozenUntil: user.frozenUntil,
      hasSecondFactor: since !== null,
      expiresAt: row.expiresAt,
    };
  }

  async ofUser(userId: string, at: number): Promise<readonly ListedSession[]> {
    return [...this.rows.values()]
      .filter((row) => row.userId === userId && isAlive(row, at))
      .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt || b.createdAt - a.createdAt)
      .map(({ tokenHash: _, idleMs: __, userId: ___, ...listed }) => listed);
  }

  async stepUp(sessionId: string, { tokenHash, at }: Parameters<Sessions["stepUp"]>[1]): Promise<boolean> {
    const row = this.#byId(sessionId);
    if (row === undefined) return false;
    this.rows.delete(row.tokenHash);
    this.rows.set(tokenHash, { ...row, tokenHash, steppedUpAt: at });
    for (const [old, { tokenHash: newer }] of this.#previous) {
      if (newer === row.tokenHash) this.#previous.delete(old);
    }
    this.#previous.set(row.tokenHash, { tokenHash, until: at + PREVIOUS_MS });
    return true;
  }

  async end(tokenHash: string): Promise<void> {
    this.rows.delete(this.#previous.get(tokenHash)?.tokenHash ?? tokenHash);
  }

  async endOne(userId: string, sessionId: string): Promise<boolean> {
    const row = this.#byId(sessionId);
    return row?.userId === userId && this.rows.delete(row.tokenHash);
  }

  async endAllOf(userId: string, except?: string): Promise<number> {
    const ended = [...this.rows.values()].filter((row) => row.userId === userId && row.id !== except);
    for (const row of ended) this.rows.delete(row.tokenHash);
    return ended.length;
  }

  #replaced(tokenHash: string, at: number): Session | undefined {
    const previous = this.#previous.get(tokenHash);
    return previous !== undefined && at < previous.until ? this.rows.get(previous.tokenHash) : undefined;
  }

  #byId(sessionId: string): Session | undefined {
    return [...this.rows.values()].find(({ id }) => id === sessionId);
  }
}

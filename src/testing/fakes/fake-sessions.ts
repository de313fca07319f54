import type { ActiveSession, ListedSession, Session, Sessions } from "#ports/sessions.ts";
import type { FakeUsers } from "./fake-users.ts";

const TOUCH_EVERY_MS = 60_000;

const isAlive = (row: Session, at: number): boolean => at < row.expiresAt && at < row.lastSeenAt + row.idleMs;

export class FakeSessions implements Sessions {
  readonly rows = new Map<string, Session>();
  readonly #users: FakeUsers;

  constructor(users: FakeUsers) {
    this.#users = users;
  }

  async create(session: Session): Promise<void> {
    this.rows.set(session.tokenHash, session);
  }

  async use({ tokenHash, at }: Parameters<Sessions["use"]>[0]): Promise<ActiveSession | null> {
    const row = this.rows.get(tokenHash);
    if (row === undefined || !isAlive(row, at)) return null;
    if (at >= row.lastSeenAt + TOUCH_EVERY_MS) this.rows.set(tokenHash, { ...row, lastSeenAt: at });
    const user = this.#users.user(row.userId);
    if (user === null) return null;
    return {
      userId: row.userId,
      email: user.email,
      role: user.role,
      sessionId: row.id,
      deviceId: row.deviceId,
      steppedUpAt: row.steppedUpAt,
      frozenUntil: user.frozenUntil,
      hasSecondFactor: this.#users.withSecondFactor.has(row.userId),
      expiresAt: row.expiresAt,
    };
  }

  async ofUser(userId: string, at: number): Promise<readonly ListedSession[]> {
    return [...this.rows.values()]
      .filter((row) => row.userId === userId && isAlive(row, at))
      .toSorted((a, b) => b.lastSeenAt - a.lastSeenAt || b.createdAt - a.createdAt)
      .map(({ tokenHash: _, idleMs: __, userId: ___, ...listed }) => listed);
  }

  async stepUp(sessionId: string, at: number): Promise<boolean> {
    const row = this.#byId(sessionId);
    if (row !== undefined) this.rows.set(row.tokenHash, { ...row, steppedUpAt: at });
    return row !== undefined;
  }

  async end(tokenHash: string): Promise<void> {
    this.rows.delete(tokenHash);
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

  #byId(sessionId: string): Session | undefined {
    return [...this.rows.values()].find(({ id }) => id === sessionId);
  }
}

import type { ActiveSession, Session, Sessions } from "#ports/sessions.ts";
import type { FakeUsers } from "./fake-users.ts";

const TOUCH_EVERY_MS = 60_000;

export class FakeSessions implements Sessions {
  readonly rows = new Map<string, Session>();
  readonly #users: FakeUsers;

  constructor(users: FakeUsers) {
    this.#users = users;
  }

  async create(session: Session): Promise<void> {
    this.rows.set(session.tokenHash, session);
  }

  async use({
    tokenHash,
    at,
  }: {
    readonly tokenHash: string;
    readonly at: number;
  }): Promise<ActiveSession | null> {
    const row = this.rows.get(tokenHash);
    if (row === undefined || at >= row.expiresAt || at >= row.lastSeenAt + row.idleMs) return null;
    if (at >= row.lastSeenAt + TOUCH_EVERY_MS) this.rows.set(tokenHash, { ...row, lastSeenAt: at });
    const email = this.#users.emailOf(row.userId);
    return email === null ? null : { userId: row.userId, email, expiresAt: row.expiresAt };
  }

  async end(tokenHash: string): Promise<void> {
    this.rows.delete(tokenHash);
  }

  async endAllOf(userId: string): Promise<number> {
    const ended = [...this.rows.values()].filter((row) => row.userId === userId);
    for (const row of ended) this.rows.delete(row.tokenHash);
    return ended.length;
  }
}

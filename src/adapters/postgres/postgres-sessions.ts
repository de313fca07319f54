import { and, desc, eq, ne, or, sql } from "drizzle-orm";
import type { ActiveSession, ListedSession, Sessions } from "#ports/sessions.ts";
import type { Role } from "#ports/users.ts";
import type { Database } from "./open-database.ts";
import { sessions, users } from "./schema/people.ts";

type UsedRow = {
  readonly user_id: string;
  readonly email: string;
  readonly role: Role;
  readonly id: string;
  readonly device_id: string | null;
  readonly stepped_up_ms: string | null;
  readonly frozen_ms: string | null;
  readonly has_second_factor: boolean;
  readonly expires_ms: string;
};

const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

const activeOfRow = (row: UsedRow): ActiveSession => ({
  userId: row.user_id,
  email: row.email,
  role: row.role,
  sessionId: row.id,
  deviceId: row.device_id,
  steppedUpAt: numberOrNull(row.stepped_up_ms),
  frozenUntil: numberOrNull(row.frozen_ms),
  hasSecondFactor: row.has_second_factor,
  expiresAt: Number(row.expires_ms),
});

/** The token it has now, or the one before, for as long as an answer may be on its way. */
const use = async (db: Database, { tokenHash, at }: Parameters<Sessions["use"]>[0]) => {
  const when = new Date(at).toISOString();
  const rows = await db.$client<UsedRow[]>`
    with live as (
      select s.token_hash, s.user_id, s.id, s.device_id, u.email, u.role, s.last_seen_at,
        case when s.token_hash = ${tokenHash} and s.stepped_up_at >= coalesce(factor.since, '-infinity')
          then extract(epoch from s.stepped_up_at) * 1000 end as stepped_up_ms,
        extract(epoch from u.frozen_until) * 1000 as frozen_ms,
        extract(epoch from s.expires_at) * 1000 as expires_ms,
        factor.since is not null as has_second_factor
      from sessions s join users u on u.id = s.user_id
      cross join lateral (select least(
        (select t.confirmed_at from totp_factors t where t.user_id = u.id),
        (select min(p.created_at) from passkeys p where p.user_id = u.id)) as since) factor
      where (s.token_hash = ${tokenHash}
          or s.previous_token_hash = ${tokenHash} and s.renewed_at > ${when}::timestamptz - interval '10 seconds')
        and s.expires_at > ${when}
        and s.last_seen_at + s.idle_ms * interval '1 millisecond' > ${when}::timestamptz
    ), seen as (
      update sessions set last_seen_at = ${when}
      where token_hash in (select token_hash from live where last_seen_at < ${when}::timestamptz - interval '1 minute')
    )
    select user_id, id, device_id, email, role, stepped_up_ms, frozen_ms, expires_ms, has_second_factor from live`;
  return rows[0] === undefined ? null : activeOfRow(rows[0]);
};

const listedOfRow = (row: typeof sessions.$inferSelect): ListedSession => ({
  id: row.id,
  deviceId: row.deviceId,
  label: row.label,
  network: row.network,
  method: row.method,
  steppedUpAt: row.steppedUpAt?.getTime() ?? null,
  createdAt: row.createdAt.getTime(),
  lastSeenAt: row.lastSeenAt.getTime(),
  expiresAt: row.expiresAt.getTime(),
});

const ofUser = async (db: Database, userId: string, at: number): Promise<readonly ListedSession[]> => {
  const when = new Date(at).toISOString();
  const rows = await db
    .select()
    .from(sessions)
    .where(
      sql`${sessions.userId} = ${userId} and ${sessions.expiresAt} > ${when}
        and ${sessions.lastSeenAt} + ${sessions.idleMs} * interval '1 millisecond' > ${when}::timestamptz`,
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt));
  return rows.map(listedOfRow);
};

/**
 * The lock on the user's row keeps a new password waiting until the session is there to be ended; a session that waited
 * for a new password sees it.
 */
const create = (db: Database, ...[session, provedAt]: Parameters<Sessions["create"]>): Promise<boolean> =>
  db.transaction(async (tx) => {
    const [user] = await tx
      .select({ passwordChangedAt: users.passwordChangedAt })
      .from(users)
      .where(eq(users.id, session.userId))
      .for("share");
    if (user === undefined || (user.passwordChangedAt?.getTime() ?? -1) >= provedAt) return false;
    await tx.insert(sessions).values({
      ...session,
      steppedUpAt: session.steppedUpAt === null ? null : new Date(session.steppedUpAt),
      createdAt: new Date(session.createdAt),
      lastSeenAt: new Date(session.lastSeenAt),
      expiresAt: new Date(session.expiresAt),
    });
    return true;
  });

/** Sessions in PostgreSQL: the row is the session. */
export const createPostgresSessions = (db: Database): Sessions => ({
  create: (...args) => create(db, ...args),
  use: (request) => use(db, request),
  ofUser: (userId, at) => ofUser(db, userId, at),
  stepUp: async (sessionId, { tokenHash, at }) => {
    const renewedAt = new Date(at);
    const rows = await db
      .update(sessions)
      .set({ tokenHash, previousTokenHash: sql`${sessions.tokenHash}`, renewedAt, steppedUpAt: renewedAt })
      .where(eq(sessions.id, sessionId))
      .returning({ id: sessions.id });
    return rows.length === 1;
  },
  end: async (tokenHash) => {
    await db
      .delete(sessions)
      .where(or(eq(sessions.tokenHash, tokenHash), eq(sessions.previousTokenHash, tokenHash)));
  },
  endOne: async (userId, sessionId) => {
    const rows = await db
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)))
      .returning({ id: sessions.id });
    return rows.length === 1;
  },
  endAllOf: async (userId, except) => {
    const others = except === undefined ? undefined : ne(sessions.id, except);
    const rows = await db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), others))
      .returning({ id: sessions.id });
    return rows.length;
  },
});

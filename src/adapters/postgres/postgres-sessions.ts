import { eq } from "drizzle-orm";
import type { Sessions } from "#ports/sessions.ts";
import type { Database } from "./open-database.ts";
import { sessions } from "./schema/people.ts";

type UsedRow = { readonly user_id: string; readonly email: string; readonly expires_ms: string };

/** Sessions in PostgreSQL: the row is the session. */
export const createPostgresSessions = (db: Database): Sessions => ({
  create: async (session) => {
    await db.insert(sessions).values({
      ...session,
      createdAt: new Date(session.createdAt),
      lastSeenAt: new Date(session.lastSeenAt),
      expiresAt: new Date(session.expiresAt),
    });
  },
  use: async ({ tokenHash, at }) => {
    const when = new Date(at).toISOString();
    const rows = await db.$client<UsedRow[]>`
      with live as (
        select s.token_hash, s.user_id, u.email, s.last_seen_at, extract(epoch from s.expires_at) * 1000 as expires_ms
        from sessions s join users u on u.id = s.user_id
        where s.token_hash = ${tokenHash} and s.expires_at > ${when}
          and s.last_seen_at + s.idle_ms * interval '1 millisecond' > ${when}::timestamptz
      ), seen as (
        update sessions set last_seen_at = ${when}
        where token_hash in (select token_hash from live where last_seen_at < ${when}::timestamptz - interval '1 minute')
      )
      select user_id, email, expires_ms from live`;
    const row = rows[0];
    return row === undefined
      ? null
      : { userId: row.user_id, email: row.email, expiresAt: Number(row.expires_ms) };
  },
  end: async (tokenHash) => {
    await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
  },
  endAllOf: async (userId) =>
    (await db.delete(sessions).where(eq(sessions.userId, userId)).returning({ id: sessions.tokenHash }))
      .length,
});

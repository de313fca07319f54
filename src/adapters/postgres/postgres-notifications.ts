import { and, eq, gt, isNull, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Notifications, RecentNotifications, StoredNotification } from "#ports/notifications.ts";
import type { JobInbox } from "./jobs/create-postgres-jobs.ts";
import { newestFirst } from "./newest-first.ts";
import type { Database } from "./open-database.ts";
import { deliveries } from "./schema/notifying.ts";
import { outbox } from "./schema/telling.ts";
import { traceOf } from "./trace-of.ts";

const MOST_COUNTED = 100;

export const notificationOfRow = (row: typeof outbox.$inferSelect): StoredNotification => ({
  id: row.id,
  seq: row.seq,
  receiptId: row.receiptId,
  severity: row.severity,
  outcome: row.outcome,
  facts: row.facts,
  at: row.at.getTime(),
  inApp: row.inApp ?? "on",
  heldBack: row.heldBack,
  readAt: row.readAt?.getTime() ?? null,
  acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
  acknowledgedOn: row.acknowledgedOn,
});

const isShown = or(isNull(outbox.inApp), ne(outbox.inApp, "off"));
const isOf = (userId: string, id: string) => and(eq(outbox.userId, userId), eq(outbox.id, id));

/** A page of them, written out once: every look at a page asks for one. */
const prepareNotifications = (db: Database) => {
  const page = (after: SQL | undefined, name: string) =>
    db
      .select()
      .from(outbox)
      .where(and(eq(outbox.userId, sql.placeholder("userId")), after, isShown))
      .orderBy(newestFirst(outbox.seq))
      .limit(sql.placeholder("limit"))
      .prepare(name);
  const first = page(undefined, "first-notifications");
  const next = page(lt(outbox.seq, sql.placeholder("beforeSeq")), "next-notifications");
  return (userId: string, { limit, beforeSeq }: Parameters<Notifications["list"]>[1]) =>
    beforeSeq === null ? first.execute({ userId, limit }) : next.execute({ userId, limit, beforeSeq });
};

/** How much of a user's is so, counted no further than needed. */
const countOf = (isSo: SQL) =>
  sql<number>`(select count(*)::int from (
    select from outbox counted where counted.user_id = ${sql.placeholder("userId")}::uuid and counted.read_at is null
      and counted.in_app is distinct from 'off' and ${isSo} limit ${sql.raw(String(MOST_COUNTED))}) few)`;

/** The newest with the counts of all, which stand on each line of it: where there is no line there is nothing to count. */
const prepareRecent = (db: Database) => {
  const lines = db
    .select({
      told: outbox,
      unread: countOf(sql`true`),
      unanswered: countOf(sql`counted.severity = 'danger' and counted.acknowledged_at is null`),
    })
    .from(outbox)
    .where(and(eq(outbox.userId, sql.placeholder("userId")), isShown))
    .orderBy(newestFirst(outbox.seq))
    .limit(sql.placeholder("limit"))
    .prepare("recent-notifications");
  return async (userId: string, limit: number): Promise<RecentNotifications> => {
    const rows = await lines.execute({ userId, limit });
    const { unread, unanswered } = rows[0] ?? { unread: 0, unanswered: 0 };
    return { unread, unanswered, items: rows.map(({ told }) => notificationOfRow(told)) };
  };
};

/** What traders are told in the app, in PostgreSQL. */
export const createPostgresNotifications = (db: Database, jobs: JobInbox): Notifications => {
  const page = prepareNotifications(db);
  return {
    add: async ({ at, ...told }) => {
      await db
        .insert(outbox)
        .values({ ...told, receiptId: null, outcome: "told", at: new Date(at), traceparent: traceOf(db) })
        .onConflictDoNothing({ target: outbox.id });
    },
    list: async (userId, asked) => (await page(userId, asked)).map(notificationOfRow),
    recent: prepareRecent(db),
    markRead: async (userId, id, at) => {
      const [mine] = await db.select({ seq: outbox.seq }).from(outbox).where(isOf(userId, id));
      if (mine === undefined) return false;
      await db
        .update(outbox)
        .set({ readAt: new Date(at) })
        .where(and(eq(outbox.userId, userId), lte(outbox.seq, mine.seq), isNull(outbox.readAt)));
      return true;
    },
    acknowledge: (userId, id, on, at) =>
      db.transaction(async (tx) => {
        const [mine] = await tx.select({ id: outbox.id }).from(outbox).where(isOf(userId, id)).for("update");
        if (mine === undefined) return false;
        const seen = new Date(at);
        await tx
          .update(outbox)
          .set({
            acknowledgedAt: seen,
            acknowledgedOn: on,
            readAt: sql`coalesce(${outbox.readAt}, ${seen.toISOString()}::timestamptz)`,
          })
          .where(and(isOf(userId, id), isNull(outbox.acknowledgedAt)));
        await tx
          .update(deliveries)
          .set({ state: "spared", endedAt: seen })
          .where(
            and(eq(deliveries.outboxId, id), eq(deliveries.state, "waiting"), gt(deliveries.dueAt, seen)),
          );
        return true;
      }),
    snooze: (userId, id, ms, at) =>
      db.transaction(async (tx) => {
        const [mine] = await tx.select({ id: outbox.id }).from(outbox).where(isOf(userId, id)).for("update");
        if (mine === undefined) return false;
        const later = sql`${new Date(at + ms).toISOString()}::timestamptz + (${deliveries.dueAt} - ${new Date(at).toISOString()}::timestamptz)`;
        const put = await tx
          .update(deliveries)
          .set({ dueAt: later })
          .where(
            and(
              eq(deliveries.outboxId, id),
              eq(deliveries.state, "waiting"),
              gt(deliveries.dueAt, new Date(at)),
            ),
          )
          .returning({ id: deliveries.id, dueAt: deliveries.dueAt });
        await jobs.move(
          tx,
          "deliver",
          put.map((row) => ({ id: row.id, afterMs: row.dueAt.getTime() - at })),
        );
        return true;
      }),
  };
};

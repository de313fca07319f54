import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import type { DigestReader, Digests } from "#ports/notifications.ts";
import { newestFirst } from "./newest-first.ts";
import type { Database } from "./open-database.ts";
import { notificationOfRow } from "./postgres-notifications.ts";
import { notificationChoices } from "./schema/notifying.ts";
import { preferences } from "./schema/preferences.ts";
import { outbox } from "./schema/telling.ts";
import { traceOf } from "./trace-of.ts";

const LEAST_APART_MS = 2 * 60 * 60_000;

/** Digests, in PostgreSQL. */
export const createPostgresDigests = (db: Database): Digests => ({
  readers: async (at) => {
    const rows = await db
      .select({
        userId: notificationChoices.userId,
        hour: notificationChoices.digestHour,
        channel: notificationChoices.digestChannel,
        lastAt: notificationChoices.digestAt,
        locale: preferences.locale,
        timeZone: preferences.timeZone,
      })
      .from(notificationChoices)
      .leftJoin(preferences, eq(preferences.userId, notificationChoices.userId))
      .where(
        and(
          isNotNull(notificationChoices.digestHour),
          lte(notificationChoices.digestAt, new Date(at - LEAST_APART_MS)),
        ),
      );
    return rows.flatMap(({ userId, hour, channel, lastAt, locale, timeZone }): DigestReader[] =>
      hour === null || channel === null || lastAt === null
        ? []
        : [
            {
              userId,
              digest: { hour, channel },
              locale: locale ?? "en",
              timeZone: timeZone ?? "UTC",
              lastAt: lastAt.getTime(),
            },
          ],
    );
  },
  write: (reader, at, most, compose) =>
    db.transaction(async (tx) => {
      const mine = await tx
        .update(notificationChoices)
        .set({ digestAt: new Date(at) })
        .where(
          and(
            eq(notificationChoices.userId, reader.userId),
            eq(notificationChoices.digestAt, new Date(reader.lastAt)),
          ),
        )
        .returning({ userId: notificationChoices.userId });
      if (mine.length === 0) return false;
      const isKept = and(eq(outbox.userId, reader.userId), sql`${outbox.isForDigest}`);
      const newest = await tx
        .select()
        .from(outbox)
        .where(isKept)
        .orderBy(newestFirst(outbox.seq))
        .limit(most);
      const kept = await tx
        .update(outbox)
        .set({ isForDigest: false })
        .where(isKept)
        .returning({ id: outbox.id });
      if (kept.length === 0) return true;
      const { at: toldAt, ...told } = compose({ count: kept.length, newest: newest.map(notificationOfRow) });
      await tx.insert(outbox).values({
        ...told,
        receiptId: null,
        outcome: "told",
        at: new Date(toldAt),
        traceparent: traceOf(tx),
      });
      return true;
    }),
});

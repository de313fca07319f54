import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { ChannelAddresses, PushSubscription, Webhook } from "#ports/channel-addresses.ts";
import { lockUser } from "./lock-user.ts";
import type { Database } from "./open-database.ts";
import { pushSubscriptions, webhooks } from "./schema/notifying.ts";

const pushOfRow = (row: typeof pushSubscriptions.$inferSelect): PushSubscription => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  deadAt: row.deadAt?.getTime() ?? null,
});

const webhookOfRow = (row: typeof webhooks.$inferSelect): Webhook => ({
  ...row,
  createdAt: row.createdAt.getTime(),
  deadAt: row.deadAt?.getTime() ?? null,
});

/** Where traders are reached, in PostgreSQL. */
export const createPostgresChannelAddresses = (db: Database): ChannelAddresses => ({
  pushOf: async (userId) => {
    const rows = await db
      .select()
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.userId, userId))
      .orderBy(asc(pushSubscriptions.createdAt), asc(pushSubscriptions.id));
    return rows.map(pushOfRow);
  },
  addPush: (subscription, most) =>
    db.transaction(async (tx) => {
      const { userId, endpoint, createdAt } = subscription;
      if ((await lockUser(tx, userId)) === null) return false;
      await tx.delete(pushSubscriptions).where(eq(pushSubscriptions.endpoint, endpoint));
      // One that takes nothing any more makes room for one that does.
      await tx
        .delete(pushSubscriptions)
        .where(and(eq(pushSubscriptions.userId, userId), sql`${pushSubscriptions.deadAt} is not null`));
      const kept = await tx.$count(pushSubscriptions, eq(pushSubscriptions.userId, userId));
      if (kept >= most) return false;
      await tx.insert(pushSubscriptions).values({
        ...subscription,
        createdAt: new Date(createdAt),
        deadAt: null,
      });
      return true;
    }),
  renewPush: (userId, oldEndpoint, { endpoint, p256dh, auth }) =>
    db.transaction(async (tx) => {
      const isOld = and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.endpoint, oldEndpoint));
      const [old] = await tx
        .select({ id: pushSubscriptions.id })
        .from(pushSubscriptions)
        .where(isOld)
        .for("update");
      if (old === undefined) return false;
      const isOther = and(eq(pushSubscriptions.endpoint, endpoint), ne(pushSubscriptions.id, old.id));
      await tx.delete(pushSubscriptions).where(isOther);
      await tx
        .update(pushSubscriptions)
        .set({ endpoint, p256dh, auth, deadAt: null })
        .where(eq(pushSubscriptions.id, old.id));
      return true;
    }),
  removePush: async (userId, id) => {
    const removed = await db
      .delete(pushSubscriptions)
      .where(and(eq(pushSubscriptions.userId, userId), eq(pushSubscriptions.id, id)))
      .returning({ id: pushSubscriptions.id });
    return removed.length > 0;
  },
  webhookOf: async (userId) => {
    const [row] = await db.select().from(webhooks).where(eq(webhooks.userId, userId));
    return row === undefined ? null : webhookOfRow(row);
  },
  setWebhook: async ({ createdAt, ...webhook }) => {
    const row = { ...webhook, createdAt: new Date(createdAt), deadAt: null };
    await db.insert(webhooks).values(row).onConflictDoUpdate({ target: webhooks.userId, set: row });
  },
  removeWebhook: async (userId) => {
    const removed = await db
      .delete(webhooks)
      .where(eq(webhooks.userId, userId))
      .returning({ id: webhooks.id });
    return removed.length > 0;
  },
});

import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Deliveries, DeliveryLine } from "#ports/deliveries.ts";
import { climbLadder } from "./deliveries/climb-ladder.ts";
import { readDue } from "./deliveries/read-due.ts";
import { spreadOutbox } from "./deliveries/spread-outbox.ts";
import type { JobInbox } from "./jobs/create-postgres-jobs.ts";
import { newestFirst } from "./newest-first.ts";
import type { Database, Transaction } from "./open-database.ts";
import { deliveries, pushSubscriptions, webhooks } from "./schema/notifying.ts";
import { telegramChats } from "./schema/telegram.ts";
import { outbox } from "./schema/telling.ts";

const waiting = (id: string) => and(eq(deliveries.id, id), eq(deliveries.state, "waiting"));

const lineOf = ({
  delivery,
  told,
}: {
  delivery: typeof deliveries.$inferSelect;
  told: typeof outbox.$inferSelect;
}): DeliveryLine => ({
  id: delivery.id,
  outboxId: delivery.outboxId,
  channel: delivery.channel,
  state: delivery.state,
  attempts: delivery.attempts,
  lastWords: delivery.lastWords,
  severity: told.severity,
  facts: told.facts,
  outcome: told.outcome,
  dueAt: delivery.dueAt.getTime(),
  createdAt: delivery.createdAt.getTime(),
  endedAt: delivery.endedAt?.getTime() ?? null,
});

/** Steps of the same climb whose time has not come are told now. */
const hasten = (db: Database, jobs: JobInbox, outboxId: string, at: number): Promise<number> =>
  db.transaction(async (tx: Transaction) => {
    const early = await tx
      .update(deliveries)
      .set({ dueAt: new Date(at) })
      .where(
        and(
          eq(deliveries.outboxId, outboxId),
          eq(deliveries.state, "waiting"),
          gt(deliveries.dueAt, new Date(at)),
        ),
      )
      .returning({ id: deliveries.id });
    await jobs.move(
      tx,
      "deliver",
      early.map(({ id }) => ({ id, afterMs: 0 })),
    );
    return early.length;
  });

/** Where things are told, and what became of that, in PostgreSQL. */
export const createPostgresDeliveries = (db: Database, jobs: JobInbox): Deliveries => ({
  spread: (limit, at, means) => spreadOutbox(db, jobs, { limit, at, means }),
  climb: (outboxId, round, at, means) => climbLadder(db, jobs, { outboxId, round, at, means }),
  due: async (id) => {
    const [due] = await readDue(db, sql`d.id = ${id} and d.state = 'waiting'`);
    return due ?? null;
  },
  noteAttempt: async (id, words) => {
    await db
      .update(deliveries)
      .set({ attempts: sql`${deliveries.attempts} + 1`, lastWords: words })
      .where(waiting(id));
  },
  end: async (id, state, words, at) => {
    const ended = await db
      .update(deliveries)
      .set({
        state,
        endedAt: new Date(at),
        lastWords: words,
        attempts: state === "spared" ? deliveries.attempts : sql`${deliveries.attempts} + 1`,
      })
      .where(waiting(id))
      .returning({ id: deliveries.id });
    return ended.length > 0;
  },
  hasten: (outboxId, at) => hasten(db, jobs, outboxId, at),
  loseAddress: async ({ userId, channel, addressId }, at) => {
    const deadAt = new Date(at);
    if (channel === "push" && addressId !== null) {
      await db
        .update(pushSubscriptions)
        .set({ deadAt })
        .where(and(eq(pushSubscriptions.id, addressId), isNull(pushSubscriptions.deadAt)));
    }
    if (channel === "telegram") {
      await db
        .update(telegramChats)
        .set({ deadAt })
        .where(and(eq(telegramChats.userId, userId), isNull(telegramChats.deadAt)));
    }
    if (channel === "webhook") {
      await db
        .update(webhooks)
        .set({ deadAt })
        .where(and(eq(webhooks.userId, userId), isNull(webhooks.deadAt)));
    }
  },
  log: async (userId, { limit, before }) => {
    const edge = db
      .select({ at: deliveries.createdAt, id: deliveries.id })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.userId, userId),
          eq(deliveries.id, before ?? "00000000-0000-0000-0000-000000000000"),
        ),
      );
    const rows = await db
      .select({ delivery: deliveries, told: outbox })
      .from(deliveries)
      .innerJoin(outbox, eq(outbox.id, deliveries.outboxId))
      .where(
        and(
          eq(deliveries.userId, userId),
          before === null ? undefined : sql`(${deliveries.createdAt}, ${deliveries.id}) < (${edge})`,
        ),
      )
      .orderBy(newestFirst(deliveries.createdAt), newestFirst(deliveries.id))
      .limit(limit);
    return rows.map(lineOf);
  },
  unsent: (limit) =>
    readDue(
      db,
      sql`d.id = any(array(select id from deliveries where state = 'unsent' and channel = 'email' order by created_at desc nulls last limit ${limit}))`,
    ),
});

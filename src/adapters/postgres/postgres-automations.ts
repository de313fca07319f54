import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { Automations, GuardStanding, StoredGuard } from "#ports/automations.ts";
import type { Network } from "#ports/exchange.ts";
import { readAccountRoom } from "./account-room.ts";
import { readSpending } from "./guard-spending.ts";
import { oneRow } from "./one-row.ts";
import type { Database } from "./open-database.ts";
import { automations, triggers, triggerWork } from "./schema/guarding.ts";

type Row = typeof automations.$inferSelect;

const guardOfRow = (row: Row): StoredGuard => ({
  id: row.id,
  userId: row.userId,
  accountId: row.accountId,
  positionId: row.positionId,
  config: row.config,
  state: row.state,
  epoch: row.epoch,
  heldBy: row.heldBy,
  createdAt: row.createdAt.getTime(),
});

const arm = (db: Database, guard: StoredGuard, network: Network, trigger: TriggerPrice) =>
  db.transaction(async (tx) => {
    const createdAt = new Date(guard.createdAt);
    const rows = await tx
      .insert(automations)
      .values({ ...guard, kind: "margin-guard", createdAt, updatedAt: createdAt })
      .onConflictDoUpdate({
        target: [automations.accountId, automations.positionId, automations.kind],
        // Written out, not a parameter: the index is found by its predicate.
        targetWhere: sql`${automations.state} <> 'ended'`,
        set: { config: guard.config, state: "armed", heldBy: null, updatedAt: createdAt },
        setWhere: eq(automations.userId, guard.userId),
      })
      .returning();
    const stored = oneRow(rows);
    const armed = { side: trigger.side, price: trigger.price, armed: true, rearmAt: null };
    await tx
      .insert(triggers)
      .values({ automationId: stored.id, accountId: stored.accountId, network, ...armed })
      .onConflictDoUpdate({ target: triggers.automationId, set: armed });
    return guardOfRow(stored);
  });

const pause = (db: Database, userId: string, guardId: string, at: number) =>
  db.transaction(async (tx) => {
    const [row] = await tx
      .update(automations)
      .set({ state: "paused", updatedAt: new Date(at) })
      .where(and(eq(automations.id, guardId), eq(automations.userId, userId), ne(automations.state, "ended")))
      .returning();
    if (row === undefined) return null;
    await tx.update(triggers).set({ armed: false, rearmAt: null }).where(eq(triggers.automationId, guardId));
    return guardOfRow(row);
  });

/** In the order of their ids, so that two who pause them all never wait for each other in a circle. */
const pauseAllOf = (db: Database, userId: string, at: number): Promise<number> =>
  db.transaction(async (tx) => {
    const armed = await tx
      .select({ id: automations.id })
      .from(automations)
      .where(and(eq(automations.userId, userId), eq(automations.state, "armed")))
      .orderBy(asc(automations.id))
      .for("no key update");
    const ids = armed.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await tx
      .update(automations)
      .set({ state: "paused", updatedAt: new Date(at) })
      .where(inArray(automations.id, ids));
    await tx.update(triggers).set({ armed: false, rearmAt: null }).where(inArray(triggers.automationId, ids));
    return ids.length;
  });

type JoinedRow = {
  readonly automation: Row;
  readonly trigger: typeof triggers.$inferSelect | null;
  readonly work: typeof triggerWork.$inferSelect | null;
};

/** A trigger at a price, whether it waits or was hit; one that trails has none to show. */
const priced = ({ trigger, work }: JoinedRow): GuardStanding["trigger"] => {
  const row = trigger ?? work;
  if (row === null || row.price === null) return null;
  return { side: row.side, price: row.price, armed: trigger?.armed ?? false };
};

const standingsOf = async (
  db: Database,
  rows: readonly JoinedRow[],
  at: number,
): Promise<GuardStanding[]> => {
  const spending = await readSpending(
    db,
    rows.map((row) => row.automation.id),
    at,
  );
  const roomOf = await readAccountRoom(
    db,
    rows.map((row) => row.automation.accountId),
    at,
  );
  return rows.map((row) => {
    const { automation } = row;
    const { dayFreesAt, reach, ...sums } = spending(automation.id);
    const accountRoom = roomOf(automation.accountId);
    const last = automation.lastActionAt?.getTime() ?? null;
    return {
      ...guardOfRow(automation),
      spending: {
        ...sums,
        sinceLastActionMs: last === null ? null : at - last,
        ...(accountRoom === null ? {} : { accountRoom }),
      },
      dayFreesAt,
      reach,
      trigger: priced(row),
    };
  });
};

const joined = (db: Database) =>
  db
    .select({ automation: automations, trigger: triggers, work: triggerWork })
    .from(automations)
    .leftJoin(triggers, eq(triggers.automationId, automations.id))
    .leftJoin(triggerWork, eq(triggerWork.automationId, automations.id));

/** Automations and what they have spent, in PostgreSQL. */
export const createPostgresAutomations = (db: Database): Automations => ({
  arm: (guard, network, trigger) => arm(db, guard, network, trigger),
  pause: (userId, guardId, at) => pause(db, userId, guardId, at),
  pauseAllOf: (userId, at) => pauseAllOf(db, userId, at),
  find: async (guardId) => {
    const [row] = await db.select().from(automations).where(eq(automations.id, guardId));
    return row === undefined ? null : guardOfRow(row);
  },
  standing: async (guardId, at) => {
    const rows = await joined(db).where(eq(automations.id, guardId));
    return (await standingsOf(db, rows, at))[0] ?? null;
  },
  ofUser: async (userId, at) => {
    const rows = await joined(db)
      .where(and(eq(automations.userId, userId), ne(automations.state, "ended")))
      .orderBy(asc(automations.createdAt));
    return standingsOf(db, rows, at);
  },
});

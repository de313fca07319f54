import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom, SelfMaker } from "#domain/automations/history/automation-change.ts";
import { firstMet } from "#domain/triggers/first-met.ts";
import type { Automations, GuardStanding, StoredGuard } from "#ports/automations.ts";
import { readAccountRoom } from "./account-room.ts";
import { guardOfRow } from "./automation-rows.ts";
import { readSpending } from "./guard-spending.ts";
import { oneRow } from "./one-row.ts";
import type { Database, Transaction } from "./open-database.ts";
import { pauseAutomation } from "./pause-automation.ts";
import { automations, automationVersions, triggers, triggerWork } from "./schema/guarding.ts";
import { writeArming, writeChanges } from "./write-change.ts";
import { writeTriggers } from "./write-triggers.ts";

type Row = typeof automations.$inferSelect;

const isGuard = eq(automations.kind, "margin-guard");

/** Keeps the settings of this version; those of one that is known stay as they are. */
const writeVersion = async (tx: Transaction, stored: StoredGuard, madeAt: Date): Promise<void> => {
  const { id: automationId, version, config } = stored;
  await tx
    .insert(automationVersions)
    .values({ automationId, version, kind: "margin-guard", config, madeAt })
    .onConflictDoNothing();
};

/** Arms a guard by ourselves where none stands; null where one does, and that one stays as it is. */
export const insertGuard = async (
  tx: Transaction,
  guard: StoredGuard,
  by: SelfMaker,
): Promise<StoredGuard | null> => {
  const createdAt = new Date(guard.createdAt);
  const [row] = await tx
    .insert(automations)
    .values({ ...guard, version: 1, kind: "margin-guard", slot: "guard", createdAt, updatedAt: createdAt })
    .onConflictDoNothing()
    .returning();
  if (row === undefined) return null;
  const stored = guardOfRow(row);
  await writeVersion(tx, stored, createdAt);
  await writeChanges(tx, [stored], { what: "armed", by, at: createdAt });
  return stored;
};

/** The automation as it is armed: another version of it where its settings differ. */
const upsert = async (
  tx: Transaction,
  guard: StoredGuard,
  takenFrom: ArmedFrom | null,
): Promise<StoredGuard> => {
  const createdAt = new Date(guard.createdAt);
  const config = sql`${JSON.stringify(guard.config)}::text::jsonb`;
  const rows = await tx
    .insert(automations)
    .values({ ...guard, version: 1, kind: "margin-guard", slot: "guard", createdAt, updatedAt: createdAt })
    .onConflictDoUpdate({
      target: [automations.accountId, automations.positionId, automations.slot],
      // Written out, not a parameter: the index is found by its predicate.
      targetWhere: sql`${automations.state} <> 'ended'`,
      set: {
        config: guard.config,
        version: sql`${automations.version} + (${automations.config} <> ${config})::int`,
        state: "armed",
        heldBy: null,
        updatedAt: createdAt,
      },
      setWhere: eq(automations.userId, guard.userId),
    })
    .returning();
  const stored = guardOfRow(oneRow(rows));
  await writeVersion(tx, stored, createdAt);
  await writeArming(tx, stored, { at: createdAt, takenFrom });
  return stored;
};

/** Arms a guard inside a transaction; see the port. */
export const armGuardIn = async (
  tx: Transaction,
  guard: StoredGuard,
  legs: readonly Leg[],
  takenFrom: ArmedFrom | null,
): Promise<StoredGuard> => {
  const stored = await upsert(tx, guard, takenFrom);
  await writeTriggers(
    tx,
    stored.id,
    legs.map((leg) => ({ ...leg, kind: "now" })),
  );
  return stored;
};

/** In the order of their ids, so that two who pause them all never wait for each other in a circle. */
const pauseAllOf = (db: Database, userId: string, at: number): Promise<number> =>
  db.transaction(async (tx) => {
    const armed = await tx
      .select({ id: automations.id, userId: automations.userId, version: automations.version })
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
    await writeChanges(tx, armed, { what: "paused", by: "axisor", at: new Date(at) });
    await tx.update(triggers).set({ armed: false, rearmAt: null }).where(inArray(triggers.automationId, ids));
    return ids.length;
  });

type JoinedRow = {
  readonly automation: Row;
  readonly prices: readonly (typeof triggers.$inferSelect)[];
  readonly work: typeof triggerWork.$inferSelect | null;
};

/** The trigger that the market meets first, whether it waits or was hit; one that trails has no price to show. */
const priced = ({ prices, work }: JoinedRow): GuardStanding["trigger"] => {
  const all = [...prices, ...(work === null ? [] : [{ ...work, armed: false }])];
  const met = firstMet(
    all.flatMap(({ leg, side, price, armed }) => (price === null ? [] : { leg, side, price, armed })),
  );
  return met === null ? null : { side: met.side, price: met.price, armed: met.armed };
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

/** Automations with their triggers and work, in the order they were made. */
const joined = async (db: Database, which: SQL | undefined): Promise<JoinedRow[]> => {
  const rows = await db
    .select({ automation: automations, trigger: triggers, work: triggerWork })
    .from(automations)
    .leftJoin(triggers, eq(triggers.automationId, automations.id))
    .leftJoin(triggerWork, eq(triggerWork.automationId, automations.id))
    .where(which)
    .orderBy(asc(automations.createdAt), asc(automations.id));
  const byId = new Map<string, JoinedRow>();
  for (const { automation, trigger, work } of rows) {
    const prices = [...(byId.get(automation.id)?.prices ?? []), ...(trigger === null ? [] : [trigger])];
    byId.set(automation.id, { automation, prices, work });
  }
  return [...byId.values()];
};

/** Automations and what they have spent, in PostgreSQL. */
export const createPostgresAutomations = (db: Database): Automations => ({
  arm: (guard, _network, legs, from) => db.transaction((tx) => armGuardIn(tx, guard, legs, from ?? null)),
  pause: async (userId, guardId, at) => {
    const row = await pauseAutomation(db, { userId, id: guardId, at }, isGuard);
    return row === null ? null : guardOfRow(row);
  },
  pauseAllOf: (userId, at) => pauseAllOf(db, userId, at),
  find: async (guardId) => {
    const [row] = await db
      .select()
      .from(automations)
      .where(and(eq(automations.id, guardId), isGuard));
    return row === undefined ? null : guardOfRow(row);
  },
  standing: async (guardId, at) => {
    const rows = await joined(db, and(eq(automations.id, guardId), isGuard));
    return (await standingsOf(db, rows, at))[0] ?? null;
  },
  ofUser: async (userId, at) => {
    const rows = await joined(
      db,
      and(eq(automations.userId, userId), isGuard, ne(automations.state, "ended")),
    );
    return standingsOf(db, rows, at);
  },
});

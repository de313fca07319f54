import { and, asc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Leg } from "#domain/automations/guard-step.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { firstMet } from "#domain/triggers/first-met.ts";
import type { CrossGuardStanding, CrossGuards, StoredCrossGuard } from "#ports/cross-guards.ts";
import { readAccountRoom } from "./account-room.ts";
import { crossGuardOfRow } from "./automation-rows.ts";
import { readCrossSpending } from "./cross-spending.ts";
import type { Database, Transaction } from "./open-database.ts";
import { pauseAutomation } from "./pause-automation.ts";
import { exchangeAccounts } from "./schema/accounts.ts";
import { automations, automationVersions, triggers, triggerWork } from "./schema/guarding.ts";
import { writeArming, writeChanges } from "./write-change.ts";
import { writeTriggers } from "./write-triggers.ts";

type Row = typeof automations.$inferSelect;

const KIND = "cross-guard";
const isCrossGuard = eq(automations.kind, KIND);
const isAlive = ne(automations.state, "ended");

/** What losses count from stays what it was: arming anew does not forget them. */
const keptConfig = (config: StoredCrossGuard["config"]) =>
  sql`jsonb_set(${JSON.stringify(config)}::text::jsonb, '{lostBefore}', ${automations.config} -> 'lostBefore')`;

const upsert = async (tx: Transaction, guard: StoredCrossGuard): Promise<Row | null> => {
  const madeAt = new Date(guard.createdAt);
  const [row] = await tx
    .insert(automations)
    .values({
      ...guard,
      positionId: null,
      kind: KIND,
      slot: KIND,
      version: 1,
      createdAt: madeAt,
      updatedAt: madeAt,
    })
    .onConflictDoUpdate({
      target: automations.accountId,
      // Written out, not a parameter: the index is found by its predicate.
      targetWhere: sql`${automations.slot} = 'cross-guard' and ${automations.state} <> 'ended'`,
      set: {
        config: keptConfig(guard.config),
        version: sql`${automations.version} + (${automations.config} <> ${keptConfig(guard.config)})::int`,
        state: "armed",
        heldBy: null,
        updatedAt: madeAt,
      },
      setWhere: eq(automations.userId, guard.userId),
    })
    .returning();
  return row ?? null;
};

/** Arms a cross guard inside a transaction; see the port. */
export const armCrossIn = async (
  tx: Transaction,
  guard: StoredCrossGuard,
  legs: readonly Leg[],
  takenFrom: ArmedFrom | null,
): Promise<StoredCrossGuard | null> => {
  const [account] = await tx
    .select({ id: exchangeAccounts.id })
    .from(exchangeAccounts)
    .where(and(eq(exchangeAccounts.id, guard.accountId), eq(exchangeAccounts.userId, guard.userId)));
  const row = account === undefined ? null : await upsert(tx, guard);
  if (row === null) return null;
  const stored = crossGuardOfRow(row);
  const { id: automationId, version, config } = stored;
  await tx
    .insert(automationVersions)
    .values({ automationId, version, kind: KIND, config, madeAt: new Date(guard.createdAt) })
    .onConflictDoNothing();
  await writeTriggers(
    tx,
    automationId,
    legs.map((leg) => ({ ...leg, kind: "now" })),
  );
  await writeArming(tx, stored, { at: new Date(guard.createdAt), takenFrom });
  return stored;
};

const pause = async (db: Database, stop: { userId: string; id: string; at: number }) => {
  const row = await pauseAutomation(db, stop, isCrossGuard);
  return row === null ? null : crossGuardOfRow(row);
};

const end = (db: Database, { userId, id, at }: { userId: string; id: string; at: number }) =>
  db.transaction(async (tx) => {
    const endedAt = new Date(at);
    const [row] = await tx
      .update(automations)
      .set({ state: "ended", updatedAt: endedAt })
      .where(and(eq(automations.id, id), eq(automations.userId, userId), isCrossGuard, isAlive))
      .returning();
    if (row === undefined) return null;
    await tx.delete(triggers).where(eq(triggers.automationId, id));
    await tx.delete(triggerWork).where(eq(triggerWork.automationId, id));
    await writeChanges(tx, [row], { what: "deleted", by: "trader", at: endedAt });
    return crossGuardOfRow(row);
  });

/** Where each guard waits, whether it waits or was hit. */
const waitsOf = async (db: Database, which: SQL | undefined) => {
  const waiting = await db
    .select({
      id: automations.id,
      leg: triggers.leg,
      side: triggers.side,
      price: triggers.price,
      armed: triggers.armed,
    })
    .from(triggers)
    .innerJoin(automations, eq(automations.id, triggers.automationId))
    .where(which);
  const worked = await db
    .select({ id: automations.id, leg: triggerWork.leg, side: triggerWork.side, price: triggerWork.price })
    .from(triggerWork)
    .innerJoin(automations, eq(automations.id, triggerWork.automationId))
    .where(which);
  const all = [...waiting, ...worked.map((work) => ({ ...work, armed: false }))];
  return (guardId: string): CrossGuardStanding["trigger"] => {
    const own = all.flatMap(({ id, leg, side, price, armed }) =>
      id === guardId && price !== null ? [{ leg, side, price, armed }] : [],
    );
    const met = firstMet(own);
    return met === null ? null : { side: met.side, price: met.price, armed: met.armed };
  };
};

const standings = async (db: Database, which: SQL | undefined, at: number): Promise<CrossGuardStanding[]> => {
  const rows = await db
    .select()
    .from(automations)
    .where(and(which, isCrossGuard))
    .orderBy(asc(automations.createdAt), asc(automations.id));
  if (rows.length === 0) return [];
  const spending = await readCrossSpending(
    db,
    rows.map(({ id }) => id),
    at,
  );
  const roomOf = await readAccountRoom(
    db,
    rows.map(({ accountId }) => accountId),
    at,
  );
  const waits = await waitsOf(db, and(which, isCrossGuard));
  return rows.map((row) => {
    const { dayFreesAt, reach: _, ...sums } = spending(row.id);
    const accountRoom = roomOf(row.accountId);
    const last = row.lastActionAt?.getTime() ?? null;
    return {
      ...crossGuardOfRow(row),
      spending: {
        ...sums,
        sinceLastActionMs: last === null ? null : at - last,
        ...(accountRoom === null ? {} : { accountRoom }),
      },
      dayFreesAt,
      trigger: waits(row.id),
    };
  });
};

/** Guards on cross positions, in PostgreSQL. */
export const createPostgresCrossGuards = (db: Database): CrossGuards => ({
  arm: (guard, legs, from) => db.transaction((tx) => armCrossIn(tx, guard, legs, from ?? null)),
  pause: (userId, guardId, at) => pause(db, { userId, id: guardId, at }),
  end: (userId, guardId, at) => end(db, { userId, id: guardId, at }),
  standing: async (guardId, at) => (await standings(db, eq(automations.id, guardId), at))[0] ?? null,
  ofUser: (userId, at) => standings(db, and(eq(automations.userId, userId), isAlive), at),
});

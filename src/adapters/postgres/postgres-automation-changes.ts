import { and, asc, desc, eq, inArray, lt, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { ACCOUNT_RULE_KINDS } from "#domain/automations/account-rule.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { type Subject, subjectOf } from "#domain/automations/history/subject.ts";
import type {
  AutomationChanges,
  AutomationSubject,
  KnownAutomation,
  ReadyToArm,
  StoredChange,
} from "#ports/automation-changes.ts";
import { settingsOfRow } from "./automation-rows.ts";
import { lockAccount } from "./intents/check-caps.ts";
import type { Database, Transaction } from "./open-database.ts";
import { armRuleIn } from "./postgres-account-rules.ts";
import { armGuardIn } from "./postgres-automations.ts";
import { armCrossIn } from "./postgres-cross-guards.ts";
import { armExitIn } from "./postgres-exits.ts";
import { automations, automationVersions, triggers, triggerWork } from "./schema/guarding.ts";
import { automationChanges } from "./schema/history.ts";
import { writeChanges } from "./write-change.ts";

const isAlive = ne(automations.state, "ended");

const stands = (subject: Subject) => {
  switch (subject.on) {
    case "position":
      return eq(automations.positionId, subject.positionId);
    case "cross":
      return eq(automations.kind, "cross-guard");
    case "account":
      return inArray(automations.kind, [...ACCOUNT_RULE_KINDS]);
  }
};

/** A user's automations on a subject. */
const isOn = (userId: string, { accountId, subject }: AutomationSubject) =>
  and(eq(automations.userId, userId), eq(automations.accountId, accountId), stands(subject));

const knownOfRow = (row: typeof automations.$inferSelect): KnownAutomation => ({
  id: row.id,
  userId: row.userId,
  accountId: row.accountId,
  subject: subjectOf(row.kind, row.positionId),
  state: row.state,
  version: row.version,
  settings: settingsOfRow(row),
});

const list = async (
  db: Database,
  userId: string,
  { limit, before, ...subject }: Parameters<AutomationChanges["list"]>[1],
): Promise<readonly StoredChange[]> => {
  const earlier = alias(automationVersions, "earlier");
  const rows = await db
    .select({ change: automationChanges, after: automationVersions, earlier })
    .from(automationChanges)
    .innerJoin(automations, eq(automations.id, automationChanges.automationId))
    .innerJoin(
      automationVersions,
      and(
        eq(automationVersions.automationId, automationChanges.automationId),
        eq(automationVersions.version, automationChanges.version),
      ),
    )
    .leftJoin(
      earlier,
      and(
        eq(earlier.automationId, automationChanges.automationId),
        eq(earlier.version, sql`${automationChanges.version} - 1`),
      ),
    )
    .where(and(isOn(userId, subject), before === null ? undefined : lt(automationChanges.id, before)))
    .orderBy(desc(automationChanges.id))
    .limit(limit);
  return rows.map(({ change: { what, at, userId: _, ...change }, after, earlier: old }) => ({
    ...change,
    kind: what,
    at: at.getTime(),
    settings: settingsOfRow(after),
    before: old === null ? null : settingsOfRow(old),
  }));
};

const armOne = async (
  tx: Transaction,
  one: ReadyToArm,
  from: ArmedFrom,
): Promise<{ readonly id: string }> => {
  switch (one.of) {
    case "guard":
      return armGuardIn(tx, one.guard, one.legs, from);
    case "exit":
      return armExitIn(tx, one.exit, from);
    case "cross": {
      const armed = await armCrossIn(tx, one.guard, one.legs, from);
      if (armed === null) throw new Error(`Account ${one.guard.accountId} is not there to arm a guard on`);
      return armed;
    }
    case "rule": {
      const armed = await armRuleIn(tx, one.rule, one.legs, from);
      if (armed === null) throw new NoPlace();
      return armed;
    }
  }
};

/** Undoes an arming of which one part found no place; never leaves this file. */
class NoPlace extends Error {}

const accountOf = (one: ReadyToArm): string => {
  if (one.of === "exit") return one.exit.accountId;
  return one.of === "rule" ? one.rule.accountId : one.guard.accountId;
};

/** Accounts come before what stands on them, as in a plan: two transactions never wait for each other. */
const armEach = async (
  tx: Transaction,
  ready: readonly ReadyToArm[],
  from: ArmedFrom,
): Promise<readonly KnownAutomation[]> => {
  const armed: KnownAutomation[] = [];
  for (const accountId of [...new Set(ready.map(accountOf))].toSorted()) await lockAccount(tx, accountId);
  for (const one of ready) {
    const { id } = await armOne(tx, one, from);
    const [row] = await tx.select().from(automations).where(eq(automations.id, id));
    if (row !== undefined) armed.push(knownOfRow(row));
  }
  return armed;
};

const armAll = async (
  db: Database,
  ready: readonly ReadyToArm[],
  from: ArmedFrom,
): Promise<readonly KnownAutomation[] | null> => {
  try {
    return await db.transaction((tx) => armEach(tx, ready, from));
  } catch (error) {
    if (error instanceof NoPlace) return null;
    throw error;
  }
};

const remove = (db: Database, userId: string, id: string, at: number): Promise<boolean> =>
  db.transaction(async (tx) => {
    const endedAt = new Date(at);
    const ended = await tx
      .update(automations)
      .set({ state: "ended", updatedAt: endedAt })
      .where(and(eq(automations.id, id), eq(automations.userId, userId), isAlive))
      .returning({ id: automations.id, userId: automations.userId, version: automations.version });
    if (ended.length === 0) return false;
    await tx.delete(triggers).where(eq(triggers.automationId, id));
    await tx.delete(triggerWork).where(eq(triggerWork.automationId, id));
    await writeChanges(tx, ended, { what: "deleted", by: "trader", at: endedAt });
    return true;
  });

/** Automations in the order they were made. */
const knownWhere = async (db: Database, which: SQL | undefined): Promise<readonly KnownAutomation[]> => {
  const rows = await db
    .select()
    .from(automations)
    .where(which)
    .orderBy(asc(automations.createdAt), asc(automations.id));
  return rows.map(knownOfRow);
};

/** What was done to automations, in PostgreSQL. */
export const createPostgresAutomationChanges = (db: Database): AutomationChanges => ({
  onSubject: (userId, on) => knownWhere(db, and(isOn(userId, on), isAlive)),
  ofAccount: (userId, accountId) =>
    knownWhere(db, and(eq(automations.userId, userId), eq(automations.accountId, accountId), isAlive)),
  find: async (userId, automationId) => {
    const own = and(eq(automations.id, automationId), eq(automations.userId, userId));
    return (await knownWhere(db, own))[0] ?? null;
  },
  settingsOf: async (automationId, version) => {
    const [row] = await db
      .select()
      .from(automationVersions)
      .where(and(eq(automationVersions.automationId, automationId), eq(automationVersions.version, version)));
    return row === undefined ? null : settingsOfRow(row);
  },
  list: (userId, query) => list(db, userId, query),
  armAll: (ready, from) => armAll(db, ready, from),
  delete: (userId, automationId, at) => remove(db, userId, automationId, at),
});

import { and, asc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { ACCOUNT_RULE_KINDS, MOST_RULES, slotOfRule } from "#domain/automations/account-rule.ts";
import { isResting } from "#domain/automations/breaker/is-resting.ts";
import { keepWatching } from "#domain/automations/breaker/keep-watching.ts";
import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import type { AccountRules, RuleLook, StoredRule } from "#ports/account-rules.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { ruleOfRow } from "./automation-rows.ts";
import { endWork } from "./end-work.ts";
import { lockAccount } from "./intents/check-caps.ts";
import { oneRow } from "./one-row.ts";
import type { Database, Transaction } from "./open-database.ts";
import { postgresEntries } from "./postgres-entries.ts";
import { automations, automationVersions, triggers, triggerWork } from "./schema/guarding.ts";
import { writeArming, writeChanges } from "./write-change.ts";
import { writeReceipt } from "./write-receipt.ts";
import { writeTriggers } from "./write-triggers.ts";

const isRule = inArray(automations.kind, [...ACCOUNT_RULE_KINDS]);
const isAlive = ne(automations.state, "ended");

const countOf = async (tx: Transaction, { accountId, kind }: StoredRule): Promise<number> => {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(automations)
    .where(and(eq(automations.accountId, accountId), eq(automations.kind, kind), isRule, isAlive));
  return row?.count ?? 0;
};

const insert = async (tx: Transaction, rule: StoredRule): Promise<StoredRule | null> => {
  if ((await countOf(tx, rule)) >= MOST_RULES[rule.kind]) return null;
  const at = new Date(rule.createdAt);
  const values = { ...rule, slot: slotOfRule(rule.kind), version: 1, createdAt: at, updatedAt: at };
  return ruleOfRow(oneRow(await tx.insert(automations).values(values).returning()));
};

const replace = async (tx: Transaction, rule: StoredRule, known: StoredRule): Promise<StoredRule | null> => {
  if (known.userId !== rule.userId || known.kind !== rule.kind || known.state === "ended") return null;
  // It may have tripped after whoever asks has looked.
  if (isResting(known, rule.createdAt)) return null;
  const config = sql`${JSON.stringify(rule.config)}::text::jsonb`;
  const rows = await tx
    .update(automations)
    .set({
      config: rule.config,
      memory: keepWatching(known, rule).memory,
      looks: sql`${automations.looks} + 1`,
      version: sql`${automations.version} + (${automations.config} <> ${config})::int`,
      state: "armed",
      heldBy: null,
      updatedAt: new Date(rule.createdAt),
    })
    .where(eq(automations.id, rule.id))
    .returning();
  return ruleOfRow(oneRow(rows));
};

/**
 * Arms a rule inside a transaction; see the port. The account is held still, so that two who arm at once never pass the most
 * there may be.
 */
export const armRuleIn = async (
  tx: Transaction,
  rule: StoredRule,
  legs: readonly LegRearm[],
  takenFrom: ArmedFrom | null,
): Promise<StoredRule | null> => {
  if ((await lockAccount(tx, rule.accountId)) === null) return null;
  const [row] = await tx.select().from(automations).where(eq(automations.id, rule.id)).for("no key update");
  const stored = row === undefined ? await insert(tx, rule) : await replace(tx, rule, ruleOfRow(row));
  if (stored === null) return null;
  const madeAt = new Date(rule.createdAt);
  const { id: automationId, version, kind, config } = stored;
  await tx
    .insert(automationVersions)
    .values({ automationId, version, kind, config, madeAt })
    .onConflictDoNothing();
  await writeArming(tx, stored, { at: madeAt, takenFrom });
  await writeTriggers(tx, stored.id, legs);
  return stored;
};

/** Stops a rule and all it waits for. */
const stop = (db: Database, userId: string, ruleId: string, state: "paused" | "ended", at: number) =>
  db.transaction(async (tx) => {
    const own = and(eq(automations.id, ruleId), eq(automations.userId, userId), isRule, isAlive);
    const [before] = await tx.select().from(automations).where(own).for("no key update");
    if (before === undefined) return null;
    if (state === "ended" && isResting(ruleOfRow(before), at)) return null;
    const [row] = await tx
      .update(automations)
      .set({ state, looks: sql`${automations.looks} + 1`, updatedAt: new Date(at) })
      .where(own)
      .returning();
    if (row === undefined) return null;
    const what = state === "paused" ? "paused" : "deleted";
    if (before.state !== state) await writeChanges(tx, [row], { what, by: "trader", at: new Date(at) });
    await tx.delete(triggers).where(eq(triggers.automationId, ruleId));
    await tx.delete(triggerWork).where(eq(triggerWork.automationId, ruleId));
    return ruleOfRow(row);
  });

/** Undoes a look that came too late; never leaves this file. */
class LateLook extends Error {}

const writeLook = async (tx: Transaction, look: RuleLook): Promise<void> => {
  const { rule, work, memory, state, heldBy, legs, receipt, at } = look;
  if ((await lockAccount(tx, rule.accountId)) === null) throw new LateLook();
  const [row] = await tx
    .update(automations)
    .set({ memory, state, heldBy, looks: sql`${automations.looks} + 1`, updatedAt: new Date(at) })
    .where(
      and(
        eq(automations.id, rule.id),
        eq(automations.looks, rule.looks),
        eq(automations.state, "armed"),
        isRule,
      ),
    )
    .returning({ id: automations.id, userId: automations.userId, version: automations.version });
  if (row === undefined) throw new LateLook();
  if (state === "ended") await writeChanges(tx, [row], { what: "ended", by: "axisor", at: new Date(at) });
  if (work !== null && (await endWork(tx, work)) === "over") throw new LateLook();
  await writeTriggers(tx, rule.id, state === "ended" ? [] : legs);
  if (receipt !== null) await writeReceipt(tx, receipt);
};

const settle = async (db: Database, look: RuleLook): Promise<boolean> => {
  try {
    await db.transaction((tx) => writeLook(tx, look));
    return true;
  } catch (error) {
    if (error instanceof LateLook) return false;
    throw error;
  }
};

const list = async (db: Database, which: SQL | undefined): Promise<StoredRule[]> => {
  const rows = await db
    .select()
    .from(automations)
    .where(and(which, isRule, isAlive))
    .orderBy(asc(automations.createdAt), asc(automations.id));
  return rows.map(ruleOfRow);
};

/** Rules of whole accounts, in PostgreSQL. */
export const createPostgresAccountRules = (db: Database): AccountRules => ({
  arm: (rule, legs, from) => db.transaction((tx) => armRuleIn(tx, rule, legs, from ?? null)),
  pause: (userId, ruleId, at) => stop(db, userId, ruleId, "paused", at),
  end: (userId, ruleId, at) => stop(db, userId, ruleId, "ended", at),
  find: async (ruleId) => (await list(db, eq(automations.id, ruleId)))[0] ?? null,
  ofUser: (userId) => list(db, eq(automations.userId, userId)),
  ofAccount: (accountId) =>
    list(db, and(eq(automations.accountId, accountId), eq(automations.state, "armed"))),
  settle: (look) => settle(db, look),
  ...postgresEntries(db),
});

import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { ACCOUNT_RULE_KINDS } from "#domain/automations/account-rule.ts";
import { enteredBy } from "#domain/automations/entries/entered-by.ts";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import type {
  AccountRules,
  NamedPosition,
  OpenedEntry,
  RuleVersion,
  StoredEntry,
  StoredRule,
} from "#ports/account-rules.ts";
import { ruleOfRow } from "./automation-rows.ts";
import { lockAccount } from "./intents/check-caps.ts";
import type { Database, Transaction } from "./open-database.ts";
import { insertGuard } from "./postgres-automations.ts";
import { automations, tradeIntents, triggers, triggerWork } from "./schema/guarding.ts";
import { writeTriggers } from "./write-triggers.ts";

const isOpening = eq(tradeIntents.action, "open-trade");

const enteredOfRow = ({ epoch, plannedAt, details, facts }: typeof tradeIntents.$inferSelect) =>
  enteredBy({ epoch, plannedAt: plannedAt.getTime(), action: details, facts });

const entriesOfEach = async (
  db: Database,
  ruleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEntry[]>> => {
  if (ruleIds.length === 0) return new Map();
  const isOfThem = inArray(tradeIntents.causeId, [...ruleIds]);
  const rows = await db
    .select()
    .from(tradeIntents)
    .where(and(isOfThem, isOpening, inArray(tradeIntents.state, [...BINDING_STATES])))
    .orderBy(asc(tradeIntents.plannedAt), asc(tradeIntents.epoch));
  const entries = new Map<string, StoredEntry[]>();
  for (const row of rows) {
    const entered = enteredOfRow(row);
    if (entered === null) continue;
    const entry = { ...entered.entry, intentId: row.id };
    entries.set(row.causeId, [...(entries.get(row.causeId) ?? []), entry]);
  }
  return entries;
};

const asleep = async (db: Database, accountId: string): Promise<StoredRule[]> => {
  const rows = await db
    .select()
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        inArray(automations.kind, [...ACCOUNT_RULE_KINDS]),
        eq(automations.state, "armed"),
        sql`not exists (select 1 from ${triggers} where ${triggers.automationId} = ${automations.id}
              and (${triggers.armed} or ${triggers.rearmAt} is not null))`,
        sql`not exists (select 1 from ${triggerWork} where ${triggerWork.automationId} = ${automations.id})`,
        sql`not exists (select 1 from ${tradeIntents} where ${tradeIntents.causeId} = ${automations.id}
              and ${tradeIntents.state} in ('planned', 'sent'))`,
      ),
    )
    .orderBy(asc(automations.createdAt), asc(automations.id));
  return rows.map(ruleOfRow);
};

/** Whether a guard stands on a position, or ever stood. */
const everGuarded = (accountId: string, positionId: string) =>
  and(
    eq(automations.accountId, accountId),
    eq(automations.positionId, positionId),
    eq(automations.kind, "margin-guard"),
  );

/** Positions among these on which a guard stands, or ever stood. */
const guardedAmong = async (
  db: Database,
  accountId: string,
  positionIds: readonly string[],
): Promise<ReadonlySet<string | null>> => {
  const guards = await db
    .select({ positionId: automations.positionId })
    .from(automations)
    .where(
      and(
        eq(automations.accountId, accountId),
        inArray(automations.positionId, [...positionIds]),
        eq(automations.kind, "margin-guard"),
      ),
    );
  return new Set(guards.map(({ positionId }) => positionId));
};

const neverGuarded = async (
  db: Database,
  accountId: string,
  positionIds: readonly string[],
): Promise<readonly string[]> => {
  if (positionIds.length === 0) return [];
  const guarded = await guardedAmong(db, accountId, positionIds);
  return positionIds.filter((id) => !guarded.has(id));
};

const unguarded = async (
  db: Database,
  accountId: string,
  named: readonly NamedPosition[],
): Promise<OpenedEntry[]> => {
  const ids = named.map(({ intentId }) => intentId);
  const rows = await db
    .select()
    .from(tradeIntents)
    .where(and(inArray(tradeIntents.id, ids), eq(tradeIntents.accountId, accountId), isOpening));
  const guarded = await guardedAmong(
    db,
    accountId,
    named.map(({ positionId }) => positionId),
  );
  return named.flatMap(({ positionId, intentId }) => {
    const row = rows.find(({ id }) => id === intentId);
    const entered = row === undefined ? null : enteredOfRow(row);
    if (row === undefined || entered === null || guarded.has(positionId)) return [];
    return [{ positionId, intentId, ruleId: row.causeId, userId: row.userId, config: entered.config }];
  });
};

/** Whether a rule is armed by these settings; it stays so until the transaction ends. */
const standsStill = async (tx: Transaction, { id, version }: RuleVersion): Promise<boolean> => {
  const rows = await tx
    .select({ id: automations.id })
    .from(automations)
    .where(and(eq(automations.id, id), eq(automations.version, version), eq(automations.state, "armed")))
    .for("share");
  return rows.length === 1;
};

/** The account is held still, so that of two readings at once one arms it; a trader who arms it meanwhile comes first. */
const guardFirst = (
  db: Database,
  ...[guard, legs, maker]: Parameters<AccountRules["guardFirst"]>
): Promise<boolean> =>
  db.transaction(async (tx) => {
    if ((await lockAccount(tx, guard.accountId)) === null) return false;
    if (maker.by === "plan" && !(await standsStill(tx, maker))) return false;
    const [known] = await tx
      .select({ id: automations.id })
      .from(automations)
      .where(everGuarded(guard.accountId, guard.positionId))
      .limit(1);
    if (known !== undefined) return false;
    const stored = await insertGuard(tx, guard, maker.by);
    if (stored === null) return false;
    await writeTriggers(
      tx,
      stored.id,
      legs.map((leg) => ({ ...leg, kind: "now" })),
    );
    return true;
  });

/** What became of the entries of rules, in PostgreSQL. */
export const postgresEntries = (
  db: Database,
): Pick<
  AccountRules,
  "entriesOf" | "entriesOfEach" | "asleep" | "unguarded" | "neverGuarded" | "guardFirst"
> => ({
  entriesOf: async (ruleId) => (await entriesOfEach(db, [ruleId])).get(ruleId) ?? [],
  entriesOfEach: (ruleIds) => entriesOfEach(db, ruleIds),
  asleep: (accountId) => asleep(db, accountId),
  unguarded: async (accountId, named) => (named.length === 0 ? [] : unguarded(db, accountId, named)),
  neverGuarded: (accountId, positionIds) => neverGuarded(db, accountId, positionIds),
  guardFirst: (...asked) => guardFirst(db, ...asked),
});

import { randomUUID } from "node:crypto";
import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { AlertChange, StandingAlert } from "#domain/operations/follow-alerts.ts";
import type { AlertLine, Operations, StandingComponent } from "#ports/operations.ts";
import { newestFirst } from "./newest-first.ts";
import type { Database, Transaction } from "./open-database.ts";
import { readFigures } from "./operating/read-figures.ts";
import { readStoredFacts } from "./operating/read-stored-facts.ts";
import { componentStates, heartbeats, operatorAlerts } from "./schema/operating.ts";
import { users } from "./schema/people.ts";
import { outbox } from "./schema/telling.ts";
import { traceOf } from "./trace-of.ts";

/** Whoever follows alerts holds this until it commits. */
const FOLLOW_LOCK = 7_246_003;

const alertOfRow = (row: typeof operatorAlerts.$inferSelect): AlertLine => ({
  id: row.id,
  rule: row.rule,
  subject: row.subject,
  severity: row.severity,
  detail: row.detail,
  since: row.since.getTime(),
  seenAt: row.seenAt.getTime(),
  silencedUntil: row.silencedUntil?.getTime() ?? null,
  clearedAt: row.clearedAt?.getTime() ?? null,
});

const componentOfRow = (row: typeof componentStates.$inferSelect): StandingComponent => ({
  name: row.name,
  state: row.state,
  detail: row.detail,
  latencyMs: row.latencyMs,
  since: row.since.getTime(),
  seenAt: row.seenAt.getTime(),
});

const isStanding = ({ rule, subject }: StandingAlert) =>
  and(eq(operatorAlerts.rule, rule), eq(operatorAlerts.subject, subject), isNull(operatorAlerts.clearedAt));

const store = async (tx: Transaction, { kind, alert }: AlertChange, at: number): Promise<void> => {
  const { rule, subject, severity, detail, since, seenAt } = alert;
  if (kind === "raised") {
    await tx.insert(operatorAlerts).values({
      ...{ id: randomUUID(), rule, subject, severity, detail },
      since: new Date(since),
      seenAt: new Date(seenAt),
    });
    return;
  }
  const change =
    kind === "cleared" ? { clearedAt: new Date(at) } : { severity, detail, seenAt: new Date(seenAt) };
  await tx.update(operatorAlerts).set(change).where(isStanding(alert));
};

/** Written out, not a parameter: the index is found by its predicate. */
const isOperator = sql`${users.role} = 'operator'`;

const tell = async (tx: Transaction, changes: readonly AlertChange[], at: number): Promise<void> => {
  const told = changes.filter(({ isTold }) => isTold);
  if (told.length === 0) return;
  const operators = await tx.select({ id: users.id }).from(users).where(isOperator);
  const rows = operators.flatMap(({ id: userId }) =>
    told.map(({ kind, alert: { rule, subject, severity, detail, since } }) => ({
      id: randomUUID(),
      userId,
      receiptId: null,
      severity: kind === "cleared" ? ("info" as const) : severity,
      outcome: "told" as const,
      facts: {
        ...{ kind: "operator-alert" as const, rule, subject, detail, since },
        state: kind === "cleared" ? ("cleared" as const) : ("raised" as const),
      },
      at: new Date(at),
      traceparent: traceOf(tx),
    })),
  );
  if (rows.length > 0) await tx.insert(outbox).values(rows);
};

/** How the installation stands, in PostgreSQL. */
export const createPostgresOperations = (db: Database): Operations => ({
  ping: async () => {
    await db.execute(sql`select 1`);
  },
  migrations: async () => {
    const rows = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
    );
    return [...rows][0]?.count ?? 0;
  },
  beat: async ({ startedAt, seenAt, ...process }) => {
    const row = { ...process, startedAt: new Date(startedAt), seenAt: new Date(seenAt) };
    await db
      .insert(heartbeats)
      .values(row)
      .onConflictDoUpdate({ target: heartbeats.id, set: { seenAt: row.seenAt } });
  },
  leave: async (id) => {
    await db.delete(heartbeats).where(eq(heartbeats.id, id));
  },
  living: async (since) => {
    const rows = await db
      .select()
      .from(heartbeats)
      .where(gte(heartbeats.seenAt, new Date(since)));
    return rows.map(({ startedAt, seenAt, ...process }) => ({
      ...process,
      startedAt: startedAt.getTime(),
      seenAt: seenAt.getTime(),
    }));
  },
  facts: (at) => readStoredFacts(db, at),
  figures: (at) => readFigures(db, at),
  note: async (components, at) => {
    const seenAt = new Date(at);
    const rows = await db
      .insert(componentStates)
      .values(components.map((component) => ({ ...component, since: seenAt, seenAt })))
      .onConflictDoUpdate({
        target: componentStates.name,
        set: {
          state: sql`excluded.state`,
          detail: sql`excluded.detail`,
          latencyMs: sql`excluded.latency_ms`,
          since: sql`case when ${componentStates.state} = excluded.state then ${componentStates.since} else excluded.since end`,
          seenAt: sql`excluded.seen_at`,
        },
      })
      .returning();
    return rows.map(componentOfRow);
  },
  lastNoted: async () => {
    const rows = await db.select().from(componentStates);
    const at = Math.max(...rows.map(({ seenAt }) => seenAt.getTime()));
    return rows.length === 0 ? null : { components: rows.map(componentOfRow), at };
  },
  follow: (follow, at) =>
    db.transaction(async (tx) => {
      const turn = await tx.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(${FOLLOW_LOCK}) as mine`,
      );
      if ([...turn][0]?.mine !== true) return null;
      const rows = await tx.select().from(operatorAlerts).where(isNull(operatorAlerts.clearedAt));
      const changes = follow(rows.map(alertOfRow));
      for (const change of changes) await store(tx, change, at);
      await tell(tx, changes, at);
      return changes;
    }),
  standing: async () => {
    const rows = await db
      .select()
      .from(operatorAlerts)
      .where(isNull(operatorAlerts.clearedAt))
      .orderBy(newestFirst(operatorAlerts.since), newestFirst(operatorAlerts.id));
    return rows.map(alertOfRow);
  },
  alerts: async ({ limit, before }) => {
    const edge = sql`(select since, id from operator_alerts where id = ${before})`;
    const rows = await db
      .select()
      .from(operatorAlerts)
      .where(before === null ? undefined : sql`(${operatorAlerts.since}, ${operatorAlerts.id}) < ${edge}`)
      .orderBy(newestFirst(operatorAlerts.since), newestFirst(operatorAlerts.id))
      .limit(limit);
    return rows.map(alertOfRow);
  },
  silence: async (id, until) => {
    const silenced = await db
      .update(operatorAlerts)
      .set({ silencedUntil: until === null ? null : new Date(until) })
      .where(and(eq(operatorAlerts.id, id), isNull(operatorAlerts.clearedAt)))
      .returning({ id: operatorAlerts.id });
    return silenced.length > 0;
  },
});

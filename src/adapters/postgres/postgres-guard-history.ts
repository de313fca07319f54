import { and, asc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { GuardSpending } from "#domain/automations/guard-bounds.ts";
import { restIn } from "#domain/automations/history/rest-in.ts";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { sats } from "#domain/units.ts";
import type { Blindness, GuardHistory, PastGuard } from "#ports/guard-history.ts";
import { guardConfigOf } from "./automation-rows.ts";
import type { Database } from "./open-database.ts";
import { positionOfRow } from "./rows.ts";
import { accountBlindness, exchangeAccounts, positionChanges, positions } from "./schema/accounts.ts";
import { automations, automationVersions, tradeIntents } from "./schema/guarding.ts";
import { automationChanges } from "./schema/history.ts";

type Stretch = Parameters<GuardHistory["find"]>[2];
type Version = Pick<typeof automationVersions.$inferSelect, "version" | "kind" | "config">;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The settings in force as the stretch began, else the first that were made in it. */
const versionAt = async (db: Database, guardId: string, { from, to }: Stretch): Promise<Version | null> => {
  const made = await db
    .select()
    .from(automationVersions)
    .where(and(eq(automationVersions.automationId, guardId), lt(automationVersions.madeAt, new Date(to))))
    .orderBy(asc(automationVersions.version));
  return made.findLast(({ madeAt }) => madeAt.getTime() <= from) ?? made[0] ?? null;
};

/** All that was done to the guard, what came after the stretch too: it tells when a pause of then ended. */
const changesOf = async (db: Database, guardId: string) => {
  const rows = await db
    .select({ kind: automationChanges.what, at: automationChanges.at })
    .from(automationChanges)
    .where(eq(automationChanges.automationId, guardId))
    .orderBy(asc(automationChanges.id));
  return rows.map(({ kind, at }) => ({ kind, at: at.getTime() }));
};

/** The position as last read when the stretch began, else as first read in it: what changes in its life, on what does not. */
const positionAt = async (
  db: Database,
  { accountId, positionId }: { readonly accountId: string; readonly positionId: string },
  { from, to }: Stretch,
): Promise<Pick<PastGuard, "position" | "positionEndedAt">> => {
  if (positionId === null) return { position: null, positionEndedAt: null };
  const [row] = await db
    .select()
    .from(positions)
    .where(and(eq(positions.accountId, accountId), eq(positions.id, positionId)));
  const start = new Date(from);
  const [change] = await db
    .select()
    .from(positionChanges)
    .where(
      and(
        eq(positionChanges.accountId, accountId),
        eq(positionChanges.positionId, positionId),
        lt(positionChanges.readAt, new Date(to)),
      ),
    )
    .orderBy(
      sql`${positionChanges.readAt} > ${start.toISOString()}::timestamptz`,
      sql`abs(extract(epoch from ${positionChanges.readAt} - ${start.toISOString()}::timestamptz))`,
    )
    .limit(1);
  if (row === undefined || change === undefined) return { position: null, positionEndedAt: null };
  const { accountId: _, readAt, ...known } = positionOfRow(row);
  const { margin, price, liquidation, fundingPaid, stopLoss } = change;
  // What it was worth follows from a price of then, which no reading of now knows.
  const position = { ...known, margin, price, liquidation, fundingPaid, stopLoss, pl: sats(0) };
  return { position, positionEndedAt: row.isRunning ? null : readAt };
};

/** What the guard had spent by `at`; an effect whose outcome nobody knows counts, as it did then. */
const spendingAt = async (
  db: Database,
  guardId: string,
  version: number,
  at: number,
): Promise<GuardSpending> => {
  const dayBefore = sql`${new Date(at - DAY_MS).toISOString()}::timestamptz`;
  const [row] = await db
    .select({
      inAll: sql<string>`coalesce(sum(${tradeIntents.amount}), 0)`,
      inDay: sql<string>`coalesce(sum(${tradeIntents.amount}) filter (where ${tradeIntents.plannedAt} > ${dayBefore}), 0)`,
      done: sql<string | null>`string_agg(distinct ${tradeIntents.facts} #>> '{verdict,step}', ',')
        filter (where (${tradeIntents.facts} ->> 'version')::int = ${version})`,
      lastAt: sql<string | null>`extract(epoch from max(${tradeIntents.doneAt})
        filter (where ${tradeIntents.state} in ('confirmed', 'ambiguous')
                  and ${tradeIntents.doneAt} <= ${new Date(at).toISOString()}::timestamptz)) * 1000`,
    })
    .from(tradeIntents)
    .where(
      and(
        eq(tradeIntents.causeId, guardId),
        inArray(tradeIntents.state, [...BINDING_STATES]),
        lt(tradeIntents.plannedAt, new Date(at)),
      ),
    );
  const lastAt = row?.lastAt ?? null;
  return {
    addedInAll: sats(Number(row?.inAll ?? 0)),
    addedInDay: sats(Number(row?.inDay ?? 0)),
    sinceLastActionMs: lastAt === null ? null : at - Math.round(Number(lastAt)),
    doneSteps: (row?.done ?? "").split(",").filter(Boolean).map(Number),
  };
};

const blindIn = async (db: Database, accountId: string, { from, to }: Stretch): Promise<Blindness | null> => {
  const [row] = await db
    .select()
    .from(accountBlindness)
    .where(
      and(
        eq(accountBlindness.accountId, accountId),
        lt(accountBlindness.since, new Date(to)),
        or(isNull(accountBlindness.until), gte(accountBlindness.until, new Date(from))),
      ),
    )
    .orderBy(asc(accountBlindness.since))
    .limit(1);
  if (row === undefined) return null;
  return { since: row.since.getTime(), until: row.until?.getTime() ?? null, reason: row.reason };
};

/** What guards were, from the versions of their settings and the changes of their positions. */
export const createPostgresGuardHistory = (db: Database): GuardHistory => ({
  find: async (userId, guardId, stretch) => {
    const [found] = await db
      .select({ guard: automations, network: exchangeAccounts.network })
      .from(automations)
      .innerJoin(exchangeAccounts, eq(exchangeAccounts.id, automations.accountId))
      .where(
        and(
          eq(automations.id, guardId),
          eq(automations.userId, userId),
          eq(automations.kind, "margin-guard"),
        ),
      );
    if (found === undefined) return null;
    const { guard, network } = found;
    const { accountId, positionId } = guard;
    if (positionId === null) return null;
    const version = await versionAt(db, guardId, stretch);
    return {
      accountId,
      network,
      config: version === null ? null : guardConfigOf(version),
      rest: restIn(await changesOf(db, guardId), stretch),
      ...(await positionAt(db, { accountId, positionId }, stretch)),
      spending: await spendingAt(db, guardId, version?.version ?? 0, stretch.from),
      blind: await blindIn(db, accountId, stretch),
    };
  },
});

import { desc, eq, sql } from "drizzle-orm";
import type { Canary, StandingCanary } from "#ports/canary.ts";
import type { NewUser } from "#ports/users.ts";
import type { Database, RetryingDatabase, Transaction } from "./open-database.ts";
import { tradeIntents } from "./schema/guarding.ts";
import { canary } from "./schema/operating.ts";
import { users } from "./schema/people.ts";

/** Whoever proves protection holds this until the round is over. */
const ROUND_LOCK = 7_246_004;
/** A transaction in which nothing happens is ended by the server after 5 s: this keeps a round's alive. */
const STIR_EVERY_MS = 2_000;

/** A round has one effect, or two where the price moves meanwhile. */
const NEWEST = 20;

/** What stands where nothing is connected yet. */
const NO_ACCOUNT = "00000000-0000-0000-0000-000000000000";
const NO_POSITION = "";

const read = async (db: Database | Transaction): Promise<StandingCanary | null> => {
  const [row] = await db
    .select({ canary, email: users.email })
    .from(canary)
    .innerJoin(users, eq(users.id, canary.userId));
  if (row === undefined) return null;
  const { userId, accountId, positionId, startedAt, provenAt } = row.canary;
  return {
    ...{ userId, email: row.email },
    accountId: accountId === NO_ACCOUNT ? null : accountId,
    positionId: positionId === NO_POSITION ? null : positionId,
    startedAt: startedAt.getTime(),
    provenAt: provenAt?.getTime() ?? null,
  };
};

// A round trades.
const alone = <T>(db: RetryingDatabase, round: () => Promise<T>): Promise<T | null> =>
  db.once(async (tx) => {
    const turn = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(${ROUND_LOCK}) as mine`,
    );
    if ([...turn][0]?.mine !== true) return null;
    const stirring = setInterval(() => void tx.execute(sql`select 1`).catch(() => {}), STIR_EVERY_MS);
    try {
      return await round();
    } finally {
      clearInterval(stirring);
    }
  });

const replace = (db: Database, user: NewUser): Promise<void> =>
  db.transaction(async (tx) => {
    const before = await read(tx);
    if (before !== null) await tx.delete(users).where(eq(users.id, before.userId));
    const createdAt = new Date(user.createdAt);
    await tx.insert(users).values({ ...user, createdAt });
    const provenAt = before?.provenAt ?? null;
    const isOwed = before !== null && provenAt === null;
    await tx.insert(canary).values({
      ...{ userId: user.id, accountId: NO_ACCOUNT, positionId: NO_POSITION },
      startedAt: isOwed ? new Date(before.startedAt) : createdAt,
      provenAt: provenAt === null ? null : new Date(provenAt),
    });
  });

const change = async (
  db: Database,
  userId: string,
  set: Partial<typeof canary.$inferInsert>,
): Promise<boolean> => {
  const changed = await db
    .update(canary)
    .set(set)
    .where(eq(canary.userId, userId))
    .returning({ id: canary.id });
  return changed.length > 0;
};

/** The proof of protection, in PostgreSQL. */
export const createPostgresCanary = (db: RetryingDatabase): Canary => ({
  alone: (round) => alone(db, round),
  standing: () => read(db),
  replace: (user) => replace(db, user),
  equip: (userId, { accountId, positionId }) =>
    change(db, userId, { accountId: accountId ?? NO_ACCOUNT, positionId: positionId ?? NO_POSITION }),
  newestEffects: async (guardId) => {
    const { id, action, amount, state, causeId, epoch } = tradeIntents;
    const rows = await db
      .select({ id, action, amount, state })
      .from(tradeIntents)
      .where(eq(causeId, guardId))
      .orderBy(desc(epoch))
      .limit(NEWEST);
    return rows.toReversed();
  },
  prove: (userId, at) => change(db, userId, { provenAt: new Date(at) }),
  remove: async () => {
    const standing = await read(db);
    if (standing !== null) await db.delete(users).where(eq(users.id, standing.userId));
  },
});

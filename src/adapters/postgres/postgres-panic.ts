import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Panic, PanicProgress, PanicRun, RunProgress, StandingStage } from "#ports/panic.ts";
import { fromNow } from "./intents/lease.ts";
import type { Database, Transaction } from "./open-database.ts";
import { claimRuns, progressOfRow } from "./panic/claim-runs.ts";
import { writeStage } from "./panic/write-stage.ts";
import { panicAims, panicRuns, panicStages } from "./schema/panic.ts";

type RunId = Pick<PanicRun, "panicId" | "accountId">;

const ofRun = ({ panicId, accountId }: RunId) =>
  and(eq(panicAims.panicId, panicId), eq(panicAims.accountId, accountId));

const isRun = ({ panicId, accountId }: RunId) =>
  and(eq(panicRuns.panicId, panicId), eq(panicRuns.accountId, accountId));

/** Adds aims behind those there are; what is aimed at already stays as it is. */
const addAims = async (
  db: Database | Transaction,
  { panicId, accountId }: RunId,
  aims: Parameters<Panic["begin"]>[1],
  at: number,
): Promise<void> => {
  if (aims.length === 0) return;
  const [last] = await db
    .select({ place: sql<number>`coalesce(max(${panicAims.place}), -1)::int` })
    .from(panicAims)
    .where(ofRun({ panicId, accountId }));
  const rows = aims.map((aim, after) => ({
    panicId,
    accountId,
    ...aim,
    place: (last?.place ?? -1) + 1 + after,
    state: "planned" as const,
    updatedAt: new Date(at),
  }));
  await db.insert(panicAims).values(rows).onConflictDoNothing();
};

const begin = (db: Database, ...[run, aims]: Parameters<Panic["begin"]>): Promise<void> =>
  db.transaction(async (tx) => {
    const { startedAt, ...rest } = run;
    const begun = await tx
      .insert(panicRuns)
      .values({ ...rest, startedAt: new Date(startedAt), leaseUntil: fromNow(0) })
      .onConflictDoNothing()
      .returning({ panicId: panicRuns.panicId });
    if (begun.length === 1) await addAims(tx, run, aims, startedAt);
  });

const progress = async (
  db: Database,
  ...[userId, panicId]: Parameters<Panic["progress"]>
): Promise<readonly RunProgress[]> => {
  const runs = await db
    .select()
    .from(panicRuns)
    .where(and(eq(panicRuns.panicId, panicId), eq(panicRuns.userId, userId)))
    .orderBy(asc(panicRuns.accountId));
  if (runs.length === 0) return [];
  const aims = await db
    .select()
    .from(panicAims)
    .where(eq(panicAims.panicId, panicId))
    .orderBy(asc(panicAims.place));
  return runs.map(({ accountId, startedAt, doneAt }) => ({
    accountId,
    startedAt: startedAt.getTime(),
    doneAt: doneAt?.getTime() ?? null,
    aims: aims.filter((aim) => aim.accountId === accountId).map(progressOfRow),
  }));
};

const note = async (db: Database, ...[run, aim, at]: Parameters<Panic["note"]>): Promise<void> => {
  const { kind, id, state, attempt, words }: Omit<PanicProgress, "accountId" | "quantity" | "updatedAt"> =
    aim;
  await db
    .update(panicAims)
    .set({ state, attempt, words, updatedAt: new Date(at) })
    .where(and(ofRun(run), eq(panicAims.kind, kind), eq(panicAims.id, id)));
};

const stageOfRow = ({ accountId, stage, by, at }: typeof panicStages.$inferSelect): StandingStage => ({
  ...{ accountId, stage, by },
  at: at.getTime(),
});

/** The panic switch in PostgreSQL. */
export const createPostgresPanic = (db: Database): Panic => {
  const latestOfUser = db
    .select({ panicId: panicRuns.panicId })
    .from(panicRuns)
    .where(eq(panicRuns.userId, sql.placeholder("userId")))
    .orderBy(desc(panicRuns.startedAt), desc(panicRuns.panicId))
    .limit(1);
  const latestAlone = latestOfUser.prepare("latest-panic-of-user");
  const standsFirst = sql`${panicStages.accountId} nulls first`;
  const isOfUser = eq(panicStages.userId, sql.placeholder("userId"));
  const stagesOfUser = db
    .select()
    .from(panicStages)
    .where(isOfUser)
    .orderBy(standsFirst)
    .prepare("panic-stages-of-user");
  // Asked for by every look at a page: one line for each stage, and one where none stands.
  const lookOfUser = db
    .select({ latest: sql<string | null>`latest.id`, stage: panicStages })
    .from(sql`(select (${latestOfUser.getSQL()}) as id) latest`)
    .leftJoin(panicStages, isOfUser)
    .orderBy(standsFirst)
    .prepare("panic-look-of-user");
  return {
    standing: async (userId) => (await stagesOfUser.execute({ userId })).map(stageOfRow),
    look: async (userId) => {
      const rows = await lookOfUser.execute({ userId });
      const standing = rows.flatMap(({ stage }) => (stage === null ? [] : [stageOfRow(stage)]));
      return { standing, latest: rows[0]?.latest ?? null };
    },
    raise: (change) => writeStage(db, change, false),
    put: (change) => writeStage(db, change, true),
    begin: (...args) => begin(db, ...args),
    claim: (...args) => claimRuns(db, ...args),
    aimAt: (run, aims, at) => addAims(db, run, aims, at),
    note: (...args) => note(db, ...args),
    release: async (run, next) => {
      await db
        .update(panicRuns)
        .set(next.kind === "done" ? { doneAt: new Date(next.at) } : { leaseUntil: fromNow(next.afterMs) })
        .where(and(isRun(run), isNull(panicRuns.doneAt)));
    },
    progress: (...args) => progress(db, ...args),
    latest: async (userId) => {
      const [run] = await latestAlone.execute({ userId });
      return run?.panicId ?? null;
    },
  };
};

import { and, asc, desc, eq, gt, gte, lt, sql } from "drizzle-orm";
import type { EventPage, SecurityLog } from "#ports/security-log.ts";
import { newestFirst } from "./newest-first.ts";
import { oneRow } from "./one-row.ts";
import type { Database } from "./open-database.ts";
import { securityChain, securityEvents } from "./schema/security.ts";
import { appendEvent } from "./security/append-event.ts";
import { eventOfRow, linkOfRow } from "./security/event-rows.ts";
import { inTurn } from "./security/in-turn.ts";
import { readRecent } from "./security/read-recent.ts";

const beforePage = ({ before }: EventPage) => (before === null ? undefined : lt(securityEvents.seq, before));

/** Written out, not a parameter: the index is found by its predicate. */
const IS_RISKY = sql`${securityEvents.risk} > 0.8`;

const list = async (db: Database, { minRisk, ...page }: Parameters<SecurityLog["list"]>[0]) => {
  const isListed = minRisk === null ? undefined : and(IS_RISKY, gte(securityEvents.risk, minRisk));
  const rows = await db
    .select()
    .from(securityEvents)
    .where(and(beforePage(page), isListed))
    .orderBy(minRisk === null ? desc(securityEvents.seq) : newestFirst(securityEvents.seq))
    .limit(page.limit);
  return rows.map(eventOfRow);
};

const ofUser = async (db: Database, userId: string, page: EventPage) => {
  const rows = await db
    .select()
    .from(securityEvents)
    .where(and(eq(securityEvents.userId, userId), beforePage(page)))
    .orderBy(newestFirst(securityEvents.seq))
    .limit(page.limit);
  return rows.map(eventOfRow);
};

const links = async (db: Database, after: number, limit: number) => {
  const rows = await db
    .select()
    .from(securityEvents)
    .where(gt(securityEvents.seq, after))
    .orderBy(asc(securityEvents.seq))
    .limit(limit);
  return rows.map(linkOfRow);
};

/** One adds, and one is ready to as soon as the lock is free. */
const ADDING_AT_ONCE = 2;

/** The security log in PostgreSQL: the chain's one row is locked by whoever adds the next event. */
export const createPostgresSecurityLog = (db: Database, adding = inTurn(ADDING_AT_ONCE)): SecurityLog => ({
  append: (event, judge) => adding(() => appendEvent(db, event, judge)),
  recentOf: (userId, since) => readRecent(db, userId, since),
  ofUser: (userId, page) => ofUser(db, userId, page),
  list: (request) => list(db, request),
  links: (after, limit) => links(db, after, limit),
  head: async () => {
    const { seq, hash } = oneRow(await db.select().from(securityChain).where(eq(securityChain.id, 1)));
    return { seq, hash: Buffer.from(hash).toString("hex") };
  },
});

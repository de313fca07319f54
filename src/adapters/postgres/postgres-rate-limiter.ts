import { createHash } from "node:crypto";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Clock } from "#ports/clock.ts";
import type { AttemptCounter, RateLimiterFailure, RateRule } from "#ports/rate-limiter.ts";
import type { Database } from "./open-database.ts";

type Sql = Database["$client"];

/** Whom and what for, unreadable: the table holds no address and no network. */
const digestOf = (key: string, rule: RateRule): string =>
  createHash("sha256").update(`${rule.name}\0${key}`).digest("base64url");

/**
 * One attempt, counted and judged in one statement on the locked row, so racing ones cannot pass together. Answers
 * with the start of the window that it was counted in, or that is full. A process whose clock is a little behind counts in
 * the window that the others are in already: to start its own anew would forget what they counted.
 */
const takeOne = async (
  sql: Sql,
  key: string,
  rule: RateRule,
  now: number,
): Promise<{ readonly isTaken: boolean; readonly windowStart: number }> => {
  const { limit, windowMs } = rule;
  const start = now - (now % windowMs);
  const isAhead = sql`c.window_start = ${start + windowMs}::bigint`;
  const isCurrent = sql`c.window_start in (${start}::bigint, ${start + windowMs}::bigint)`;
  const isLast = sql`c.window_start = ${start - windowMs}::bigint`;
  const from = sql`case when ${isAhead} then c.window_start else ${start}::bigint end`;
  const left = sql`case when ${isAhead} then 1 else ${1 - (now - start) / windowMs}::float8 end`;
  const current = sql`case when ${isCurrent} then c.current else 0 end`;
  const previous = sql`case when ${isCurrent} then c.previous when ${isLast} then c.current else 0 end`;
  const [row] = await sql<{ taken: string | null; full_since: string }[]>`
    with taken as (
      insert into auth_counters as c (key, window_start, current, previous, ends_at)
      values (${key}, ${start}::bigint, 1, 0, ${start + 2 * windowMs}::float8)
      on conflict (key) do update set window_start = ${from}, current = ${current} + 1, previous = ${previous},
        ends_at = ${from} + ${2 * windowMs}::float8
      where floor(${left} * ${previous}) + ${current} < ${limit}::int
      returning window_start
    )
    select (select window_start from taken) as taken, coalesce(
      (select greatest(window_start, ${start}::bigint) from auth_counters where key = ${key}),
      ${start}::bigint) as full_since`;
  const isTaken = row !== undefined && row.taken !== null;
  return { isTaken, windowStart: Number(row?.taken ?? row?.full_since ?? start) };
};

/** Where a window became the last one meanwhile it is taken out of there: what counts in the current one are others. */
const giveBackOne = async (sql: Sql, key: string, { windowMs }: RateRule, windowStart: number) => {
  const isCurrent = sql`window_start = ${windowStart}::bigint`;
  const isLast = sql`window_start = ${windowStart + windowMs}::bigint`;
  await sql`
    update auth_counters
    set current = greatest(current - case when ${isCurrent} then 1 else 0 end, 0),
        previous = greatest(previous - case when ${isLast} then 1 else 0 end, 0)
    where key = ${key} and (${isCurrent} or ${isLast})`;
};

const asked = async <T>(work: () => Promise<T>): Promise<Result<T, RateLimiterFailure>> => {
  try {
    return ok(await work());
  } catch (error) {
    // The driver's message repeats what it was given, so only the kind of failure is told.
    return fail({ kind: "unavailable", message: error instanceof Error ? error.name : "unknown failure" });
  }
};

/**
 * Counts in PostgreSQL, for all processes together and through restarts: what attempts to log in are counted by, since
 * it is there whenever there is anything to log in to. Windows are by the caller's clock.
 */
export const createPostgresRateLimiter = (db: Database, now: Clock): AttemptCounter => {
  const sql = db.$client;
  return {
    take: (key, rule) =>
      asked(async () => {
        const at = now();
        const { isTaken, windowStart } = await takeOne(sql, digestOf(key, rule), rule, at);
        // One past the end: there the fading count has dropped by one.
        const retryAfterMs = isTaken ? 0 : windowStart + rule.windowMs - at + 1;
        return { allowed: isTaken, retryAfterMs, windowStart };
      }),
    clear: (key, rule) =>
      asked(async () => {
        await sql`delete from auth_counters where key = ${digestOf(key, rule)}`;
      }),
    giveBack: (key, rule, windowStart) =>
      asked(() => giveBackOne(sql, digestOf(key, rule), rule, windowStart)),
  };
};

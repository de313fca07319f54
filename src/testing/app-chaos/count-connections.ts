import type { Sql } from "postgres";
import { askOverview, type Reader, Refused } from "./ask-overview.ts";
import type { AppStage } from "./open-app-stage.ts";

/** What the run itself looks through. */
const OURS = ["axisor-chaos", "axisor-audit", "axisor-seed"];
const ROUNDS = 4;
const AT_ONCE = 60;
const WITHIN_MS = 30_000;
const SETTLE_MS = 6_000;
const REFUSALS = 6;

/** How many connections of the product there are at the server, by what each calls itself. */
const countNow = async (sql: Sql): Promise<Readonly<Record<string, number>>> => {
  const rows = await sql<{ name: string; count: number }[]>`
    select application_name as name, count(*)::int as count from pg_stat_activity
    where backend_type = 'client backend' and application_name like 'axisor-%'
      and not application_name = any(${OURS})
    group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
};

/** Asks once more when a web process says that it is too busy and when to come: one that has just begun says so to a crowd. */
const askWhenTold = async (reader: Reader, wait: (ms: number) => Promise<void>): Promise<void> => {
  for (let refusals = 0; ; refusals += 1) {
    try {
      await askOverview(reader, WITHIN_MS);
      return;
    } catch (error) {
      const seconds = error instanceof Refused && error.status === 503 ? error.retryAfter : null;
      if (seconds === null || refusals >= REFUSALS) throw error;
      await wait(Number(seconds) * 1_000);
    }
  }
};

/**
 * Asks so much at once that every pool has as many connections as it may, and counts them: before a run and after it they are
 * the same, or some were not given back.
 */
export const countConnections = async (
  { others, sql }: AppStage,
  wait: (ms: number) => Promise<void>,
): Promise<Readonly<Record<string, number>>> => {
  const ask = async (index: number): Promise<void> => {
    const reader = others[index % others.length];
    if (reader !== undefined) await askWhenTold(reader, wait);
  };
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ask(index)));
  await wait(SETTLE_MS);
  return await countNow(sql);
};

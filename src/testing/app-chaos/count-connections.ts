import type { Sql } from "postgres";
import { askOverview } from "./ask-overview.ts";
import type { AppStage } from "./open-app-stage.ts";

/** What the run itself looks through. */
const OURS = ["axisor-chaos", "axisor-audit", "axisor-seed"];
const ROUNDS = 4;
const AT_ONCE = 60;
const WITHIN_MS = 30_000;
const SETTLE_MS = 6_000;

/** How many connections of the product there are at the server, by what each calls itself. */
const countNow = async (sql: Sql): Promise<Readonly<Record<string, number>>> => {
  const rows = await sql<{ name: string; count: number }[]>`
    select application_name as name, count(*)::int as count from pg_stat_activity
    where backend_type = 'client backend' and application_name like 'axisor-%'
      and not application_name = any(${OURS})
    group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
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
    if (reader !== undefined) await askOverview(reader, WITHIN_MS);
  };
  for (let round = 0; round < ROUNDS; round += 1)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => ask(index)));
  await wait(SETTLE_MS);
  return await countNow(sql);
};

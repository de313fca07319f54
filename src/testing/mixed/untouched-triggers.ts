import { arrayOf } from "#adapters/postgres/array-of.ts";
import type { Database } from "#adapters/postgres/open-database.ts";
import type { Tick } from "#domain/triggers/trigger.ts";

type Row = {
  readonly id: string;
  readonly automation_id: string;
  readonly leg: number;
  readonly written: string;
};

/**
 * The armed triggers with a price that a tick reaches, by a look at all of them; asked afterwards, those of them that
 * nobody touched meanwhile. What trails has no price of its own, and a test of its own.
 */
export const untouchedOf =
  ({ $client: sql }: Database) =>
  async ({ low, high }: Tick): Promise<() => Promise<readonly string[]>> => {
    const due = await sql<Row[]>`
      select id::text, automation_id, leg, xmin::text as written from triggers
      where armed and price is not null
        and case side when 'below' then price >= ${low} else price <= ${high} end`;
    if (due.length === 0) return async () => [];
    return async () => {
      const there = await sql<Row[]>`
        select id::text, automation_id, leg, xmin::text as written from triggers
        where armed and id = any(${arrayOf(due.map(({ id }) => id))}::bigint[])`;
      const written = new Map(due.map((row) => [row.id, row.written]));
      return there
        .filter((row) => written.get(row.id) === row.written)
        .map((row) => `automation ${row.automation_id} leg ${row.leg}`);
    };
  };

import type { Sql, TransactionSql } from "postgres";
import type { TableHead } from "./backup-header.ts";

type Named = { readonly name: string };

/** Whoever is referred to comes before who refers to it. */
const inOrder = (names: readonly string[], links: readonly (readonly [string, string])[]): string[] => {
  const placed: string[] = [];
  let left = [...names];
  while (left.length > 0) {
    const free = left.filter((name) =>
      links.every(([from, to]) => from !== name || to === name || placed.includes(to)),
    );
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${left.join(", ")}`);
    placed.push(...free);
    left = left.filter((name) => !free.includes(name));
  }
  return placed;
};

/** The product's tables, each with the columns that are written, in an order they can be filled in. */
export const readTables = async (sql: Sql | TransactionSql): Promise<readonly TableHead[]> => {
  const tables = await sql<(Named & { columns: string[] })[]>`
    select c.relname as name, json_agg(a.attname order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    group by c.relname order by c.relname`;
  const links = await sql<{ from: string; to: string }[]>`
    select distinct f.relname as "from", t.relname as "to"
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace`;
  const columnsOf = new Map(tables.map(({ name, columns }) => [name, columns]));
  return inOrder(
    tables.map(({ name }) => name),
    links.map(({ from, to }) => [from, to] as const),
  ).map((name) => ({ name, columns: columnsOf.get(name) ?? [] }));
};

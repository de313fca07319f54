import type { Sql, TransactionSql } from "postgres";
import { SMALL_TABLES } from "./small-tables.ts";

type Column = { readonly name: string; readonly type: string };
type Table = {
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns of each unique index. */
  readonly unique: readonly (readonly string[])[];
};

/** Rows that stand for all of a table that is nobody's own; copies of more of them say no more. */
const TEMPLATES = 4;
const EVERYBODY = "true";

/** Texts by which rows of several tables belong together, or that an index holds in another form. */
const NAMES = new Set(["position_id", "email"]);

const readTables = async (sql: Sql): Promise<readonly Table[]> =>
  await sql<Table[]>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', t.typname)) from pg_attribute a
       join pg_type t on t.oid = a.atttypid
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select coalesce(json_agg((select json_agg(a.attname order by k.at) from unnest(i.indkey) with ordinality k(num, at)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num)), '[]') from pg_index i
       where i.indrelid = c.oid and i.indisunique and i.indexprs is null) as unique
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`;

/** How a value is made another for the n-th copy; null for what is left as it is. */
const another = ({ name, type }: Column): string | null => {
  const column = `(t.row)."${name}"`;
  switch (type) {
    case "uuid":
      // With the digits that say which kind of uuid it is: what is read is checked for them.
      return `overlay(overlay(md5(${column}::text || n) placing '4' from 13) placing '8' from 17)`;
    case "text":
      return `${column} || '-' || n`;
    case "int2":
    case "int4":
      return `${column} + n * 1000`;
    case "int8":
      // Far from what the next rows are numbered with.
      return `${column} + n::int8 * 1000000007`;
    case "timestamptz":
      return `${column} + n * interval '1 second'`;
    case "bytea":
      return `'\\x' || md5(encode(${column}, 'hex') || n)`;
    default:
      return null;
  }
};

/** What differs from copy to copy: what names a row, and of each unique index at least one column. */
const variedOf = ({ name, columns, unique }: Table, isKept: (column: string) => boolean) => {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const isName = (column: string) => NAMES.has(column) || (name === "positions" && column === "id");
  const varied = columns.filter(
    ({ name: column, type }) => !isKept(column) && (type === "uuid" || isName(column)),
  );
  for (const index of unique) {
    if (index.some((column) => varied.some((one) => one.name === column))) continue;
    const last = index.findLast((column) => !isKept(column) && byName.get(column)?.type !== "uuid");
    const column = last === undefined ? undefined : byName.get(last);
    if (column !== undefined) varied.push(column);
  }
  return varied;
};

const insert = async (
  tx: TransactionSql,
  table: Table,
  copies: {
    /** Of each row that is copied, or of all of them together. */
    readonly count: number;
    readonly isOfAll?: boolean;
    readonly where: string;
    readonly isKept: (column: string) => boolean;
  },
): Promise<void> => {
  const changes = variedOf(table, copies.isKept).flatMap((column) => {
    const value = another(column);
    return value === null ? [] : [`'${column.name}', ${value}`];
  });
  const limit = copies.where === EVERYBODY ? `limit ${TEMPLATES}` : "";
  const templates = `(select one as row from "${table.name}" one where ${copies.where} ${limit})`;
  const count =
    copies.isOfAll === true ? `${copies.count} / (select count(*) from ${templates} c)` : copies.count;
  await tx.unsafe(`
    insert into "${table.name}" select made.*
    from ${templates} t, lateral (select generate_series(1, ${count}) n) copy,
      jsonb_populate_record(t.row, jsonb_build_object(${changes.join(", ")})) made
    on conflict do nothing`);
};

const ofUser = ({ columns }: Table, userId: string): string => {
  const has = (name: string) => columns.some((column) => column.name === name);
  if (has("user_id")) return `user_id = '${userId}'`;
  const accounts = `select id from exchange_accounts where user_id = '${userId}'`;
  if (has("account_id")) return `account_id in (${accounts})`;
  return has("automation_id")
    ? `automation_id in (select id from automations where user_id = '${userId}')`
    : EVERYBODY;
};

/** Copies rows of every table that grows, with none of what guards them on: neither references nor chains are kept. */
const copy = async (sql: Sql, write: (tx: TransactionSql, table: Table) => Promise<void>): Promise<void> => {
  const tables = (await readTables(sql)).filter(({ name }) => !Object.hasOwn(SMALL_TABLES, name));
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of tables) await write(tx, table);
  });
};

/**
 * Gives a user so many more of each thing of which one user can have many: of every row, so of every kind. Beside every
 * position on which something stands comes one on which nothing does.
 */
export const growUser = async (sql: Sql, userId: string, count: number): Promise<void> => {
  const isKept = (column: string) => column === "user_id" || column === "account_id";
  await copy(sql, async (tx, table) => {
    const more = table.name === "positions" ? 2 * count + 1 : count;
    if (table.name !== "users")
      await insert(tx, table, { count: more, where: ofUser(table, userId), isKept });
  });
};

/**
 * Of all positions there ever were few are open, and of all that there ever was to tell little is still to be told: what looks
 * for those is to find them among the others.
 */
const endMost = async (sql: Sql): Promise<void> => {
  await sql`update positions set is_running = false where hashtext(id) % 8 <> 0`;
  await sql`update outbox set spread_at = at where spread_at is null and hashtext(id::text) % 64 <> 0`;
};

/**
 * Fills every table with so many rows of strangers, each like one that is there: every statement has whole tables to get lost in. A
 * table of which there is no row, and so no copy either, is named.
 */
export const crowdEverything = async (sql: Sql, count: number): Promise<readonly string[]> => {
  const empty: string[] = [];
  await copy(sql, async (tx, table) => {
    await insert(tx, table, { count, isOfAll: true, where: EVERYBODY, isKept: () => false });
    const rows = await tx.unsafe(`select from "${table.name}" limit 1`);
    if (rows.length === 0) empty.push(table.name);
  });
  await endMost(sql);
  await sql`analyze`;
  return empty;
};

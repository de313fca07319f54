import postgres, { type Sql } from "postgres";
import { readCopy } from "#adapters/postgres/wire/read-copy.ts";
import { inPieces } from "../in-pieces.ts";
import type { Piece } from "../sink.ts";

const OURS = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";
/** Text that a dump carries beside the rows, and what the server tells of statements. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  functions: `select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS} and p.prokind <> 'a'`,
  triggers: "select pg_get_triggerdef(oid) from pg_trigger",
  constraints: "select pg_get_constraintdef(oid) from pg_constraint",
  indexes: "select pg_get_indexdef(indexrelid) from pg_index",
  views: `select definition from pg_views`,
  defaults: "select pg_get_expr(adbin, adrelid) from pg_attrdef",
  comments: "select description from pg_description",
  "role and database settings": "select setconfig from pg_db_role_setting",
  "statements of sessions":
    "select application_name, query from pg_stat_activity where pid <> pg_backend_pid()",
};

const copied = (sql: Sql, query: string): AsyncIterable<Uint8Array> =>
  readCopy(sql, `copy (${query}) to stdout`);

async function tablesOf(sql: Sql): Promise<readonly { place: string; name: string }[]> {
  const rows = await sql.unsafe<{ place: string; name: string }[]>(
    `select n.nspname || '.' || c.relname as place, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'm') and ${OURS}`,
  );
  return [...rows];
}

/** Every row of every table, and every definition, as a dump would write them. */
export async function* readDatabase(url: string): AsyncIterable<Piece> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    for (const { place, name } of await tablesOf(sql)) {
      yield* inPieces(`table ${place}`, copied(sql, `select * from ${name}`));
    }
    for (const [place, query] of Object.entries(DEFINITIONS)) yield* inPieces(place, copied(sql, query));
  } finally {
    await sql.end();
  }
}

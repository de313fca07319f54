import type { TenantAudit, TenantRows } from "#ports/tenant-audit.ts";
import type { Database } from "./open-database.ts";

/** Tables whose rows belong to nobody. */
const OWNERLESS: ReadonlySet<string> = new Set([
  "auth_counters",
  "component_states",
  "heartbeats",
  "market_ticks",
  "observed_networks",
  "operator_alerts",
  "request_buckets",
  "security_chain",
  "telegram_state",
  "vault_holders",
  "vault_keys",
]);

/** How a row's columns tell whose it is, as a condition on `r`; all that apply, because mail is addressed before it is owned. */
const OWNERS: Readonly<Record<string, string>> = {
  user_id: "r.user_id = $1::uuid",
  account_id: "r.account_id in (select id from exchange_accounts where user_id = $1::uuid)",
  automation_id: "r.automation_id in (select id from automations where user_id = $1::uuid)",
  to: 'r."to" = (select email from users where id = $1::uuid)',
  email: "r.email = (select email from users where id = $1::uuid)",
};

const conditionOf = (table: string, columns: readonly string[]): string => {
  if (table === "users") return "r.id = $1::uuid";
  const conditions = Object.entries(OWNERS).flatMap(([column, condition]) =>
    columns.includes(column) ? [condition] : [],
  );
  if (conditions.length > 0) return conditions.join(" or ");
  throw new Error(`Say in postgres-tenant-audit.ts whom the rows of ${table} belong to.`);
};

type Column = { readonly table_name: string; readonly column_name: string };

/** One statement over all tables, made from what the database says of itself. */
const statementOf = (columns: readonly Column[]): string =>
  [...Map.groupBy(columns, ({ table_name }) => table_name)]
    .filter(([table]) => !OWNERLESS.has(table))
    .map(([table, rows]) => {
      const names = rows.map(({ column_name }) => column_name);
      return `select '${table}' as name, md5(r::text) as digest from "${table}" r where ${conditionOf(table, names)}`;
    })
    .join(" union all ");

/** What was read of one user, and as of which write to the database. */
type Known = { readonly writes: string; readonly rows: TenantRows };

/**
 * The rows of users, in PostgreSQL. Reads only; reads whole tables, so it is for small databases. Where nothing at all was
 * written since, it reads nothing again.
 */
export const createPostgresTenantAudit = ({ $client: sql }: Pick<Database, "$client">): TenantAudit => {
  let statement: Promise<string> | null = null;
  const readTables = async (): Promise<string> =>
    statementOf(
      await sql<Column[]>`select table_name::text, column_name::text from information_schema.columns
                          where table_schema = 'public' order by table_name, column_name`,
    );
  const known = new Map<string, Known>();
  const readWrites = async (): Promise<string> => {
    const [row] = await sql<{ xid: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as xid`;
    return row?.xid ?? "";
  };
  return {
    rowsOf: async (userId) => {
      // Before the rows: what is written between the two is read, and read once more.
      const writes = await readWrites();
      const last = known.get(userId);
      if (last?.writes === writes) return last.rows;
      statement ??= readTables();
      const rows = await sql.unsafe<{ name: string; digest: string }[]>(await statement, [userId], {
        // Over so many tables, planning takes longer than reading.
        prepare: true,
      });
      const digests = new Map<string, string[]>();
      for (const { name, digest } of rows) digests.set(name, [...(digests.get(name) ?? []), digest]);
      for (const list of digests.values()) list.sort();
      known.set(userId, { writes, rows: digests });
      return digests satisfies TenantRows;
    },
  };
};

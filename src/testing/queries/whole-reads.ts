import type { WholeRead } from "./explain-queries.ts";
import { SMALL_TABLES } from "./small-tables.ts";

export type Excused = {
  readonly of: RegExp;
  /** Those that may be read whole, and no other. */
  readonly tables: readonly string[];
  readonly why: string;
};

/** Tables whose outdated rows are removed without an index that finds them. */
const UPKEPT = ["sessions", "request_buckets", "cross_position_changes", "account_blindness"];

const upkeepOf = (table: string): Excused => ({
  of: new RegExp(
    `^ ?delete from ${table} where \\w+ = any\\(array\\( ?select \\S+ from ${table} .* limit \\$ for update skip locked\\)\\)$`,
    "i",
  ),
  tables: [table],
  why: "upkeep in batches, once an hour: it looks no further than for its batch, of rows that are mostly of that kind",
});

/** Statements that may read whole tables, and why. Each must strike somewhere, and at each of its tables. */
export const EXCUSED_READS: readonly Excused[] = [
  ...UPKEPT.map(upkeepOf),
  {
    of: /^ ?delete from position_changes where ctid = any\(array\(/i,
    tables: ["positions"],
    why: "upkeep, once an hour: which positions ended is read at once while that fits into memory, and else one by one",
  },
  {
    of: /^ ?select seen\.m5, seen\.d1, seen\.d7/,
    tables: ["sessions", "triggers", "exchange_accounts"],
    why: "counted for a scrape, once in seconds by one process; an index on what each request writes would cost more",
  },
  {
    of: /^ ?select coalesce\(\(select json_agg\(json_build_object\('network', used\.network/,
    tables: ["exchange_accounts"],
    why: "a look over the whole installation, once in ten seconds",
  },
  {
    of: /^ ?with ranked as materialized .* cross join lateral/,
    tables: ["exchange_accounts"],
    why: "puts all accounts of a network in their order, once a look",
  },
  {
    of: /^ ?select near\.account_id from/,
    tables: ["exchange_accounts"],
    why: "joins the few nearest with every account of their network",
  },
  {
    of: /^ ?select "id" from "exchange_accounts" where \("exchange_accounts"\."network" = \$ and "exchange_accounts"\."status" <> \$\) limit \$/,
    tables: ["exchange_accounts"],
    why: "looks whether there is any: the first row it reads is one, or nobody is there",
  },
  {
    of: /^ ?delete from "trigger_work" where "trigger_work"\."account_id" = \$/,
    tables: ["trigger_work"],
    why: "once where an account is removed; the table holds what hit and is not done, which is for seconds",
  },
  {
    of: /from "sealed_secrets" (group by|where "sealed_secrets"\."key_id" <> \$)/,
    tables: ["sealed_secrets"],
    why: "rotation of keys, once an hour",
  },
];

const excuseOf = ({ table, statement }: WholeRead, excuses: readonly Excused[]): Excused | undefined =>
  excuses.find(({ of, tables }) => tables.includes(table) && of.test(statement));

/** Reads of whole tables that grow, and that nobody excused; and tables of excuses that excuse nothing there any more. */
export const judgeReads = (
  reads: readonly WholeRead[],
  tables: ReadonlySet<string>,
  excuses: readonly Excused[] = EXCUSED_READS,
) => {
  const grown = reads.filter(({ table }) => tables.has(table) && !Object.hasOwn(SMALL_TABLES, table));
  const isIdle = (excused: Excused, of: string): boolean =>
    !grown.some((read) => read.table === of && excuseOf(read, excuses) === excused);
  return {
    found: grown.filter((read) => excuseOf(read, excuses) === undefined),
    idle: excuses.flatMap((one) =>
      one.tables.filter((table) => isIdle(one, table)).map((table) => `${table}: ${one.of}`),
    ),
  };
};

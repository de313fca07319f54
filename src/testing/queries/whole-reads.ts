import type { WholeRead } from "./explain-queries.ts";
import { SMALL_TABLES } from "./small-tables.ts";

type Excused = { readonly of: RegExp; readonly why: string };

/** Statements that may read whole tables, and why. Each must strike somewhere. */
export const EXCUSED_READS: readonly Excused[] = [
  {
    of: /^ ?(delete|update) .* limit \$ for update skip locked\)\)$/i,
    why: "upkeep in batches, once an hour: it looks no further than for its batch, of rows that are mostly of that kind",
  },
  {
    of: /^ ?select seen\.m5, seen\.d1, seen\.d7/,
    why: "counted for a scrape, once in seconds by one process; an index on what each request writes would cost more",
  },
  {
    of: /^ ?select coalesce\(\(select json_agg\(json_build_object\('network', used\.network/,
    why: "a look over the whole installation, once in ten seconds",
  },
  {
    of: /^ ?with ranked as materialized .* cross join lateral/,
    why: "puts all accounts of a network in their order, once a look",
  },
  { of: /^ ?select near\.account_id from/, why: "joins the few nearest with every account of their network" },
  {
    of: /^ ?select position\.account_id from positions position/,
    why: "ranks every running position, once in ten seconds",
  },
  {
    of: /^ ?select "id" from "exchange_accounts" where \("exchange_accounts"\."network" = \$ and "exchange_accounts"\."status" <> \$\) limit \$/,
    why: "looks whether there is any: the first row it reads is one, or nobody is there",
  },
  {
    of: /^ ?delete from "trigger_work" where "trigger_work"\."account_id" = \$/,
    why: "once where an account is removed; the table holds what hit and is not done, which is for seconds",
  },
  {
    of: /from "sealed_secrets" (group by|where "sealed_secrets"\."key_id" <> \$)/,
    why: "rotation of keys, once an hour",
  },
];

const excuseOf = ({ statement }: WholeRead): Excused | undefined =>
  EXCUSED_READS.find(({ of }) => of.test(statement));

/** Reads of whole tables that grow, and that nobody excused; and excuses that excuse nothing any more. */
export const judgeReads = (reads: readonly WholeRead[], tables: ReadonlySet<string>) => {
  const grown = reads.filter(({ table }) => tables.has(table) && !Object.hasOwn(SMALL_TABLES, table));
  const used = new Set(grown.map(excuseOf));
  return {
    found: grown.filter((read) => excuseOf(read) === undefined),
    idle: EXCUSED_READS.filter((one) => !used.has(one)).map(({ of }) => String(of)),
  };
};

import type { Sql } from "postgres";

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
};

/** A statement that reads a whole table where it is, or all of an index of it. */
export type WholeRead = { readonly table: string; readonly statement: string };

/** What has to have all its rows before it gives the first one. */
const TAKES_ALL = /^(Sort|Aggregate|Hash|Materialize|WindowAgg|Unique|SetOp|ModifyTable)$/;

/** Indexes of the few rows that are under way, which may be read from end to end. */
const partialIndexes = async (sql: Sql): Promise<ReadonlySet<string>> => {
  const rows = await sql`select indexrelid::regclass::text as name from pg_index where indpred is not null`;
  return new Set(rows.map(({ name }) => String(name)));
};

/**
 * The whole tables that a step and those below it read. An index helps only by a condition, or where the first few of its order
 * are enough.
 */
const readsOf = (node: PlanNode, partial: ReadonlySet<string>, ofFirst = false): readonly string[] => {
  const type = node["Node Type"];
  const isByIndex = type === "Index Scan" || type === "Index Only Scan";
  const isFound = node["Index Cond"] !== undefined || partial.has(node["Index Name"] ?? "");
  const isWhole = type === "Seq Scan" || (isByIndex && !isFound && (!ofFirst || node.Filter !== undefined));
  const isOfFirst = type === "Limit" || (ofFirst && !TAKES_ALL.test(type));
  return [
    ...(isWhole ? [node["Relation Name"] ?? "?"] : []),
    ...(node.Plans ?? []).flatMap((below) => readsOf(below, partial, isOfFirst)),
  ];
};

const isExplained = (statement: string): boolean =>
  /^[\s(]*(select|insert|update|delete|with)\b/i.test(statement);

/** The same statement with as many values in its lists, however many it was asked with: plans are made for one of each. */
const shapeOf = (statement: string): string =>
  statement
    .replace(/\$\d+/g, "$")
    .replace(/(\(?\$(?:::\w+)?\)?)(?:,\s*\1)+/g, "$1, …")
    .replace(/\s+/g, " ");

/** One statement of each shape, in the order they were first sent. */
export const shapesOf = (statements: Iterable<string>): readonly string[] => [
  ...new Map([...statements].filter(isExplained).map((one) => [shapeOf(one), one])).values(),
];

/** The whole tables that these statements read, by the plan that is made without their values, as the product has it made. */
export const readWhole = async (sql: Sql, statements: readonly string[]): Promise<readonly WholeRead[]> => {
  const reads: WholeRead[] = [];
  const partial = await partialIndexes(sql);
  for (const statement of statements) {
    const [row] = await sql.unsafe(`explain (generic_plan, format json) ${statement}`);
    const plan: unknown = row?.["QUERY PLAN"];
    const parsed = (typeof plan === "string" ? JSON.parse(plan) : plan) as readonly { Plan: PlanNode }[];
    const tables = new Set(parsed.flatMap(({ Plan }) => readsOf(Plan, partial)));
    reads.push(...[...tables].map((table) => ({ table, statement: shapeOf(statement) })));
  }
  return reads;
};

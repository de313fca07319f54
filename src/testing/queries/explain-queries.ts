import type { Sql } from "postgres";

type PlanNode = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly PlanNode[];
};

/** A statement that reads a whole table where it is. */
export type WholeRead = { readonly table: string; readonly statement: string };

const readsOf = (node: PlanNode): readonly string[] => [
  ...(node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? "?"] : []),
  ...(node.Plans ?? []).flatMap(readsOf),
];

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
  for (const statement of statements) {
    const [row] = await sql.unsafe(`explain (generic_plan, format json) ${statement}`);
    const plan: unknown = row?.["QUERY PLAN"];
    const parsed = (typeof plan === "string" ? JSON.parse(plan) : plan) as readonly { Plan: PlanNode }[];
    const tables = new Set(parsed.flatMap(({ Plan }) => readsOf(Plan)));
    reads.push(...[...tables].map((table) => ({ table, statement: shapeOf(statement) })));
  }
  return reads;
};

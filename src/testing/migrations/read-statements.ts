import type { Node } from "@pgsql/types";
import { parse } from "libpg-query";

/** One statement as PostgreSQL's own parser reads it: its kind, and what it says. */
export type Statement = Node;

/** The statements of one migration; what PostgreSQL would not parse is thrown with its own words. */
export const readStatements = async (text: string): Promise<readonly Statement[]> => {
  if (text.trim() === "") return [];
  const { stmts = [] } = await parse(text);
  return stmts.flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
};

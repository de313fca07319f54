import type { Statement } from "./read-statements.ts";

/** A table, or a column of one, that a migration takes away. */
export type Dropped = Readonly<{ table: string; column?: string }>;

const lastName = (node: unknown): string => {
  const { List } = node as { List?: { items?: readonly { String?: { sval?: string } }[] } };
  return List?.items?.at(-1)?.String?.sval ?? "";
};

/** The tables and columns that `statement` drops. */
export const findDropped = (statement: Statement): readonly Dropped[] => {
  if ("DropStmt" in statement && statement.DropStmt.removeType === "OBJECT_TABLE")
    return (statement.DropStmt.objects ?? []).map((object) => ({ table: lastName(object) }));
  if (!("AlterTableStmt" in statement)) return [];
  const { relation, cmds = [] } = statement.AlterTableStmt;
  return cmds.flatMap((node) =>
    "AlterTableCmd" in node && node.AlterTableCmd.subtype === "AT_DropColumn"
      ? [{ table: relation?.relname ?? "", column: node.AlterTableCmd.name ?? "" }]
      : [],
  );
};

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const mentions = (text: string, name: string): boolean =>
  new RegExp(`\\b(?:${name}|${camel(name)})\\b`).test(text);

/**
 * The first source file that still speaks of what is dropped. Many tables have a column of the same name, so a column is
 * looked for only where its table is spoken of too.
 */
export const findReader = (
  sources: Readonly<Record<string, string>>,
  { table, column }: Dropped,
): string | undefined =>
  Object.keys(sources).find((file) => {
    const text = sources[file] ?? "";
    return mentions(text, table) && (column === undefined || mentions(text, column));
  });

import type { AlterTableCmd, Constraint } from "@pgsql/types";
import type { History } from "./history.ts";
import { judgeColumn } from "./judge-column.ts";
import type { Header } from "./migration-file.ts";

const LOOSENING = new Set([
  "AT_DropNotNull",
  "AT_DropConstraint",
  "AT_SetStatistics",
  "AT_SetRelOptions",
  "AT_ResetRelOptions",
]);

const judgeConstraint = (constraint: Constraint): string | undefined => {
  const name = constraint.conname ?? constraint.indexname ?? "a constraint";
  switch (constraint.contype) {
    case "CONSTR_FOREIGN":
    case "CONSTR_CHECK":
      if (constraint.skip_validation === true) return undefined;
      return `adds ${name} and reads the whole table under a lock; add it NOT VALID, and VALIDATE it in the next migration`;
    case "CONSTR_UNIQUE":
    case "CONSTR_PRIMARY":
      if (constraint.indexname !== undefined) return undefined;
      return `makes ${name} under a lock; create a unique index concurrently first, then ADD CONSTRAINT … USING INDEX`;
    default:
      return `adds ${name}, of a kind that cannot be added without a lock`;
  }
};

/** Why one command of an ALTER TABLE breaks code that runs meanwhile; `table` was there before. */
export const judgeAlteration = (
  command: AlterTableCmd,
  { table, header, history }: Readonly<{ table: string; header: Header; history: History }>,
): readonly string[] => {
  const { subtype = "", name = "", def } = command;
  if (LOOSENING.has(subtype)) return [];
  if (subtype === "AT_AddColumn" && def !== undefined && "ColumnDef" in def)
    return judgeColumn(def.ColumnDef);
  if (subtype === "AT_AddConstraint" && def !== undefined && "Constraint" in def)
    return [judgeConstraint(def.Constraint)].filter((reason) => reason !== undefined);
  if (subtype === "AT_ColumnDefault")
    return def !== undefined || header.drops
      ? []
      : [`takes the DEFAULT of ${name} away, which old code counts on`];
  if (subtype === "AT_SetNotNull")
    return history.filled.has(`${table}.${name}`)
      ? []
      : [
          `sets ${name} NOT NULL and reads the whole table under a lock; add a CHECK (${name} IS NOT NULL) NOT VALID and VALIDATE it first`,
        ];
  if (subtype === "AT_ValidateConstraint")
    return history.fresh.has(`${table}.${name}`) && !header.outside
      ? [`validates ${name} in the transaction that added it, under its lock; validate in the next migration`]
      : [];
  if (subtype === "AT_DropColumn")
    return header.drops
      ? []
      : [`drops the column ${name}; that is a contract step: NNNN_drop_… in a later release`];
  if (subtype === "AT_AlterColumnType")
    return [
      `changes the type of ${name}; add a column beside it, write both, fill the new one, then read it`,
    ];
  return [`does ${subtype} to ${table}, which is not known to be safe while old code runs`];
};

import type { AlterTableCmd, Constraint } from "@pgsql/types";

/** What the statements so far left behind that a later one may lean on. */
export type History = Readonly<{
  /** Tables this file made: nobody uses them yet. */
  made: Set<string>;
  /** Checks that say a column is not null, table.constraint → column. */
  checks: Map<string, string>;
  /** Constraints added NOT VALID by this very file. */
  fresh: Set<string>;
  /** table.column that a validated check holds to be not null. */
  filled: Set<string>;
}>;

export const emptyHistory = (): History => ({
  made: new Set(),
  checks: new Map(),
  fresh: new Set(),
  filled: new Set(),
});

/** The same without what was true inside one file only. */
export const nextFile = ({ checks, filled }: History): History => ({
  made: new Set(),
  fresh: new Set(),
  checks,
  filled,
});

const columnHeld = ({ raw_expr }: Constraint): string | undefined => {
  if (raw_expr === undefined || !("NullTest" in raw_expr)) return undefined;
  const { nulltesttype, arg } = raw_expr.NullTest;
  if (nulltesttype !== "IS_NOT_NULL" || arg === undefined || !("ColumnRef" in arg)) return undefined;
  const last = arg.ColumnRef.fields?.at(-1);
  return last !== undefined && "String" in last ? last.String.sval : undefined;
};

/** Writes down what one command of an ALTER TABLE leaves behind. */
export const remember = (history: History, table: string, command: AlterTableCmd): void => {
  const key = (name: string | undefined) => `${table}.${name ?? ""}`;
  if (command.subtype === "AT_AddConstraint" && command.def !== undefined && "Constraint" in command.def) {
    const constraint = command.def.Constraint;
    const column = columnHeld(constraint);
    history.fresh.add(key(constraint.conname));
    if (column !== undefined) history.checks.set(key(constraint.conname), key(column));
  }
  if (command.subtype === "AT_ValidateConstraint") {
    const column = history.checks.get(key(command.name));
    if (column !== undefined) history.filled.add(column);
  }
};

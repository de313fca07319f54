import type { ColumnDef, Node } from "@pgsql/types";

/** Functions that give the same for every row of one statement, so that no row is written anew for them. */
const STEADY = new Set(["now", "transaction_timestamp", "statement_timestamp"]);

const callsIn = (node: Node | undefined): readonly string[] => {
  const names: string[] = [];
  JSON.stringify(node ?? {}, (key, value: unknown) => {
    if (key === "funcname" && Array.isArray(value)) names.push(String(value.at(-1)?.String?.sval));
    return value;
  });
  return names;
};

/** Why a new column cannot be added while code runs that does not know it. */
export const judgeColumn = (column: ColumnDef): readonly string[] => {
  const constraints = (column.constraints ?? []).flatMap((node) =>
    "Constraint" in node ? [node.Constraint] : [],
  );
  const kinds = new Set(constraints.map(({ contype }) => contype));
  const fallback = constraints.find(({ contype }) => contype === "CONSTR_DEFAULT")?.raw_expr;
  const name = column.colname ?? "?";
  const reasons: string[] = [];
  if (kinds.has("CONSTR_NOTNULL") && fallback === undefined)
    reasons.push(`adds ${name} NOT NULL without a DEFAULT; old code inserts rows without it, so give it one`);
  if (callsIn(fallback).some((call) => !STEADY.has(call)))
    reasons.push(
      `gives ${name} a DEFAULT that differs by row, which writes the whole table anew; add it nullable, fill it in batches`,
    );
  if (
    kinds.has("CONSTR_IDENTITY") ||
    kinds.has("CONSTR_GENERATED") ||
    /^(?:small|big)?serial[248]?$/.test(typeOf(column))
  )
    reasons.push(
      `computes ${name}, which writes the whole table anew; add it nullable and fill it in batches`,
    );
  if (
    ["CONSTR_FOREIGN", "CONSTR_CHECK", "CONSTR_UNIQUE", "CONSTR_PRIMARY"].some((kind) =>
      kinds.has(kind as never),
    )
  )
    reasons.push(
      `constrains ${name} while adding it; add the column alone, and the constraint in a statement of its own`,
    );
  return reasons;
};

const typeOf = (column: ColumnDef): string => {
  const last = column.typeName?.names?.at(-1);
  return last !== undefined && "String" in last ? (last.String.sval ?? "") : "";
};

import { type History, remember } from "./history.ts";
import { judgeAlteration } from "./judge-alteration.ts";
import type { Header } from "./migration-file.ts";
import type { Statement } from "./read-statements.ts";

/** What adds and touches nothing that was there. */
const ADDING = new Set([
  "CreateEnumStmt",
  "CreateSchemaStmt",
  "CreateSeqStmt",
  "CreateFunctionStmt",
  "CommentStmt",
  "InsertStmt",
  "ViewStmt",
]);
const HARMLESS_NAMES = new Set(["OBJECT_INDEX", "OBJECT_TABCONSTRAINT"]);
const IN_BATCHES =
  "changes rows of a table in one go; do it in batches, by a verb of the worker or by statements outside a transaction that each take some";

type Place = Readonly<{ header: Header; history: History }>;

const judgeTable = (statement: Extract<Statement, { AlterTableStmt: unknown }>, place: Place) => {
  const { relation, cmds = [] } = statement.AlterTableStmt;
  const table = relation?.relname ?? "";
  return cmds.flatMap((node) => {
    if (!("AlterTableCmd" in node)) return [];
    const known = place.history.made.has(table);
    const reasons = known ? [] : judgeAlteration(node.AlterTableCmd, { ...place, table });
    remember(place.history, table, node.AlterTableCmd);
    return reasons;
  });
};

const judgeIndex = (statement: Extract<Statement, { IndexStmt: unknown }>, { header, history }: Place) => {
  const { idxname, relation, concurrent } = statement.IndexStmt;
  if (history.made.has(relation?.relname ?? "")) return [];
  if (concurrent !== true)
    return [
      `creates ${idxname ?? "an index"} and stops every writer meanwhile; use CONCURRENTLY in a file whose first line is "-- outside a transaction"`,
    ];
  if (!header.outside)
    return ['creates an index CONCURRENTLY; the first line must be "-- outside a transaction"'];
  return idxname === undefined
    ? ["creates an index without a name, which cannot be found when it was cut off"]
    : [];
};

/** Why one statement cannot run while the release before it is still serving; nothing when it can. */
export const judgeStatement = (statement: Statement, place: Place): readonly string[] => {
  const { header, history } = place;
  const kind = Object.keys(statement)[0] ?? "";
  if (ADDING.has(kind)) return [];
  if ("CreateStmt" in statement) {
    history.made.add(statement.CreateStmt.relation?.relname ?? "");
    return [];
  }
  if ("AlterTableStmt" in statement) return judgeTable(statement, place);
  if ("IndexStmt" in statement) return judgeIndex(statement, place);
  if ("DropStmt" in statement) {
    if (statement.DropStmt.removeType === "OBJECT_INDEX")
      return statement.DropStmt.concurrent === true && header.outside
        ? []
        : [
            'drops an index under a lock; use DROP INDEX CONCURRENTLY in a file whose first line is "-- outside a transaction"',
          ];
    return header.drops
      ? []
      : ["drops what old code uses; that is a contract step: NNNN_drop_… in a later release"];
  }
  if ("RenameStmt" in statement)
    return HARMLESS_NAMES.has(statement.RenameStmt.renameType ?? "")
      ? []
      : [
          "renames what old code uses by its name; add the new one, write both, and drop the old one in a later release",
        ];
  if ("AlterEnumStmt" in statement)
    return statement.AlterEnumStmt.oldVal === undefined
      ? []
      : ["renames a value of an enum; add the new value beside it"];
  if ("UpdateStmt" in statement || "DeleteStmt" in statement) return header.outside ? [] : [IN_BATCHES];
  if ("LockStmt" in statement) return ["locks a table; no migration needs that"];
  if ("DoStmt" in statement) return ["runs a DO block, which cannot be judged; write its statements out"];
  return [`has a ${kind}, which is not known to be safe while old code runs`];
};

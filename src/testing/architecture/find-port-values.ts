import ts from "typescript";
import { type Check, parseFolder } from "./source-tree.ts";

function isTypeOnly(statement: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (ts.isImportDeclaration(statement))
    return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
  return ts.isExportDeclaration(statement) && statement.isTypeOnly;
}

/** A port is a shape: nothing in src/ports/ may exist at run time. */
export const findPortValues: Check = (files) =>
  parseFolder(files, /^src\/ports\//, "product").flatMap(({ file, source }) =>
    source.statements
      .filter((statement) => !isTypeOnly(statement))
      .map((statement) => ({
        file,
        why: `has code ("${statement.getText().slice(0, 40)}"); a port holds types only, put values into src/domain/ or an adapter`,
      })),
  );

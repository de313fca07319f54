import ts from "typescript";
import { type Check, parseFolder } from "./source-tree.ts";

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** A table of words. */
const isTable = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  ts.isCallExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === "inBoth";

function exportedNames(source: ts.SourceFile): { functions: string[]; others: string[]; tables: string[] } {
  const functions: string[] = [];
  const others: string[] = [];
  const tables: string[] = [];
  for (const statement of source.statements.filter(isExported)) {
    if (ts.isFunctionDeclaration(statement)) functions.push(statement.name?.text ?? "");
    else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const isFunction = initializer !== undefined && ts.isArrowFunction(initializer);
        (isFunction ? functions : isTable(initializer) ? tables : others).push(name.getText());
      }
    } else if (
      ts.isClassDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement)
    )
      others.push(statement.name?.text ?? "");
  }
  return { functions, others, tables };
}

const pascalCase = (file: string): string =>
  (file.split("/").at(-1) ?? "")
    .replace(/\.tsx?$/, "")
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

const capitals = (file: string): string =>
  (file.split("/").at(-1) ?? "")
    .replace(/\.tsx?$/, "")
    .replaceAll("-", "_")
    .toUpperCase();

/**
 * One verb per service file, and the file carries its name; a file without a function carries its type's name, or that of
 * its table of words, which is written in capitals.
 */
export const findMisnamedServices: Check = (files) =>
  parseFolder(files, /^src\/services\//, "product").flatMap(({ file, source }) => {
    const { functions, others, tables } = exportedNames(source);
    if (functions.length === 0 && tables.includes(capitals(file))) return [];
    const noun = pascalCase(file);
    const verb = noun.charAt(0).toLowerCase() + noun.slice(1);
    const [wanted, found] = functions.length > 0 ? [verb, functions] : [noun, others];
    if (found.includes(wanted)) return [];
    return [{ file, why: `does not export ${wanted}; name the file after the function it exports` }];
  });

import ts from "typescript";
import { type Check, parseFolder } from "./source-tree.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const WAY_IN = "#server/http/handle-route.ts";

/** The names that `export const { … } = handleRoute(…)` exports; none where the way in is another. */
function guarded(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) && isExported(statement)
      ? statement.declarationList.declarations.flatMap(({ name, initializer }) =>
          initializer !== undefined && isWayIn(initializer) && ts.isObjectBindingPattern(name)
            ? name.elements.map((element) => element.name.getText())
            : [],
        )
      : [],
  );
}

const isExported = (statement: ts.VariableStatement): boolean =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

const isWayIn = (node: ts.Expression): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === "handleRoute";

const importsWayIn = (source: ts.SourceFile): boolean =>
  source.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.moduleSpecifier.text === WAY_IN,
  );

/** Next answers a method that a route does not export by itself: without a limit, headers or a line in the access log. */
export const findUnguardedRoutes: Check = (files) =>
  parseFolder(files, /^src\/app\/(?:.*\/)?route\.tsx?$/, "product").flatMap(({ file, source }) => {
    const found = importsWayIn(source) ? guarded(source) : [];
    const missing = METHODS.filter((method) => !found.includes(method));
    if (missing.length === 0) return [];
    return [
      {
        file,
        why: `answers ${missing.join(", ")} past the limits; write export const { ${METHODS.join(", ")} } = handleRoute(…) from ${WAY_IN}`,
      },
    ];
  });

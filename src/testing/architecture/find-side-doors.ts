import ts from "typescript";
import { type Check, findInNodes, parseFolder } from "./source-tree.ts";

const MENTION = /\b(console|process)\b/;
const PRINTS = new Set(["src/server/log.ts", "src/cli/print.ts"]);

/** `console` handed on or taken apart, which a rule about `console.x` does not see. */
const passesConsoleOn = (node: ts.Node): boolean =>
  ts.isIdentifier(node) &&
  node.text === "console" &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);

const takesProcessApart = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) &&
  ts.isObjectBindingPattern(node.name) &&
  node.initializer?.getText() === "process" &&
  node.name.elements.some(({ propertyName, name }) => (propertyName ?? name).getText() === "env");

/** The ways round the bans on console and on settings that the linter cannot see. */
export const findSideDoors: Check = (files) =>
  parseFolder(files, /^src\//, "product", MENTION).flatMap(({ file, source }) =>
    findInNodes(source, (node) => {
      if (!PRINTS.has(file) && passesConsoleOn(node))
        return "reaches for console; log through src/server/log.ts or print through src/cli/print.ts";
      if (file !== "src/env.ts" && takesProcessApart(node))
        return "takes env out of process; read settings through #env";
      return undefined;
    }),
  );

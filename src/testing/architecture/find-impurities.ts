import ts from "typescript";
import { type Check, findInNodes, parseFolder } from "./source-tree.ts";

const WORLD = new Set([
  ...["Date", "Temporal", "performance", "crypto", "fetch", "Promise", "process", "console", "globalThis"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "window", "document"],
]);

const MENTION = new RegExp(`\\b(${["async", "await", "random", ...WORLD].join("|")})\\b`);

const isAsync = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false);

/** `a.fetch` and `{ fetch: 1 }` are our own words; a bare `fetch` is the world's. */
function isBareName(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) return parent.name !== node;
  return true;
}

/** The domain is synchronous and sees neither clock, nor chance, nor the world. */
export const findImpurities: Check = (files) =>
  parseFolder(files, /^src\/domain\//, "product", MENTION).flatMap(({ source }) =>
    findInNodes(source, (node) => {
      if (isAsync(node) || ts.isAwaitExpression(node))
        return "is asynchronous; gather in a service and pass the facts in";
      if (ts.isIdentifier(node) && WORLD.has(node.text) && isBareName(node))
        return `uses ${node.text}; take the value as an argument`;
      if (ts.isPropertyAccessExpression(node) && node.getText() === "Math.random")
        return "rolls dice; take randomness as an argument";
      return undefined;
    }),
  );

import ts from "typescript";
import { type Check, findInNodes, parseFolder } from "./source-tree.ts";

const RUNNERS = /^(it|test|describe|suite|bench)\b/;
const SILENCERS = new Set(["skip", "only", "todo", "skipIf", "runIf", "fixme", "fails", "fail"]);
const MENTION = new RegExp(`\\.\\s*(${[...SILENCERS].join("|")})\\b`);

/** A test that does not run passes by silence. */
export const findSilencedTests: Check = (files) =>
  parseFolder(files, /^(src|e2e)\//, "all", MENTION).flatMap(({ source }) =>
    findInNodes(source, (node) => {
      if (!ts.isPropertyAccessExpression(node) || !SILENCERS.has(node.name.text)) return undefined;
      if (!RUNNERS.test(node.expression.getText())) return undefined;
      return `uses ${node.getText()}; every test runs and every test can fail`;
    }),
  );

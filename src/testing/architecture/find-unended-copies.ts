import ts from "typescript";
import { type Check, findInNodes, parseFolder } from "./source-tree.ts";

const READER = "src/adapters/postgres/wire/read-copy.ts";

/** The driver's own stream of a COPY may leave its connection unable to answer (docs/decisions/0040). */
export const findUnendedCopies: Check = (files) =>
  parseFolder(files, /^(src|bench|e2e)\//, "all", /\.\s*readable\s*\(/).flatMap(({ file, source }) =>
    findInNodes(source, (node) => {
      if (file === READER || !ts.isCallExpression(node)) return undefined;
      const { expression } = node;
      if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== "readable") return undefined;
      return "reads a COPY by the driver's stream; read it by readCopy";
    }),
  );

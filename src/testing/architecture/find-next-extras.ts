import ts from "typescript";
import { type Check, findInNodes, parseFolder } from "./source-tree.ts";

const MENTION = /use server|next\/(?:legacy\/)?image/;

const isDirective = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) &&
  ts.isStringLiteral(node.expression) &&
  node.expression.text === "use server";

const drawsPictures = (node: ts.Node): boolean =>
  ts.isImportDeclaration(node) &&
  ts.isStringLiteral(node.moduleSpecifier) &&
  /^next\/(?:legacy\/)?image$/.test(node.moduleSpecifier.text);

/** What Next can do that has let strangers in before: actions anybody can call, and a server that fetches pictures. */
export const findNextExtras: Check = (files) => {
  const inCode = parseFolder(files, /^src\//, "product", MENTION).flatMap(({ source }) =>
    findInNodes(source, (node) => {
      if (isDirective(node))
        return 'says "use server"; make it a tRPC procedure, which has a limit and a check';
      return drawsPictures(node)
        ? "draws with next/image; use <img>, which no server of ours fetches"
        : undefined;
    }),
  );
  const config = files["next.config.mjs"];
  const isOff = config === undefined || /images:\s*\{\s*unoptimized:\s*true\s*\}/.test(config);
  const why = "lets Next fetch and convert pictures; set images: { unoptimized: true }";
  return isOff ? inCode : [...inCode, { file: "next.config.mjs", why }];
};

import ts from "typescript";
import { type Check, type Finding, findInNodes, parseFolder } from "./source-tree.ts";

const SILENCERS = /biome-ignore|@ts-ignore|@ts-nocheck|eslint-disable|istanbul ignore|v8 ignore/;
const LEFTOVERS = /\b(TODO|FIXME|HACK|XXX)\b/;
const BLUNT = /\bas\b[^;]*?\b(any|unknown)\b/;
const MENTION = new RegExp([SILENCERS, LEFTOVERS, BLUNT].map(({ source }) => source).join("|"));

function commentsOf(source: ts.SourceFile): string[] {
  const seen = new Map<number, string>();
  const collect = (ranges: readonly ts.CommentRange[] | undefined): void => {
    for (const { pos, end } of ranges ?? []) seen.set(pos, source.text.slice(pos, end));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) return;
    collect(ts.getLeadingCommentRanges(source.text, node.getFullStart()));
    collect(ts.getTrailingCommentRanges(source.text, node.getEnd()));
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return [...seen.values()];
}

function bluntCast(node: ts.Node): string | undefined {
  if (!ts.isAsExpression(node)) return undefined;
  if (node.type.kind === ts.SyntaxKind.AnyKeyword) return "casts to any; parse the value or narrow it";
  const inner = node.expression;
  if (ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword)
    return "casts through unknown; parse the value or fix the type";
  return undefined;
}

/** Rules have no exceptions, so no file asks for one; and nothing is left for later in a comment. */
export const findSuppressions: Check = (files) =>
  parseFolder(files, /^(src|e2e)\//, "all", MENTION).flatMap(({ file, source }) => {
    const comments = commentsOf(source).flatMap((comment): Finding[] => {
      if (SILENCERS.test(comment)) return [{ file, why: "silences a rule; fix what it points at" }];
      if (LEFTOVERS.test(comment)) return [{ file, why: "leaves work in a comment; do it or open an issue" }];
      return [];
    });
    return [...comments, ...findInNodes(source, bluntCast)];
  });

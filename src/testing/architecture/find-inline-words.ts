import ts from "typescript";
import { type Check, type Finding, parseFolder } from "./source-tree.ts";

/** What is told in every language; nothing of it says a word of its own. */
const BILINGUAL = new RegExp(
  [
    "^src/(app|ui)/",
    "^src/domain/(automations|market|notifications|security)/",
    "^src/server/(auth|live|trpc|views)/",
    "^src/services/(account-rules|accounts|auth|automation-history|automations|commands|cross-guards|exits)/",
    "^src/services/(guard-plan|market|paging|positions|security|telegram|trade-log|vault|worker-requests)/",
  ].join("|"),
);
/** What is said at a terminal, and why an exchange was not asked, which is kept as it is. */
const TOLD_ELSEWHERE = /^src\/services\/(security\/set-operator|account-rules\/read-breaker)\.ts$/;
/** Words: something that begins like a sentence or a label. Names of keys and of things that are written the same everywhere are none. */
const SENTENCE = /^[^A-Za-z]*[A-Z][a-z]+(?:$|[ ,.:;!?'’])/;
const LETTERS = /\p{L}{2,}/u;
const NO_WORDS = new Set([
  "BTC",
  "USD",
  "sats",
  "Arial",
  "Axisor",
  "Bitcoin",
  "Enter",
  "Escape",
  "Tab",
  "Home",
  "End",
  "Delete",
  "Backspace",
  "Error",
]);

const isNamed = (node: ts.Expression, name: RegExp): boolean => ts.isIdentifier(node) && name.test(node.text);

/** What is written for whoever reads the code or a log, and the tables of words themselves. */
const isElsewhere = (node: ts.Node): boolean => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node))
    return isNamed(node.expression, /Error$/) && !isNamed(node.expression, /^AppError$/);
  if (!ts.isCallExpression(node)) return false;
  return isNamed(node.expression, /^inBoth$/);
};

const textOf = (node: ts.Node): string | null => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? node.head.text + node.templateSpans.map(({ literal }) => literal.text).join("")
    : null;
};

const wordsIn = (node: ts.Node): string | null => {
  if (ts.isJsxText(node)) {
    const shown = node.text.trim();
    return LETTERS.test(shown) && !NO_WORDS.has(shown) ? shown : null;
  }
  const text = textOf(node);
  if (text === null || NO_WORDS.has(text.trim()) || !SENTENCE.test(text)) return null;
  return text;
};

const lookThrough = (file: string, source: ts.SourceFile): readonly Finding[] => {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    if (isElsewhere(node)) return;
    const words = wordsIn(node);
    if (words !== null)
      findings.push({
        file,
        why: `says "${words.slice(0, 40)}" in one language; put it into a table of inBoth`,
      });
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
};

/** Whatever is said is said in every language: words stand in tables, and the code beside them has none. */
export const findInlineWords: Check = (files) =>
  parseFolder(files, BILINGUAL, "product")
    .filter(({ file }) => !TOLD_ELSEWHERE.test(file))
    .flatMap(({ file, source }) => lookThrough(file, source));

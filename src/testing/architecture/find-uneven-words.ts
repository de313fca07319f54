import ts from "typescript";
import { type Check, type Finding, parseFolder } from "./source-tree.ts";

/** Written the same in both languages. */
const SAME = new Set([
  "Axisor",
  "LN Markets",
  "Bitcoin",
  "sats",
  "BTC",
  "USD",
  "BRL",
  "UTC",
  "RSI",
  "EMA",
  "MACD",
  "Bollinger",
  "Volume",
  "stop",
  "stop loss",
  "Stop loss",
  "take profit",
  "Take profit",
  "long",
  "short",
  "Stop",
  "Stop loss",
  "Liq",
  "Take profit",
  "Drawdown",
  "Status",
  "Total",
  "Normal",
  "Passkey",
  "Passkeys",
  "2FA",
  "PWA",
  "JSON",
  "CSV",
  "Admin",
  "Web",
  "Link",
  "Ctrl",
  "Shift + Esc",
  "Spread",
  "Push",
  "Telegram",
  "E-mail",
  "Webhook",
  "stop loss",
  "Stop loss",
  "take profit",
  "Take profit",
]);
const LETTERS = /\p{L}{3,}/u;

type Table = {
  readonly file: string;
  readonly en: ts.ObjectLiteralExpression;
  readonly pt: ts.ObjectLiteralExpression;
};

const nameOf = ({ name }: ts.ObjectLiteralElementLike): string | null =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : null;

const objectAt = (node: ts.ObjectLiteralExpression, key: string): ts.ObjectLiteralExpression | null => {
  for (const property of node.properties) {
    if (
      ts.isPropertyAssignment(property) &&
      nameOf(property) === key &&
      ts.isObjectLiteralExpression(property.initializer)
    )
      return property.initializer;
  }
  return null;
};

const tablesIn = (file: string, source: ts.SourceFile): readonly Table[] => {
  const tables: Table[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "inBoth") {
      const [words] = node.arguments;
      const both = words !== undefined && ts.isObjectLiteralExpression(words) ? words : null;
      const [en, pt] = both === null ? [null, null] : [objectAt(both, "en"), objectAt(both, "pt-BR")];
      if (en !== null && pt !== null) tables.push({ file, en, pt });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return tables;
};

/** The words of a table by their path, as they are written. */
const leavesOf = (node: ts.ObjectLiteralExpression, path = ""): ReadonlyMap<string, ts.Expression> => {
  const leaves = new Map<string, ts.Expression>();
  for (const property of node.properties) {
    const name = nameOf(property);
    if (name === null || !ts.isPropertyAssignment(property)) continue;
    const { initializer } = property;
    if (ts.isObjectLiteralExpression(initializer))
      for (const [inner, leaf] of leavesOf(initializer, `${path}${name}.`)) leaves.set(inner, leaf);
    else leaves.set(`${path}${name}`, initializer);
  }
  return leaves;
};

/** What is said, whatever it is written in: a text, or a function that returns one. */
const saidIn = (node: ts.Expression): string => {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  const texts: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isStringLiteral(inner) || ts.isNoSubstitutionTemplateLiteral(inner)) texts.push(inner.text);
    else if (ts.isTemplateExpression(inner)) {
      texts.push(inner.head.text, ...inner.templateSpans.map(({ literal }) => literal.text));
      for (const { expression } of inner.templateSpans) visit(expression);
    } else if (ts.isJsxText(inner)) texts.push(inner.text);
    else ts.forEachChild(inner, visit);
  };
  visit(node);
  return texts.join(" ").trim();
};

const untranslated = ({ file, en, pt }: Table): readonly Finding[] => {
  const other = leavesOf(pt);
  return [...leavesOf(en)].flatMap(([path, leaf]): Finding[] => {
    const [said, translated] = [saidIn(leaf), other.get(path)];
    if (translated === undefined || said !== saidIn(translated)) return [];
    if (SAME.has(said) || !LETTERS.test(said)) return [];
    return [{ file, why: `says ${path} the same in both languages; translate it` }];
  });
};

/** Every name that code speaks of, outside the tables themselves. */
const spokenOf = (files: Parameters<Check>[0]): ReadonlySet<string> => {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "inBoth")
      return;
    if (ts.isPropertyAccessExpression(node)) names.add(node.name.text);
    else if (ts.isBindingElement(node)) names.add((node.propertyName ?? node.name).getText());
    else if (ts.isStringLiteral(node)) names.add(node.text);
    else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node))
      names.add(nameOf(node) ?? "");
    ts.forEachChild(node, visit);
  };
  for (const { source } of parseFolder(files, /^src\//, "product")) visit(source);
  return names;
};

const unused = ({ file, en }: Table, spoken: ReadonlySet<string>): readonly Finding[] =>
  [...leavesOf(en).keys()]
    .filter((path) => path.split(".").some((name) => !spoken.has(name)))
    .map((path) => ({ file, why: `has words for ${path} that nothing says; remove them` }));

/** Tables of words: each is translated, and each is said somewhere. That none is missing, the compiler sees to. */
export const findUnevenWords: Check = (files) => {
  const tables = parseFolder(files, /^src\//, "product", /inBoth\(/).flatMap(({ file, source }) =>
    tablesIn(file, source),
  );
  if (tables.length === 0) return [];
  const spoken = spokenOf(files);
  return tables.flatMap((table) => [...untranslated(table), ...unused(table, spoken)]);
};

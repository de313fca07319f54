import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import ts from "typescript";
import type { Planted } from "./plant-tree.ts";
import { ROOT } from "./run-tool.ts";

const TEXT = new Set([".ts", ".tsx", ".mjs", ".css", ".sql", ".json", ".yml", ".md"]);
const LEFT_OUT = new Set(["node_modules", "test-results", "playwright-report", "coverage"]);

const HIDDEN_OURS = new Set([".github", ".ci"]);

/** Every text file of the checkout that is ours, by its path from the root. */
export function readSourceTree(directory = ""): Planted {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(ROOT, directory), { withFileTypes: true })) {
    const path = directory === "" ? entry.name : `${directory}/${entry.name}`;
    const hidden = entry.name.startsWith(".") && !HIDDEN_OURS.has(entry.name);
    if (entry.isDirectory() && !hidden && !LEFT_OUT.has(entry.name))
      Object.assign(files, readSourceTree(path));
    const text = TEXT.has(extname(entry.name)) || path === ".ci/run";
    if (entry.isFile() && text) files[path] = readFileSync(join(ROOT, path), "utf8");
  }
  return files;
}

/** One thing wrong with one file, in words that say what to do instead. */
export type Finding = Readonly<{ file: string; why: string }>;

/** Looks at a whole tree and says what is wrong with it. */
export type Check = (files: Planted) => readonly Finding[];

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string, text: string): ts.SourceFile {
  const key = `${file}\n${text}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  parsed.set(key, source);
  return source;
}

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith("src/testing/");

/**
 * Code under `folder`, parsed; what is said about code differs between the product and its tests. A file without the words
 * that a fault is made of (`mention`) has no such fault and is left out, because parsing everything takes seconds.
 */
export function parseFolder(
  files: Planted,
  folder: RegExp,
  kind: "product" | "tests" | "all",
  mention = /(?:)/,
) {
  return Object.entries(files)
    .filter(([file]) => folder.test(file) && /\.tsx?$/.test(file))
    .filter(([file]) => kind === "all" || isTest(file) === (kind === "tests"))
    .filter(([, text]) => mention.test(text))
    .map(([file, text]) => ({ file, source: parse(file, text) }));
}

/** What `look` says about each node of a file, top to bottom. */
export function findInNodes(
  source: ts.SourceFile,
  look: (node: ts.Node) => string | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  const visit = (node: ts.Node): void => {
    const why = look(node);
    if (why !== undefined) findings.push({ file: source.fileName, why });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return findings;
}

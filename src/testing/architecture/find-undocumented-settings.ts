import ts from "typescript";
import { type Check, parseFolder } from "./source-tree.ts";

const SETTING = /^[A-Z][A-Z0-9_]+$/;

function settingsOf(source: ts.SourceFile): string[] {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && SETTING.test(node.name.getText())) names.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...names];
}

/** A setting nobody can find is a setting nobody sets. */
export const findUndocumentedSettings: Check = (files) => {
  const documents = `${files["README.md"] ?? ""}\n${files["CONTRIBUTING.md"] ?? ""}`;
  return parseFolder(files, /^src\/env\.ts$/, "product")
    .flatMap(({ source }) => settingsOf(source))
    .filter((name) => !documents.includes(`\`${name}\``))
    .map((name) => ({
      file: "src/env.ts",
      why: `reads ${name}; say in README or CONTRIBUTING what it does`,
    }));
};

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Planted, plantTree } from "./plant-tree.ts";
import { ROOT, runTool } from "./run-tool.ts";

type Report = { diagnostics: readonly { category: string; severity: string; location: { path: string } }[] };

/** Tries the project's style rules on a planted tree: which rule each file broke. */
export function findStyleViolations(files: Planted): string[] {
  const own = ["biome.json", ".gitignore"].map((name) => [name, readFileSync(join(ROOT, name), "utf8")]);
  const tree = plantTree({ ...files, ...Object.fromEntries(own) });
  try {
    const output = runTool(
      "biome",
      ["ci", "--colors=off", "--reporter=json", "--max-diagnostics=none", "."],
      tree.root,
    );
    const { diagnostics } = JSON.parse(output) as Report;
    return diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ category, location }) => `${location.path} breaks ${category.split("/").at(-1)}`);
  } finally {
    tree.remove();
  }
}

import { join } from "node:path";
import { type Planted, plantTree } from "./plant-tree.ts";
import { ROOT, runTool } from "./run-tool.ts";

type Report = {
  summary: {
    violations: readonly { from: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: readonly { name: string; comment: string }[] };
  };
};

/** Tries the project's import rules on a planted tree: which rule each file broke, and which rules there are. */
export function findImportViolations(files: Planted) {
  const tree = plantTree(files);
  try {
    const config = join(ROOT, ".dependency-cruiser.mjs");
    const output = runTool("depcruise", ["src", "--config", config, "--output-type", "json"], tree.root);
    const { violations, ruleSetUsed } = (JSON.parse(output) as Report).summary;
    return {
      found: violations.map(({ from, rule }) => `${from} breaks ${rule.name}`),
      rules: ruleSetUsed.forbidden,
    };
  } finally {
    tree.remove();
  }
}

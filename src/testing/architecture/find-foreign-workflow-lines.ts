import { parse } from "yaml";
import { findReachedScripts } from "./find-reached-scripts.ts";
import type { Planted } from "./plant-tree.ts";
import type { Check } from "./source-tree.ts";

/**
 * What only the night has time for, and the group of `npm test` that runs the same code at a tenth of the size: nothing
 * may break at night that no change could have been told of before.
 */
const NIGHTLY: ReadonlyMap<string, string> = new Map([
  ["test:full", "simulation"],
  ["sim:nightly", "simulation"],
  ["bench:nightly", "image"],
]);

const runsIn = (node: unknown): readonly string[] => {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === "run" && (typeof value === "string" || value === null) ? [(value ?? "").trim()] : runsIn(value),
  );
};

const judge = (line: string, files: Planted): string | undefined => {
  const name = line === "npm test" ? "test" : /^npm run ([a-z0-9:-]+)$/.exec(line)?.[1];
  const { scripts, groups, reached } = findReachedScripts(files);
  if (line === "npm install") return undefined;
  if (name === undefined || !scripts.has(name)) return `runs "${line}"; make it an npm script and run that`;
  const smaller = NIGHTLY.get(name);
  if (reached.has(name) || (smaller !== undefined && groups.has(smaller))) return undefined;
  return `runs "${line}", which .ci/run never does; make it a stage of npm test`;
};

/** What CI does anyone can do by hand: a workflow runs npm scripts, and none that the whole check does not run too. */
export const findForeignWorkflowLines: Check = (files) =>
  Object.entries(files)
    .filter(([file]) => /^\.github\/workflows\/[^/]+\.yml$/.test(file))
    .flatMap(([file, text]) =>
      runsIn(parse(text))
        .map((line) => judge(line, files))
        .filter((why) => why !== undefined)
        .map((why) => ({ file, why })),
    );

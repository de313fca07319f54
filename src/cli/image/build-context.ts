import { cpSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The lines of a `.dockerignore` that say something. */
export const readIgnored = (dockerignore: string): readonly string[] =>
  dockerignore
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/** What fits a pattern, and whatever is in a folder that does. A star is any name, with a dot before it too. */
const asExpression = (pattern: string): RegExp => {
  const parts = pattern.split("/").map((part) => {
    if (part === "**") return "(?:.+/)?";
    return `${part.replace(/[.+^$()[\]{}|\\]/g, "\\$&").replaceAll("*", "[^/]*")}/`;
  });
  return new RegExp(`^${parts.join("").replace(/\/$/, "")}(?:/.*)?$`);
};

/** Whether an engine is sent a file: the last line that fits it decides, and without one it is. */
export const isSent = (ignored: readonly string[], file: string): boolean => {
  const line = ignored.findLast((one) => asExpression(one.replace(/^!/, "")).test(file));
  return line === undefined || line.startsWith("!");
};

const filesUnder = (checkout: string, name: string): readonly string[] => {
  const path = join(checkout, name);
  if (statSync(path).isFile()) return [name];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(checkout, join(entry.parentPath, entry.name)));
};

/** Lays out in `to` what an engine is sent of `checkout`, and nothing else, where the first line keeps everything back. */
export const layBuildContext = (checkout: string, ignored: readonly string[], to: string): void => {
  const named = ignored.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  for (const file of named.flatMap((name) => filesUnder(checkout, name))) {
    if (!isSent(ignored, file)) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(checkout, file), join(to, file));
  }
};

import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the other version calls itself. */
export const OTHER_VERSION = "0.0.0-other";

/**
 * A copy of the built server that calls itself another version, as the release before or after it would: two that answer
 * beside each other can be told apart. Returns the file that starts it.
 */
export const makeOtherVersion = (standalone: string, version: string, to: string): string => {
  cpSync(standalone, to, { recursive: true, verbatimSymlinks: true });
  const server = join(to, ".next", "server");
  let changed = 0;
  for (const entry of readdirSync(server, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    const other = text.replaceAll(`"${version}"`, `"${OTHER_VERSION}"`);
    if (other === text) continue;
    writeFileSync(file, other);
    changed += 1;
  }
  if (changed === 0)
    throw new Error("The build names its version nowhere, so no other version can be made of it.");
  return join(to, "server.js");
};

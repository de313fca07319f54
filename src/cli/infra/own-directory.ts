import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where below `parent`, outside a checkout, what belongs to a path in it is kept: same path, same place. */
export const homeOf = (path: string, parent: string): string =>
  join(parent, `axisor-${createHash("sha256").update(resolve(path)).digest("hex").slice(0, 12)}`);

/** Makes a directory that is ours with this mode; false where somebody else made it, for everybody may write beside it. */
export const makeOwn = (directory: string, mode: number, uid = process.getuid?.()): boolean => {
  mkdirSync(directory, { recursive: true });
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== uid) return false;
  chmodSync(directory, mode);
  return true;
};

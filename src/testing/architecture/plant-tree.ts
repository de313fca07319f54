import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A file by its path from the root of the tree. */
export type Planted = Readonly<Record<string, string>>;

/** Writes a throwaway tree for a tool to be tried on; the caller removes it. */
export function plantTree(files: Planted): { root: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), "axisor-planted-"));
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

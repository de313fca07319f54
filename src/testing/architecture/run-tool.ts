import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of this checkout. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Runs a tool of this checkout in `directory` and gives back what it printed, whatever its exit code. */
export function runTool(name: string, args: readonly string[], directory: string): string {
  const tool = join(ROOT, "node_modules", ".bin", name);
  const run = spawnSync(process.execPath, [tool, ...args], {
    cwd: directory,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error) throw run.error;
  if (run.stdout === "") throw new Error(`${name} printed nothing: ${run.stderr}`);
  return run.stdout;
}

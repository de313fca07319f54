import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";

/** Not tsconfig.json: the build itself may rewrite it. */
const INPUTS = ["src", "public", "next.config.mjs", "package.json", "package-lock.json"];
/** Parts of src/ that never reach the built product. */
const OUTSIDE_THE_BUILD = /^src\/(cli|testing|paper-exchange)\/|\.test\.tsx?$/;
/** The build writes it. */
const WRITTEN = "public/sw.js";

/**
 * Changes whenever a file that the build reads changes, and with the runtime that built it.
 * @param place where the pages will look for their files: it is written into them.
 */
export function sourceFingerprint(checkout: string, place = ""): string {
  const hash = createHash("sha256").update(`${process.version}\0${place}`);
  for (const file of inputFiles(checkout)) {
    hash.update(`\0${file}\0`).update(readFileSync(join(checkout, file)));
  }
  return hash.digest("hex");
}

function inputFiles(checkout: string): string[] {
  return INPUTS.filter((name) => existsSync(join(checkout, name)))
    .flatMap((name) => filesUnder(checkout, name))
    .map((file) => file.split(sep).join("/"))
    .filter((file) => !OUTSIDE_THE_BUILD.test(file) && file !== WRITTEN)
    .sort();
}

function filesUnder(checkout: string, name: string): string[] {
  if (statSync(join(checkout, name)).isFile()) return [name];
  return readdirSync(join(checkout, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(checkout.length + 1));
}

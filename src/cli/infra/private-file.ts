import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** Writes a file only its owner may read; whole or not at all, also when the power goes. */
export function writePrivateJson(file: string, value: unknown): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(fresh, file);
}

/** The content of a file of ours, to be parsed; undefined when it does not exist. */
export function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Error(`${file} is damaged; npm run reset starts over.`);
  }
}

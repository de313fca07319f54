import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type DirtyCandles, generateDirtyCandles } from "./generate-dirty-candles.ts";

/** Writes such candles to a file, packed where its name ends in `.gz`. */
export function writeDirtyCandles(path: string, seed: number, minutes?: number): DirtyCandles {
  const made = generateDirtyCandles(seed, minutes);
  writeFileSync(path, path.endsWith(".gz") ? gzipSync(made.csv) : made.csv);
  return made;
}

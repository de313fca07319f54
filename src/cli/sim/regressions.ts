import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

const FILE = new URL("./regressions.json", import.meta.url);
const entries = z.array(
  z.strictObject({ seed: z.int(), why: z.string().min(1), hasCross: z.boolean().default(true) }),
);

export type Regression = z.infer<typeof entries>[number];

/** Seeds that once failed, in the world they failed in; they run for ever. */
export const readRegressions = (): readonly Regression[] =>
  entries.parse(JSON.parse(readFileSync(FILE, "utf8")));

/** Keeps failing seeds beside the others, each once. Returns those that are new. */
export const keepRegressions = (failed: readonly Regression[]): readonly Regression[] => {
  const known = readRegressions();
  const fresh = failed.filter(({ seed }) => known.every((other) => other.seed !== seed));
  if (fresh.length === 0) return [];
  writeFileSync(FILE, `${JSON.stringify([...known, ...fresh], null, 2)}\n`);
  return fresh;
};

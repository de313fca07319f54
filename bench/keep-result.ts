import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import type { Result } from "#cli/performance/read-results.ts";
import type { Figure } from "./figure.ts";

type Kept = Omit<Result, "figures"> & { readonly figures: readonly Figure[] };

const RESULTS = join(CHECKOUT, "bench", "results");

/** Keeps a run where the page of figures is written from; the last of each size stands. */
export const keepResult = (result: Kept): void => {
  mkdirSync(RESULTS, { recursive: true });
  const name = result.isFull ? `${result.bench}-full` : result.bench;
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
};

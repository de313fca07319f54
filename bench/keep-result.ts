import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { type Result, readResult } from "#cli/performance/read-results.ts";
import type { Figure } from "./figure.ts";

type Kept = Omit<Result, "figures"> & { readonly figures: readonly Figure[] };

const RESULTS = join(CHECKOUT, "bench", "results");
/** Where a run is put that does not take the place of the kept one. */
const BESIDE = join(CHECKOUT, "test-results", "bench");

const fileOf = ({ bench, isFull }: Pick<Kept, "bench" | "isFull">, directory = RESULTS): string =>
  join(directory, `${bench}${isFull ? "-full" : ""}.json`);

/**
 * The run of that bench that stands, of that size or else of the other: undefined where there is none.
 * @throws Error where the file is no result of a bench.
 */
export const keptResult = ({ bench, isFull }: Pick<Kept, "bench" | "isFull">): Result | undefined => {
  const file = [isFull, !isFull]
    .map((size) => fileOf({ bench, isFull: size }))
    .find((one) => existsSync(one));
  return file === undefined ? undefined : readResult(file);
};

/** Keeps a run where the page of figures is written from, in the place of the last of its size; or beside it. */
export const keepResult = (result: Kept, { isBeside = false } = {}): void => {
  const directory = isBeside ? BESIDE : RESULTS;
  mkdirSync(directory, { recursive: true });
  writeFileSync(fileOf(result, directory), `${JSON.stringify(result, null, 2)}\n`);
};

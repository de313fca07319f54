import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { readResults } from "#cli/performance/read-results.ts";
import { type PageFile, writePage } from "#cli/performance/write-page.ts";
import { printDone, printFailure } from "#cli/print.ts";
import { wholeResult } from "./whole-result.ts";

const fileOf = ({ path }: PageFile): string => join(CHECKOUT, "docs", path);

const isWritten = (page: PageFile): boolean => {
  const file = fileOf(page);
  return existsSync(file) && readFileSync(file, "utf8") === page.text;
};

const write = (page: PageFile): void => {
  const file = fileOf(page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, page.text);
};

/* Writes docs/performance.md and its pictures from what the benches measured; with --check only says what is not as written. */
const run = async (): Promise<void> => {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const kept = readResults(join(CHECKOUT, "bench", "results"));
  const files = writePage(await Promise.all(kept.map(wholeResult)));
  if (!values.check) {
    files.forEach(write);
    printDone(`docs/performance.md and ${files.length - 1} pictures are written`);
    return;
  }
  const stale = files.filter((file) => !isWritten(file)).map(({ path }) => `docs/${path}`);
  if (stale.length > 0)
    throw new Error(`${stale.join(", ")}: not what the benches measured; run: npm run performance`);
  printDone("docs/performance.md shows what the benches measured last");
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    printFailure(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);

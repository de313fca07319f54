import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CHECKOUT } from "./infra/checkout.ts";
import { readResults } from "./performance/read-results.ts";
import { writePage } from "./performance/write-page.ts";
import { printDone, printFailure } from "./print.ts";

/* Writes docs/performance.md and its pictures from what the benches measured. */
try {
  const files = writePage(readResults(join(CHECKOUT, "bench", "results")));
  for (const { path, text } of files) {
    const file = join(CHECKOUT, "docs", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  printDone(`docs/performance.md and ${files.length - 1} pictures are written`);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

import { join } from "node:path";
import { z } from "zod";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { readJson, writePrivateJson } from "#cli/infra/private-file.ts";
import { CANARY_KINDS } from "../canary.ts";
import { readBook } from "../canary-book.ts";
import { EXCEPTIONS } from "../exceptions.ts";
import { sinksOf } from "../sinks.ts";
import { sweepSinks } from "../sweep-sinks.ts";
import { printSweep } from "./print-sweep.ts";
import { innerTokens, productCanaries } from "./product-canaries.ts";

const orderSchema = z.object({
  home: z.string(),
  output: z.string(),
  dataRoot: z.string(),
  url: z.string(),
  databaseUrl: z.string(),
  keyValues: z.object({ url: z.string(), token: z.string() }),
  /** Whether every end-to-end test ran, so that everything must have come up. */
  isWhole: z.boolean(),
});

/** `node main.ts ORDER REPORT`: looks for every secret of a run in everything the run could have leaked it to. */
async function sweep(orderFile: string, reportFile: string): Promise<void> {
  const { dataRoot, isWhole, ...places } = orderSchema.parse(readJson(orderFile));
  const data = dataDirectoryAt(dataRoot);
  const build = join(CHECKOUT, ".next");
  const noted = readBook(places.home);
  const canaries = [...noted, ...productCanaries(data), ...(await innerTokens(noted, data))];
  const came = new Set(canaries.map(({ kind }) => kind));
  const began = performance.now();
  const report = await sweepSinks(sinksOf({ ...places, data, build }), canaries, EXCEPTIONS);
  const tookMs = performance.now() - began;
  const missing = CANARY_KINDS.filter((kind) => !came.has(kind));
  writePrivateJson(reportFile, printSweep(report, { missing, isWhole, tookMs }));
}

const [orderFile = "", reportFile = ""] = process.argv.slice(2);
await sweep(orderFile, reportFile);
process.exit(0);

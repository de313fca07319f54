import { join } from "node:path";
import { writePrivateJson } from "../infra/private-file.ts";
import { printStep } from "../print.ts";
import { runSweep, type Settings } from "./run-runner.ts";
import type { TestProduct } from "./start-test-product.ts";
import type { Watch } from "./start-watch.ts";
import type { Tally } from "./tally.ts";

/** Looks for the secrets of the run in all it could have leaked them to, while everything still runs. */
export async function sweepRun(
  settings: Settings,
  { home, output, keyValues }: Watch,
  { dataRoot, url, databaseUrl }: TestProduct,
  isWhole: boolean,
): Promise<Tally> {
  printStep("Canary secrets");
  const order = join(home, "order.json");
  writePrivateJson(order, { home, output, dataRoot, url, databaseUrl, keyValues, isWhole });
  return await runSweep(settings, order);
}

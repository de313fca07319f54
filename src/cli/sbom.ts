import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeSbom } from "./image/make-sbom.ts";
import { CHECKOUT } from "./infra/checkout.ts";
import { printDone, printFailure } from "./print.ts";

/* Writes down what the product is made of, as CycloneDX. The image holds the same list. */
const FILE = join(CHECKOUT, ".next", "sbom.cdx.json");

try {
  const sbom = await makeSbom();
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(sbom, null, 2)}\n`);
  printDone(`${sbom.components.length} packages are listed in ${FILE}`);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

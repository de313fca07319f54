import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { findKubectl } from "#cli/infra/kubectl/find-kubectl.ts";
import { printFailure, printLine } from "#cli/print.ts";
import { findManifestFaults } from "./find-manifest-faults.ts";
import { parseManifests } from "./parse-manifests.ts";
import { readSchedules } from "./read-schedules.ts";
import { renderOverlay } from "./render-overlay.ts";

const ROOT = join(CHECKOUT, "deploy", "kubernetes");
const EXAMPLE = join(ROOT, "overlays", "example");
const USAGE =
  "Usage: npm run -s manifests [-- FOLDER], where FOLDER holds the kustomization.yaml of an overlay.";

/* Renders an overlay by kubectl, holds it against every rule, and prints it: npm run -s manifests > all.yaml */
const run = async (args: readonly string[]): Promise<void> => {
  const [folder = EXAMPLE, ...more] = args;
  if (more.length > 0 || folder.startsWith("-")) throw new Error(USAGE);
  const overlay = resolve(folder);
  if (!existsSync(join(overlay, "kustomization.yaml")))
    throw new Error(`${folder} holds no kustomization.yaml. ${USAGE}`);
  const text = await renderOverlay(await findKubectl(), ROOT, overlay);
  const faults = findManifestFaults(parseManifests(text, folder), readSchedules());
  for (const { where, why } of faults) printFailure(`${where}: ${why}`);
  if (faults.length > 0) process.exitCode = 1;
  else printLine(text.trimEnd());
};

try {
  await run(process.argv.slice(2));
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

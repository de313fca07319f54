import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { assembleImage, IMAGE } from "./image/assemble-image.ts";
import { describeImage, isLightEnough } from "./image/describe-image.ts";
import { measureColdStarts } from "./image/measure-cold-starts.ts";
import { readBuildParts } from "./image/read-build-parts.ts";
import { weighImage } from "./image/weigh-image.ts";
import { printDone, printFailure, printLine, printStep } from "./print.ts";
import { buildProduct } from "./start/build-product.ts";

const USAGE = [
  "npm run image -- [--assemble] [--to DIRECTORY]",
  "",
  "Builds the product and lays out what its image holds above its base, as deploy/image/Dockerfile does; then weighs every",
  "layer as a registry counts it, tells what the making took, and how soon the web role is ready. No engine is needed.",
  "--assemble only lays it out, from a build that is there. It fails where the image is too heavy.",
].join("\n");

const OPTIONS = {
  assemble: { type: "boolean", default: false },
  to: { type: "string", default: IMAGE },
  help: { type: "boolean", default: false },
} as const;

const measure = async (to: string, signal: AbortSignal): Promise<void> => {
  await buildProduct(signal);
  const image = await assembleImage(to);
  printStep("Weighing the layers");
  const weight = await weighImage(image);
  printStep("Starting the web role");
  const coldStarts = await measureColdStarts(image);
  const figures = { weight, build: readBuildParts(), assembly: image.took, coldStarts };
  for (const line of describeImage(figures)) printLine(line);
  if (!isLightEnough(weight))
    throw new Error("The image does not weigh less than 100 MB, or was not weighed whole.");
};

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
try {
  const { values } = parseArgs({ options: OPTIONS });
  const to = resolve(values.to);
  if (values.help) printLine(USAGE);
  else if (values.assemble) {
    await assembleImage(to);
    printDone(`The image's tree is in ${to}`);
  } else await measure(to, stop.signal);
} catch (error) {
  printFailure(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

import { rmSync } from "node:fs";
import { join } from "node:path";
import { assembleImage, IMAGE } from "#cli/image/assemble-image.ts";
import { MOST_BYTES, MOST_COLD_START_MS, MOST_MAKING_MS, medianOf } from "#cli/image/describe-image.ts";
import { measureColdStarts } from "#cli/image/measure-cold-starts.ts";
import { readBuildParts } from "#cli/image/read-build-parts.ts";
import { weighImage } from "#cli/image/weigh-image.ts";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { buildProduct } from "#cli/start/build-product.ts";
import type { Part } from "../bench.ts";
import { below } from "../figure.ts";
import { say } from "../say.ts";

const WEIGHT = "all layers of the image, compressed as a registry counts them";
const MAKING = "next build, from sources that were never built, and assembly";
const COMPILING = "of it, compiling all pages and routes";
const READY = "the web role, from start to ready";

/** A build that is there, and what the last one kept, would be of no use to whoever makes an image of a fresh checkout. */
const forgetBuild = (): void => rmSync(join(CHECKOUT, ".next"), { recursive: true, force: true });

/** The image as `npm run image` lays it out, from nothing. */
export const making: Part<null> = {
  title: "image",
  figures: [
    { name: WEIGHT, unit: "MB", target: below(MOST_BYTES / 1e6) },
    {
      ...{ name: MAKING, unit: "s", target: below(MOST_MAKING_MS / 1_000) },
      because: "compiling all pages and routes takes both cores for longer than that",
    },
    { name: COMPILING, unit: "s", target: null },
    { name: READY, unit: "s", target: below(MOST_COLD_START_MS / 1_000) },
  ],
  measure: async () => {
    forgetBuild();
    const began = performance.now();
    // As the Dockerfile builds it.
    await buildProduct(new AbortController().signal, "off");
    const builtMs = performance.now() - began;
    const assembled = await assembleImage(IMAGE);
    const weight = await weighImage(assembled);
    if (weight.uncounted.length > 0) say(`not on this machine: ${weight.uncounted.join(", ")}`);
    const build = readBuildParts();
    for (const { name, ms } of build) say(`${(ms / 1_000).toFixed(1)} s ${name}`);
    const compiling = build.find(({ name }) => COMPILING.endsWith(name));
    return {
      // What was not counted weighs nothing only on paper.
      ...(weight.uncounted.length === 0 ? { [WEIGHT]: weight.bytes / 1e6 } : {}),
      [MAKING]: (builtMs + Object.values(assembled.took).reduce((sum, ms) => sum + ms, 0)) / 1_000,
      ...(compiling === undefined ? {} : { [COMPILING]: compiling.ms / 1_000 }),
      [READY]: medianOf(await measureColdStarts(assembled)) / 1_000,
    };
  },
};

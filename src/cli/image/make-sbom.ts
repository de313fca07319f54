import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { inheritedEnv } from "#env";
import { CHECKOUT } from "../infra/checkout.ts";
import { makeCacheDirectory } from "../infra/make-cache-directory.ts";
import { runProgram } from "../infra/run-program.ts";
import { placesInBuild } from "./places-in-build.ts";
import { lockOf, productionLock } from "./production-lock.ts";

const NPM_MS = 120_000;

const sbomSchema = z.looseObject({
  metadata: z.looseObject({ component: z.looseObject({ name: z.string() }) }),
  components: z.array(z.looseObject({ name: z.string(), version: z.string().optional() })),
});
export type Sbom = z.output<typeof sbomSchema>;

const readManifest = (): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(CHECKOUT, "package.json"), "utf8")));

const isInstalled = (place: string): boolean => existsSync(join(CHECKOUT, place, "package.json"));

/** The same installation has the same list, byte for byte: neither when nor where it was made, nor a number of its own. */
const settled = (text: string, name: string): Sbom => {
  const { serialNumber: _, metadata, ...rest } = sbomSchema.parse(JSON.parse(text));
  const { timestamp: __, ...said } = metadata;
  // npm calls the whole after the directory it ran in.
  return { ...rest, metadata: { ...said, component: { ...said.component, name } } };
};

/**
 * Lists in CycloneDX, by npm, what the product is made of as it is installed here: all packages that are no development
 * packages, and those that a build holds nevertheless. npm reads a lock of these alone, for by itself it leaves out what a
 * development package needs as well.
 */
export const makeSbom = async (): Promise<Sbom> => {
  const home = await makeCacheDirectory("sbom");
  const whole = lockOf(readFileSync(join(CHECKOUT, "package-lock.json"), "utf8"));
  const lock = productionLock(whole, isInstalled, placesInBuild());
  const { devDependencies: _, ...manifest } = readManifest();
  const dependencies = lock.packages[""]?.dependencies;
  writeFileSync(join(home, "package.json"), JSON.stringify({ ...manifest, dependencies }));
  writeFileSync(join(home, "package-lock.json"), JSON.stringify(lock));
  const { ok, output } = await runProgram(
    "npm",
    ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--omit", "dev"],
    { cwd: home, env: inheritedEnv("production"), timeoutMs: NPM_MS },
  );
  if (!ok) throw new Error(`npm could not list the packages:\n${output.trim().slice(0, 2_000)}`);
  return settled(output, "axisor");
};

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Sbom } from "./make-sbom.ts";

const manifestSchema = z.object({ name: z.string(), version: z.string() });

/** `name@version` of the package in a directory; null where that holds no package of its own. */
export const packageAt = (directory: string): string | null => {
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(join(directory, "package.json"), "utf8")));
  return parsed.success ? `${parsed.data.name}@${parsed.data.version.replace(/^v/, "")}` : null;
};

/** Every package that lies below a directory, each as `name@version`. */
export const packagesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(
      ({ name, parentPath }) => name === "package.json" && /node_modules\/(@[^/]+\/)?[^/]+$/.test(parentPath),
    )
    .map(({ parentPath }) => packageAt(parentPath))
    .filter((name) => name !== null)
    .sort();

/** Which of these packages the list does not name. */
export const missingFromSbom = (sbom: Sbom, packages: readonly string[]): readonly string[] => {
  const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`));
  return [...new Set(packages)].filter((one) => !listed.has(one));
};

import { execFile } from "node:child_process";
import { cpSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { parseDocument } from "yaml";
import { z } from "zod";
import type { Kubectl } from "#cli/infra/kubectl/find-kubectl.ts";
import { makeCacheDirectory } from "#cli/infra/make-cache-directory.ts";

const kustomizationSchema = z.looseObject({ resources: z.array(z.string()).default([]) });

/** The same in words that a kustomize of 2020 knows: folders are bases, and no name ends in a digest of what it names. */
const putInOldWords = (file: string): void => {
  const document = parseDocument(readFileSync(file, "utf8"));
  const { resources } = kustomizationSchema.parse(document.toJS());
  const isFolder = (path: string): boolean => statSync(join(dirname(file), path)).isDirectory();
  document.set(
    "resources",
    resources.filter((path) => !isFolder(path)),
  );
  document.set("bases", resources.filter(isFolder));
  document.set("generatorOptions", { disableNameSuffixHash: true });
  writeFileSync(file, document.toString());
};

const kustomize = async ({ file }: Kubectl, folder: string): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(file, ["kustomize", folder], {
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    throw new Error(
      `kubectl does not take ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

/**
 * What kubectl makes of an overlay, as YAML.
 * @param root the folder with everything that the overlay may stand on.
 * @throws where kubectl does not take it, with what it said.
 */
export const renderOverlay = async (kubectl: Kubectl, root: string, overlay: string): Promise<string> => {
  if (!kubectl.isOld) return kustomize(kubectl, overlay);
  const place = relative(root, overlay);
  if (place.startsWith(".."))
    throw new Error(`This kubectl is older than 1.21: put the overlay under ${root}, or take a newer one.`);
  const copy = await makeCacheDirectory("manifests");
  try {
    cpSync(root, copy, { recursive: true });
    for (const file of globSync("**/kustomization.yaml", { cwd: copy })) putInOldWords(join(copy, file));
    return await kustomize(kubectl, join(copy, place));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

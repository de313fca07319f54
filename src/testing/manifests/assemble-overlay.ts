import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseManifests } from "./parse-manifests.ts";

const generatorSchema = z.strictObject({
  name: z.string(),
  behavior: z.literal("merge").optional(),
  literals: z.array(z.string()),
});

/** Whatever else a kustomization could say would be left out here, and so is refused. */
const kustomizationSchema = z.strictObject({
  apiVersion: z.literal("kustomize.config.k8s.io/v1beta1"),
  kind: z.literal("Kustomization"),
  namespace: z.string().optional(),
  resources: z.array(z.string()),
  images: z.array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() })).default([]),
  configMapGenerator: z.array(generatorSchema).default([]),
});

type Settings = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Assembled = { readonly documents: readonly unknown[]; readonly settings: Settings };

const pairOf = (literal: string): readonly [string, string] => {
  const at = literal.indexOf("=");
  return [literal.slice(0, at), literal.slice(at + 1)];
};

const withImages = (document: unknown, images: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(document)) return document.map((one) => withImages(one, images));
  if (typeof document !== "object" || document === null) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => {
      const image = key === "image" && typeof value === "string" ? images.get(value) : undefined;
      return [key, image ?? withImages(value, images)];
    }),
  );
};

const assemble = (folder: string): Assembled => {
  const [head] = parseManifests(readFileSync(join(folder, "kustomization.yaml"), "utf8"), folder);
  const { resources, images, configMapGenerator } = kustomizationSchema.parse(head);
  const parts = resources.map((path): Assembled => {
    const place = join(folder, path);
    if (statSync(place).isDirectory()) return assemble(place);
    return { documents: parseManifests(readFileSync(place, "utf8"), path), settings: {} };
  });
  const settings: Record<string, Readonly<Record<string, string>>> = {};
  for (const part of parts) Object.assign(settings, part.settings);
  for (const { name, literals } of configMapGenerator)
    settings[name] = { ...settings[name], ...Object.fromEntries(literals.map(pairOf)) };
  const named = new Map(images.map(({ name, newName, newTag }) => [name, `${newName}:${newTag}`]));
  return {
    documents: parts.flatMap(({ documents }) => documents).map((one) => withImages(one, named)),
    settings,
  };
};

/**
 * The documents of an overlay without kubectl: no name ends in a digest and no namespace is written in. A test holds it to what
 * kubectl renders.
 */
export const assembleOverlay = (folder: string): readonly unknown[] => {
  const { documents, settings } = assemble(folder);
  const maps = Object.entries(settings).map(([name, data]) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name },
    data,
  }));
  return [...documents, ...maps];
};

import { z } from "zod";

const namesSchema = z.record(z.string(), z.string());
const packageSchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  dependencies: namesSchema.optional(),
  devDependencies: namesSchema.optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });

/** A `package-lock.json`, as far as it is read here. */
export type Lock = z.output<typeof lockSchema>;

export const lockOf = (text: string): Lock => lockSchema.parse(JSON.parse(text));

/** A development package that code of ours was bundled with after all, as one that is depended on. */
const alsoNeeded = (lock: Lock, inside: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    inside.flatMap((place) => {
      const { dev, version = "" } = lock.packages[place] ?? {};
      return dev === true ? [[place.replace(/^node_modules\//, ""), version]] : [];
    }),
  );

/**
 * The lock without development packages and without what was made for other platforms than this one.
 * @param inside places of packages that are in what was built, whatever they were meant for.
 */
export const productionLock = (
  lock: Lock,
  isInstalled: (place: string) => boolean,
  inside: readonly string[] = [],
): Lock => {
  const also = alsoNeeded(lock, inside);
  const packages = Object.entries(lock.packages).flatMap(([place, { devDependencies: _, dev, ...one }]) => {
    if (place === "") return [[place, { ...one, dependencies: { ...one.dependencies, ...also } }]];
    return isInstalled(place) && (dev !== true || inside.includes(place)) ? [[place, one]] : [];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
};

import { z } from "zod";
import { isOlder } from "./is-older.ts";

const version = z.string().regex(/^\d+\.\d+\.\d+$/, "is no version like 1.2.3");
const floorsSchema = z.record(z.string(), z.strictObject({ atLeast: version, why: z.string().min(10) }));
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ name: z.string().optional(), version: z.string().optional() })),
});

/** Every copy in a lock, nested ones too: node_modules/a/node_modules/b is a b. */
const copiesOf = (lock: unknown) =>
  Object.entries(lockSchema.parse(lock).packages).flatMap(([path, entry]) => {
    const name = entry.name ?? path.split("node_modules/").at(-1) ?? "";
    return path === "" || entry.version === undefined ? [] : [{ path, name, version: entry.version }];
  });

/** One sentence for each copy below its floor, and for each floor under nothing, which would guard nobody. */
export const judgeFloors = (floors: unknown, lock: unknown): readonly string[] => {
  const copies = copiesOf(lock);
  return Object.entries(floorsSchema.parse(floors)).flatMap(([name, { atLeast, why }]) => {
    const mine = copies.filter((copy) => copy.name === name);
    if (mine.length === 0) return [`${name} has a floor and is not in package-lock.json; take its line out.`];
    return mine
      .filter((copy) => isOlder(copy.version, atLeast))
      .map((copy) => `${copy.path} is ${copy.version}, below ${atLeast}: ${why}`);
  });
};

import type { Manifest } from "./manifest.ts";
import { podsOf } from "./pods-of.ts";

const UNITS: Readonly<Record<string, number>> = { Mi: 2 ** 20, Gi: 2 ** 30 };

const bytesOf = (quantity: string): number => {
  const [, number, unit = ""] = /^(\d+)(Mi|Gi)$/.exec(quantity) ?? [];
  const factor = UNITS[unit];
  if (number === undefined || factor === undefined) throw new Error(`${quantity} is no amount of memory.`);
  return Number(number) * factor;
};

/** How much memory each role of the image may take, in bytes, by its name; the least where manifests differ. */
export const memoryLimits = (manifests: readonly Manifest[]): ReadonlyMap<string, number> => {
  const limits = new Map<string, number>();
  for (const { args, resources } of podsOf(manifests).flatMap(({ containers }) => containers)) {
    const role = args?.[0];
    const limit = resources?.limits?.["memory"];
    if (role === undefined || limit === undefined) continue;
    limits.set(role, Math.min(limits.get(role) ?? Number.POSITIVE_INFINITY, bytesOf(String(limit))));
  }
  return limits;
};

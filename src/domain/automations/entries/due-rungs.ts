import type { MadeEntry } from "./auto-entry.ts";

/** The rungs of a ladder that were never placed, in order: each enters once, in whatever turn. */
export const dueRungs = (prices: readonly number[], entries: readonly MadeEntry[]): readonly number[] => {
  const placed = new Set(entries.map((entry) => entry.rung));
  return [...prices.keys()].filter((rung) => !placed.has(rung));
};

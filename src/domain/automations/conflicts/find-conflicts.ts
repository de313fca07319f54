import type { Conflict } from "./conflict.ts";
import type { ConflictFacts } from "./conflict-facts.ts";
import { findEntryConflicts } from "./find-entry-conflicts.ts";
import { findExitConflicts } from "./find-exit-conflicts.ts";
import { findIdleRules } from "./find-idle-rules.ts";
import { findSameSats } from "./find-same-sats.ts";
import { findSlotConflicts } from "./find-slot-conflicts.ts";
import { searchPaths } from "./search-paths.ts";
import { settingOf } from "./setting.ts";

const between = ({ kind, rules: [one, other] }: Conflict): string =>
  `${kind} ${one.kind} ${one.place} ${other.kind} ${other.place}`;

/** One of many paths shows a conflict best: the one with the fewest prices, of those the first. */
const shown = (all: readonly Conflict[]): readonly Conflict[] => {
  const best = new Map<string, { readonly place: number; readonly prices: number }>();
  for (const [place, conflict] of all.entries()) {
    const [pair, prices] = [between(conflict), conflict.path.length];
    if (prices < (best.get(pair)?.prices ?? Number.POSITIVE_INFINITY)) best.set(pair, { place, prices });
  }
  const places = new Set([...best.values()].map(({ place }) => place));
  return all.filter((_, place) => places.has(place));
};

/**
 * The rules that get in each other's way: those on the position, and the account's entries, alerts, breaker and other guards
 * as far as they meet them. By their prices and sums alone, and by playing them through a bounded number of paths. Each pair
 * of rules is told once for each kind of conflict, what is to be refused first. Empty is no promise: the market finds paths
 * that nobody tried. Funding is left out; cooldowns are taken to be over at every price.
 */
export const findConflicts = (facts: ConflictFacts): readonly Conflict[] =>
  shown([
    ...findExitConflicts(facts),
    ...findSlotConflicts(facts),
    ...findIdleRules(facts),
    ...findSameSats(facts),
    ...findEntryConflicts(facts),
    ...searchPaths(settingOf(facts)).flatMap(({ conflicts }) => conflicts),
  ]).toSorted((one, other) => Number(one.severity === "warn") - Number(other.severity === "warn"));

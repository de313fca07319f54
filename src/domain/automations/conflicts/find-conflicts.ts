import { type Conflict, isSameRule } from "./conflict.ts";
import type { ConflictFacts } from "./conflict-facts.ts";
import { findEntryConflicts } from "./find-entry-conflicts.ts";
import { findExitConflicts } from "./find-exit-conflicts.ts";
import { findIdleRules } from "./find-idle-rules.ts";
import { findSameSats } from "./find-same-sats.ts";
import { findSlotConflicts } from "./find-slot-conflicts.ts";
import { searchPaths } from "./search-paths.ts";
import { settingOf } from "./setting.ts";

/** One of many paths shows a conflict best: the one with the fewest prices. */
const isShown = (conflict: Conflict, place: number, all: readonly Conflict[]): boolean =>
  all.every(
    (other, at) =>
      at === place ||
      other.kind !== conflict.kind ||
      !isSameRule(other.rules[0], conflict.rules[0]) ||
      !isSameRule(other.rules[1], conflict.rules[1]) ||
      other.path.length > conflict.path.length ||
      (other.path.length === conflict.path.length && at > place),
  );

/**
 * The rules that get in each other's way: those on the position, and the account's entries, alerts, breaker and other guards
 * as far as they meet them. By their prices and sums alone, and by playing them through a bounded number of paths. Each pair
 * of rules is told once for each kind of conflict, what is to be refused first. Empty is no promise: the market finds paths
 * that nobody tried. Funding is left out; cooldowns are taken to be over at every price.
 */
export const findConflicts = (facts: ConflictFacts): readonly Conflict[] =>
  [
    ...findExitConflicts(facts),
    ...findSlotConflicts(facts),
    ...findIdleRules(facts),
    ...findSameSats(facts),
    ...findEntryConflicts(facts),
    ...searchPaths(settingOf(facts)).flatMap(({ conflicts }) => conflicts),
  ]
    .filter(isShown)
    .toSorted((one, other) => Number(one.severity === "warn") - Number(other.severity === "warn"));

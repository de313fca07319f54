import type { Sats } from "../../units.ts";
import type { BreakerAction, DrawdownBreakerConfig } from "./drawdown-breaker.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type BreakerMistake = { readonly field: keyof DrawdownBreakerConfig; readonly message: string };

const LEAST_DROP_BPS = 100;
const MOST_DROP_BPS = 9_000;
const MOST_COOLDOWN_MS = 7 * 24 * 60 * 60 * 1000;
const ACTIONS: ReadonlySet<string> = new Set<BreakerAction>(["freeze-entries", "guards-only", "flatten"]);

const dropMistake = (drop: number): string | null => {
  if (!Number.isSafeInteger(drop) || drop < LEAST_DROP_BPS)
    return "The drop must be at least 1 %: fees and an ordinary minute take less. Enter 1 % or more.";
  if (drop > MOST_DROP_BPS)
    return "The drop must be at most 90 %: below that little is left to protect. Enter 90 % or less.";
  return null;
};

/**
 * What is wrong with a breaker before it is armed, field by field; empty means it may be armed. `equity`, in sats, adds
 * the check that there is something to protect; null where it is not known.
 */
export const checkDrawdownBreaker = (
  { drop, action, cooldownMs }: DrawdownBreakerConfig,
  equity: Sats | null,
): readonly BreakerMistake[] => {
  const mistakes: BreakerMistake[] = [];
  const message = dropMistake(drop);
  if (message !== null) mistakes.push({ field: "drop", message });
  if (!ACTIONS.has(action)) {
    mistakes.push({
      field: "action",
      message: "Choose what the breaker does: freeze entries, leave only guards, or close every position.",
    });
  }
  if (!Number.isSafeInteger(cooldownMs) || cooldownMs < 0 || cooldownMs > MOST_COOLDOWN_MS) {
    mistakes.push({ field: "cooldownMs", message: "The cooldown must lie between 0 seconds and 7 days." });
  }
  if (mistakes.length > 0 || equity === null || equity > 0) return mistakes;
  return [
    { field: "drop", message: "This account holds nothing that could fall: deposit first, then arm it." },
  ];
};

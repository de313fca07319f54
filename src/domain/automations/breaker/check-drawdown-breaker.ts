import { type Said, saidBy } from "../../language/in-both.ts";
import type { Sats } from "../../units.ts";
import type { Mistake } from "../mistake.ts";
import { BREAKER_MISTAKES } from "./breaker-mistake-words.ts";
import type { BreakerAction, DrawdownBreakerConfig } from "./drawdown-breaker.ts";

/** A field of the form and what is wrong with it, in a sentence that says what to do. */
export type BreakerMistake = Mistake<keyof DrawdownBreakerConfig>;

const LEAST_DROP_BPS = 100;
const MOST_DROP_BPS = 9_000;
const MOST_COOLDOWN_MS = 7 * 24 * 60 * 60 * 1000;
const ACTIONS: ReadonlySet<string> = new Set<BreakerAction>(["freeze-entries", "guards-only", "flatten"]);

const dropMistake = (drop: number): Said | null => {
  if (!Number.isSafeInteger(drop) || drop < LEAST_DROP_BPS)
    return saidBy(BREAKER_MISTAKES, ({ tooNear }) => tooNear);
  if (drop > MOST_DROP_BPS) return saidBy(BREAKER_MISTAKES, ({ tooFar }) => tooFar);
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
      message: saidBy(BREAKER_MISTAKES, (words) => words.action),
    });
  }
  if (!Number.isSafeInteger(cooldownMs) || cooldownMs < 0 || cooldownMs > MOST_COOLDOWN_MS) {
    mistakes.push({ field: "cooldownMs", message: saidBy(BREAKER_MISTAKES, ({ cooldown }) => cooldown) });
  }
  if (mistakes.length > 0 || equity === null || equity > 0) return mistakes;
  return [{ field: "drop", message: saidBy(BREAKER_MISTAKES, ({ empty }) => empty) }];
};

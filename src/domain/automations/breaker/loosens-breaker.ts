import type { BreakerAction, DrawdownBreakerConfig } from "./drawdown-breaker.ts";

/** How much each action stops; none stops less than the one before. */
const STRENGTH: Record<BreakerAction, number> = { "freeze-entries": 0, "guards-only": 1, flatten: 2 };

/** Whether other settings let an account lose more than those that stand: they act later, do less, or may be armed again sooner. */
export const loosensBreaker = (before: DrawdownBreakerConfig, after: DrawdownBreakerConfig): boolean =>
  after.drop > before.drop ||
  STRENGTH[after.action] < STRENGTH[before.action] ||
  after.cooldownMs < before.cooldownMs;

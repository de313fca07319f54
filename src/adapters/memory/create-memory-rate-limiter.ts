import { ok } from "#domain/result.ts";
import type { AttemptCounter, RateRule } from "#ports/rate-limiter.ts";

/** Counts of the window that starts at `start` and of the one before it. */
type Counter = { readonly start: number; readonly current: number; readonly previous: number };

function counterAt(stored: Counter | undefined, start: number, windowMs: number): Counter {
  if (stored?.start === start) return stored;
  const previous = stored !== undefined && stored.start === start - windowMs ? stored.current : 0;
  return { start, current: 0, previous };
}

/** How many takes count at `now`; the last window's fade out, rounded down as the shared counter rounds them. */
function weigh(counter: Counter, now: number, windowMs: number): number {
  const left = 1 - (now - counter.start) / windowMs;
  return Math.floor(left * counter.previous) + counter.current;
}

/**
 * Counts in this process, with the same arithmetic as the shared counter. Keeps at most `maxKeys` counters and drops
 * the ones that were touched longest ago, so a flood of keys cannot fill the memory. Never unavailable.
 */
export function createMemoryRateLimiter(options: {
  readonly now: () => number;
  readonly maxKeys?: number;
}): AttemptCounter {
  const counters = new Map<string, Counter>();
  const maxKeys = options.maxKeys ?? 100_000;
  const idOf = (key: string, rule: RateRule) => `${rule.name}:${key}`;

  const keep = (id: string, counter: Counter): void => {
    counters.delete(id);
    counters.set(id, counter);
    const oldest = counters.keys().next();
    if (counters.size > maxKeys && !oldest.done) counters.delete(oldest.value);
  };

  return {
    async take(key, rule) {
      const now = options.now();
      const start = now - (now % rule.windowMs);
      const counter = counterAt(counters.get(idOf(key, rule)), start, rule.windowMs);
      if (weigh(counter, now, rule.windowMs) >= rule.limit) {
        // One past the end: there the fading count has dropped by one.
        return ok({ allowed: false, retryAfterMs: start + rule.windowMs - now + 1, windowStart: start });
      }
      keep(idOf(key, rule), { ...counter, current: counter.current + 1 });
      return ok({ allowed: true, retryAfterMs: 0, windowStart: start });
    },

    async clear(key, rule) {
      counters.delete(idOf(key, rule));
      return ok(undefined);
    },

    async giveBack(key, rule, windowStart) {
      const id = idOf(key, rule);
      const counter = counters.get(id);
      if (counter === undefined) return ok(undefined);
      const [isCurrent, isLast] = [0, rule.windowMs].map((ago) => counter.start === windowStart + ago);
      counters.set(id, {
        ...counter,
        current: Math.max(0, counter.current - (isCurrent ? 1 : 0)),
        previous: Math.max(0, counter.previous - (isLast ? 1 : 0)),
      });
      return ok(undefined);
    },
  };
}

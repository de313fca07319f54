/** Clients that pace themselves to the limit arrive a little early at times. */
const TOLERANCE = 0.05;

export type RateLimit = {
  /** Whole requests left after this one, or null when there was none left for it. */
  take(who: string): number | null;
};

/** A bucket per caller that refills `perSecond` tokens a second and holds as many; null lets everybody pass. */
export function createRateLimit(perSecond: number | null, nowMs: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (who) => {
      if (perSecond === null) return Number.MAX_SAFE_INTEGER;
      const now = nowMs();
      const held = buckets.get(who) ?? { tokens: perSecond, at: now };
      const tokens = Math.min(perSecond, held.tokens + ((now - held.at) / 1_000) * perSecond);
      const enough = tokens >= 1 - TOLERANCE;
      const left = enough ? Math.max(0, tokens - 1) : tokens;
      buckets.set(who, { tokens: left, at: now });
      return enough ? Math.floor(left) : null;
    },
  };
}

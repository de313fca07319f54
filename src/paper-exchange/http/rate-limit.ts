import { Refusal } from "../engine/refusal.ts";

/** Clients that pace themselves to the limit arrive a little early at times. */
const TOLERANCE = 0.05;

export type RateLimit = { take(who: string): void };

/** A bucket per caller that refills `perSecond` tokens a second and holds as many; null lets everybody pass. */
export function createRateLimit(perSecond: number | null, nowMs: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (who) => {
      if (perSecond === null) return;
      const now = nowMs();
      const held = buckets.get(who) ?? { tokens: perSecond, at: now };
      const tokens = Math.min(perSecond, held.tokens + ((now - held.at) / 1_000) * perSecond);
      const enough = tokens >= 1 - TOLERANCE;
      buckets.set(who, { tokens: enough ? Math.max(0, tokens - 1) : tokens, at: now });
      if (!enough) throw new Refusal(429, "TOO_MANY_REQUESTS", "Too many requests");
    },
  };
}

import type { DrawdownBreakerConfig } from "./drawdown-breaker.ts";

/** Whether a breaker that tripped may be armed again; `leftMs` is how much longer it may not. */
export type RearmVerdict =
  | { readonly kind: "rearm"; readonly rule: "rested" }
  | { readonly kind: "hold"; readonly rule: "cooldown"; readonly leftMs: number };

/**
 * Decides when a trader asks for it; by itself a breaker is never armed again. Times in epoch milliseconds. A clock that
 * went back only makes the wait longer.
 */
export const decideRearm = (
  { cooldownMs }: DrawdownBreakerConfig,
  trippedAt: number,
  at: number,
): RearmVerdict => {
  const leftMs = trippedAt + cooldownMs - at;
  return leftMs > 0 ? { kind: "hold", rule: "cooldown", leftMs } : { kind: "rearm", rule: "rested" };
};

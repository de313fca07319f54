import type { AccountRule } from "../account-rule.ts";

type Standing = AccountRule & { readonly state: "armed" | "paused" | "ended" };

/**
 * `anew` as it is armed in the place of `known`. A breaker that watches keeps what it saw last: whoever armed it may have
 * looked before that, and would set its peak back.
 */
export const keepWatching = <Rule extends AccountRule>(known: Standing, anew: Rule): Rule =>
  known.kind === "drawdown-breaker" &&
  anew.kind === "drawdown-breaker" &&
  known.state === "armed" &&
  known.memory.trippedAt === null
    ? { ...anew, memory: known.memory }
    : anew;

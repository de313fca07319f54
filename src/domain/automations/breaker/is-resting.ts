import type { AccountRule } from "../account-rule.ts";
import { decideRearm } from "./decide-rearm.ts";

/** Whether a rule is a breaker that tripped and whose rest is not over at `at` (epoch milliseconds). */
export const isResting = (rule: AccountRule, at: number): boolean =>
  rule.kind === "drawdown-breaker" &&
  rule.memory.trippedAt !== null &&
  decideRearm(rule.config, rule.memory.trippedAt, at).kind === "hold";

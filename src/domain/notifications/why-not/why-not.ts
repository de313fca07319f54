import type { ExitKind } from "../../automations/exits/exit-rule.ts";
import type { Minute, PastAutomation } from "./past-minute.ts";
import { type AlertReason, decideWhyNotAlert } from "./why-not-alert.ts";
import { type BreakerReason, decideWhyNotBreaker } from "./why-not-breaker.ts";
import { type CrossReason, decideWhyNotCross } from "./why-not-cross-guard.ts";
import { decideWhyNotEntry, type EntryReason } from "./why-not-entry.ts";
import { decideWhyNotExit, type ExitReason } from "./why-not-exit.ts";
import { decideWhyNotGuard, type GuardReason, heldGuard } from "./why-not-guard.ts";
import { decideWhyNotPlan, type PlanReason } from "./why-not-plan.ts";

/** So many days back it is known what positions were. */
export const WHY_NOT_DAYS = 90;

/** Why an automation did nothing in a minute; what is of no guard and of no single kind says of which it is. */
export type WhyNot =
  | GuardReason
  | ExitReason
  | CrossReason
  | AlertReason
  | EntryReason
  | BreakerReason
  | PlanReason;

/** What an automation was in the minute, where its settings were of another kind than now. */
export const kindThen = (past: PastAutomation): Exclude<PastAutomation["kind"], "exit"> | ExitKind =>
  past.kind === "exit" ? (past.rule?.kind ?? past.now) : past.kind;

/**
 * Tells why an automation did nothing in a minute of which it left no receipt. Pure; the same facts give the same answer.
 * `price-unknown` while the market was not read yet, where nothing else explains it.
 */
export const decideWhyNot = (minute: Minute): WhyNot => {
  switch (minute.kind) {
    case "margin-guard":
      return decideWhyNotGuard({
        ...minute,
        held: heldGuard(minute.before),
        candle: minute.market?.candle ?? null,
      });
    case "exit":
      return decideWhyNotExit(minute);
    case "cross-guard":
      return decideWhyNotCross(minute);
    case "price-alert":
      return decideWhyNotAlert(minute);
    case "auto-entry":
      return decideWhyNotEntry(minute);
    case "drawdown-breaker":
      return decideWhyNotBreaker(minute);
    case "guard-plan":
      return decideWhyNotPlan(minute);
  }
};

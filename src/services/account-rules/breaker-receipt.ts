import {
  type DrawdownBreakerFacts,
  decideDrawdownBreaker,
} from "#domain/automations/breaker/decide-drawdown-breaker.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import type { RuleScene } from "./look-again.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

/** What a breaker tells of one look: that it tripped, or why it does not go by what it saw. */
export const breakerReceipt = (
  { newId }: Pick<MonitorDeps, "newId">,
  { rule, tick }: Pick<RuleScene<StoredBreaker>, "rule" | "tick">,
  inputs: DrawdownBreakerFacts,
  failure: string | null,
): NewReceipt => {
  const verdict = decideDrawdownBreaker(inputs);
  const decision = { of: "drawdown-breaker", inputs, verdict } as const;
  return {
    id: newId(),
    userId: rule.userId,
    accountId: rule.accountId,
    automationId: rule.id,
    positionId: null,
    intentId: null,
    outcome: verdict.kind === "trip" ? "tripped" : "held",
    facts: { kind: "rule", version: rule.version, decision, failure },
    rawAnswer: null,
    severity: "danger",
    at: tick.at,
  };
};

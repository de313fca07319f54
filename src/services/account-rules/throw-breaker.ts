import { createHash } from "node:crypto";
import { STAGE_OF_ACTION } from "#domain/automations/breaker/stage-of-action.ts";
import { basisPoints } from "#domain/units.ts";
import type { StoredRule } from "#ports/account-rules.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { throwSwitch } from "../panic/throw-switch.ts";

export type StoredBreaker = Extract<StoredRule, { readonly kind: "drawdown-breaker" }>;

/** The name of what one trip throws, as a UUID (version 8): whoever throws it, and however often, throws one. */
const panicIdOf = (ruleId: string, trippedAt: number): string => {
  const hex = createHash("sha256")
    .update(JSON.stringify([ruleId, trippedAt]))
    .digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/**
 * Throws the panic switch for the account of a breaker that tripped, and notes that it stands. The trip is written before
 * and this is repeated until it is noted, so no crash between leaves the account as it was; once it is noted, it is the
 * trader's to take back. A stricter stage stays. False where somebody else noted it first.
 */
export const throwBreaker = async (
  deps: Pick<MonitorDeps, "rules" | "panic" | "accounts" | "markets" | "clock">,
  { rule, work }: { readonly rule: StoredBreaker; readonly work: TriggerWork | null },
  trippedAt: number,
): Promise<boolean> => {
  const { userId, accountId, config, memory } = rule;
  const order = { userId, accountId, share: basisPoints(0), by: "breaker" } as const;
  const panicId = panicIdOf(rule.id, trippedAt);
  await throwSwitch(deps, { ...order, stage: STAGE_OF_ACTION[config.action], panicId });
  const at = deps.clock();
  const stands = { rule, work, state: "armed", heldBy: null, legs: [], receipt: null, at } as const;
  return deps.rules.settle({ ...stands, memory: { ...memory, thrownAt: at } });
};

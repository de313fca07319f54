import type { ArmedFrom } from "#domain/automations/history/automation-change.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import type { SecurityRecorder } from "#ports/security-recorder.ts";
import { AppError } from "../app-error.ts";
import type { Acting } from "../security/acting.ts";
import { noteDeed } from "../security/note-event.ts";
import { passRiskGate } from "../security/pass-risk-gate.ts";
import { type BreakerRequest, type PrepareBreakerDeps, prepareBreaker } from "./prepare-breaker.ts";
import { NEXT_TICK } from "./rule-legs.ts";
import { RULE_REFUSALS } from "./rule-refusals.ts";
import type { StoredBreaker } from "./throw-breaker.ts";

export type ArmBreakerDeps = PrepareBreakerDeps & {
  readonly rules: AccountRules;
  readonly security: SecurityRecorder;
};

/** `from` says whose settings these are where nobody wrote them anew. */
export type ArmBreakerRequest = Omit<BreakerRequest, "userId"> & { readonly from?: ArmedFrom };

/**
 * Arms the breaker of an account, or changes the settings of the one it has. What lets the account lose more than before
 * takes a factor of the last five minutes and no reset on the day before. Either is taken down.
 * @throws AppError as `prepareBreaker` · forbidden with the reason `step-up` or `frozen`.
 */
export const armBreaker = async (
  deps: ArmBreakerDeps,
  acting: Acting,
  { accountId, config, from }: ArmBreakerRequest,
): Promise<StoredBreaker> => {
  const { rule, isRaised } = await prepareBreaker(deps, { userId: acting.userId, accountId, config });
  passRiskGate(acting, isRaised, rule.createdAt);
  const armed = await deps.rules.arm(rule, NEXT_TICK, from);
  if (armed?.kind !== "drawdown-breaker")
    throw new AppError(
      "conflict",
      saidBy(RULE_REFUSALS, ({ breakerChanged }) => breakerChanged),
    );
  const facts = { breakerId: armed.id, drop: config.drop, action: config.action };
  await noteDeed({ security: deps.security, now: deps.clock }, acting, "automation-armed", "allowed", facts);
  return armed;
};

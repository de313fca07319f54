import type { CrossGuardConfig } from "#domain/automations/cross-guard/cross-guard.ts";
import type { GuardCaps } from "#domain/automations/guard-bounds.ts";
import { amountOf } from "#domain/intents/action.ts";
import { subjectKey } from "#domain/intents/cause.ts";
import { BINDING_STATES } from "#domain/intents/intent.ts";
import { SEND_WITHIN_MS } from "#domain/intents/send-timings.ts";
import { targetOf, type WriteRequest } from "./exchange/account-state.ts";
import { targetOfPlan } from "./invariants.ts";
import type { RecordedIntent, Recorder } from "./recorder.ts";
import type { Violation } from "./violation.ts";

/** A request leaves at the very moment its process was let go on: nothing but rounding may lie in between. */
const SLACK_MS = 50;

const addedBy = (recorder: Recorder, intent: RecordedIntent) => {
  const key = subjectKey(intent.plan.subject);
  let [onPosition, onAccount] = [0, 0];
  for (const { plan, state } of recorder.intents.values()) {
    if (plan.accountId !== intent.plan.accountId) continue;
    if (!(BINDING_STATES as readonly string[]).includes(state)) continue;
    const amount = amountOf(plan.action) ?? 0;
    onAccount += amount;
    if (subjectKey(plan.subject) === key) onPosition += amount;
  }
  return { onPosition, onAccount };
};

/** The guard an intent is of, as it stands. */
export type SentFor = {
  readonly state: string;
  readonly config: GuardCaps & Partial<Pick<CrossGuardConfig, "maxReduce">>;
};

/** Contracts that an order closes of a cross position, against the most that one may. */
const checkReduction = ({ plan }: RecordedIntent, guard: SentFor | null): Violation[] => {
  const most = guard?.config.maxReduce ?? null;
  if (plan.action.kind !== "cross-order" || most === null || plan.action.order.quantity <= most) return [];
  const what = `intent ${plan.id} closes ${plan.action.order.quantity} of at most ${most} contracts`;
  return [{ invariant: "I2", what }];
};

/** I2 and I9 at the moment an intent is committed as sent, against its rule as it stands then. */
export const checkSending = (
  recorder: Recorder,
  intent: RecordedIntent,
  rule: { readonly guard: SentFor | null; readonly accountCap: number | null },
  at: number,
): Violation[] => {
  const { guard, accountCap } = rule;
  const { plan } = intent;
  const violations: Violation[] = [];
  if (plan.expiresAt !== null && plan.expiresAt <= at && intent.sent.length === 1) {
    violations.push({ invariant: "I9", what: `intent ${plan.id} was sent after it expired` });
  }
  if (plan.cause.kind !== "automation" || intent.sent.length > 1) return violations;
  if (guard?.state !== "armed") {
    violations.push({ invariant: "I9", what: `intent ${plan.id} was sent for a rule that is not armed` });
  }
  violations.push(...checkReduction(intent, guard));
  const amount = amountOf(plan.action);
  // What adds nothing may be sent however much was added before a cap was lowered.
  if (amount === null) return violations;
  const { maxTotal = null, maxPerAction = null, maxPerDay = null } = guard?.config ?? {};
  const { onPosition: added, onAccount } = addedBy(recorder, intent);
  if (accountCap !== null && onAccount > accountCap) {
    const what = `intent ${plan.id} makes ${onAccount} of at most ${accountCap} on its account`;
    violations.push({ invariant: "I2", what });
  }
  if (maxPerAction !== null && amount > maxPerAction) {
    violations.push({ invariant: "I2", what: `intent ${plan.id} adds ${amount} of at most ${maxPerAction}` });
  }
  // A whole seed fits into one day.
  for (const cap of [maxTotal, maxPerDay]) {
    if (cap === null || added <= cap) continue;
    violations.push({ invariant: "I2", what: `intent ${plan.id} makes ${added} of at most ${cap}` });
  }
  return violations;
};

/** I9 at the moment a request leaves: soon after its row, or not at all. */
export const checkLeaving = (recorder: Recorder, request: WriteRequest, now: number): Violation[] => {
  for (const { plan, sent } of recorder.intents.values()) {
    if (targetOfPlan(plan) !== targetOf(request)) continue;
    const row = sent.find(({ signedAt }) => signedAt === request.signedAt);
    if (row === undefined || now - row.at <= SEND_WITHIN_MS + SLACK_MS) continue;
    return [{ invariant: "I9", what: `intent ${plan.id} left ${now - row.at} ms after its row` }];
  }
  return [];
};

import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import type { ReceiptOutcome } from "#domain/notifications/receipt.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import type { BasisPoints } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { AddMarginPlan } from "#ports/intents.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { Rearm } from "#ports/triggers.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { withEffect } from "./guard-receipt.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Hit } from "./work-trigger.ts";

/** What of a guard's rule decides when its trigger arms again. */
export type GuardTerms = {
  readonly trigger: TriggerPrice;
  readonly cooldownMs: number;
  readonly bps: BasisPoints;
};

type SentPlan = AddMarginPlan & { readonly fence: number };

/** The exchange refused: the reason rarely passes within seconds, and asking again and again earns a ban. */
const REJECTED_RETRY_MS = 60_000;
const UNSENT_RETRY_MS = 2_000;

const SEVERITY: Record<ReceiptOutcome, NewReceipt["severity"]> = {
  confirmed: "info",
  rejected: "danger",
  "not-applied": "warning",
  ambiguous: "danger",
  unknown: "warning",
  held: "danger",
  ended: "info",
};

/** The receipt of an intent. */
export const intentReceipt = (
  deps: MonitorDeps,
  plan: AddMarginPlan,
  outcome: ReceiptOutcome,
  facts: AddMarginPlan["facts"],
  rawAnswer: string | null,
  at: number,
): NewReceipt => ({
  id: deps.newId(),
  userId: plan.userId,
  accountId: plan.accountId,
  automationId: plan.automationId,
  positionId: plan.positionId,
  intentId: plan.id,
  outcome,
  facts,
  rawAnswer,
  severity: SEVERITY[outcome],
  at,
});

/** The trigger of a guard after an effect: from the position read back, held still for the cooldown. */
export const rearmAfterEffect = (position: IsolatedPosition | null, terms: GuardTerms, at: number): Rearm => {
  const trigger = position === null ? null : marginGuardTrigger(position, terms.bps);
  if (trigger === null) return { kind: "on-change", trigger: terms.trigger };
  return terms.cooldownMs === 0
    ? { kind: "now", trigger }
    : { kind: "at", trigger, at: at + terms.cooldownMs };
};

/** Reads the position back; the exchange's answer to the write stands in where reading fails. */
const readBack = async (exchange: Exchange, answered: IsolatedPosition): Promise<IsolatedPosition | null> => {
  const trades = await exchange.runningTrades();
  if (!trades.ok) return answered;
  return trades.value.find((position) => position.id === answered.id) ?? null;
};

const confirm = async (
  deps: MonitorDeps,
  hit: Hit,
  plan: SentPlan,
  terms: GuardTerms,
  answered: IsolatedPosition,
) => {
  const position = await readBack(hit.exchange, answered);
  const at = hit.tick.at;
  await deps.intents.settle({
    intent: plan,
    state: "confirmed",
    receipt: intentReceipt(deps, plan, "confirmed", withEffect(plan.facts, position), null, at),
    rearm: rearmAfterEffect(position, terms, at),
    position,
    readAt: at,
    at,
  });
  return "confirmed" as const;
};

const refuse = async (
  deps: MonitorDeps,
  hit: Hit,
  plan: SentPlan,
  terms: GuardTerms,
  failure: Exclude<ExchangeFailure, { kind: "outcome-unknown" }>,
) => {
  const at = hit.tick.at;
  const state = failure.kind === "unavailable" ? "not-applied" : "rejected";
  const facts = { ...plan.facts, failure: failureInWords(failure) };
  const waitMs =
    failure.kind === "unavailable"
      ? UNSENT_RETRY_MS
      : failure.kind === "rate-limited"
        ? Math.max(failure.retryAfterMs, UNSENT_RETRY_MS)
        : REJECTED_RETRY_MS;
  await deps.intents.settle({
    intent: plan,
    state,
    receipt: intentReceipt(deps, plan, state, facts, failure.raw, at),
    rearm: { kind: "at", trigger: terms.trigger, at: at + waitMs },
    position: null,
    readAt: at,
    at,
  });
  if (failure.kind === "unauthorized") {
    await deps.accounts.markUnauthorized(plan.accountId, failureInWords(failure), at);
  }
  return "rejected" as const;
};

/**
 * Settles an add-margin by what the exchange answered: done and read back, refused with the budget given back, or
 * unknown: then the intent stays `sent`, the trader is told so, and only reading the exchange will settle it.
 */
export const settleAnswer = async (
  deps: MonitorDeps,
  hit: Hit,
  plan: SentPlan,
  terms: GuardTerms,
  answer: Result<IsolatedPosition, ExchangeFailure>,
): Promise<"confirmed" | "rejected" | "unknown"> => {
  if (answer.ok) return confirm(deps, hit, plan, terms, answer.value);
  const { failure } = answer;
  if (failure.kind !== "outcome-unknown") return refuse(deps, hit, plan, terms, failure);
  const facts = { ...plan.facts, failure: failureInWords(failure) };
  await deps.intents.noteUnknown(intentReceipt(deps, plan, "unknown", facts, failure.raw, hit.tick.at));
  deps.log.warn("intent-outcome-unknown", { intentId: plan.id, accountId: plan.accountId });
  return "unknown";
};

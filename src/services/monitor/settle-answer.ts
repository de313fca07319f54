import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { AddMarginPlan } from "#ports/intents.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import type { GuardTerms, Hit } from "./hit.ts";
import { intentReceipt } from "./intent-receipt.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import { rearmAfterEffect } from "./rearm-after-effect.ts";
import { withEffect } from "./with-effect.ts";

type SentPlan = AddMarginPlan & { readonly fence: number };

/** The exchange refused: the reason rarely passes within seconds, and asking again and again earns a ban. */
const REJECTED_RETRY_MS = 60_000;
const UNSENT_RETRY_MS = 2_000;

/**
 * Reads the position back. The exchange's answer to the write stands in where reading fails, or where the list still
 * shows less margin than it answered: armed by an old margin, the guard would add the same sats again.
 */
const readBack = async (exchange: Exchange, answered: IsolatedPosition): Promise<IsolatedPosition | null> => {
  const trades = await exchange.runningTrades();
  if (!trades.ok) return answered;
  const listed = trades.value.find((position) => position.id === answered.id) ?? null;
  return listed !== null && listed.margin < answered.margin ? answered : listed;
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

import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import { judgeRefusal } from "../accounts/judge-refusal.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { intentReceipt } from "./intent-receipt.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Order, OrderOutcome } from "./order.ts";
import type { Performed } from "./perform-action.ts";
import { rearmAfterEffect } from "./rearm-after-effect.ts";
import { withEffect } from "./with-effect.ts";

/** The exchange refused: the reason rarely passes within seconds, and asking again and again earns a ban. */
const REJECTED_RETRY_MS = 60_000;
const UNSENT_RETRY_MS = 2_000;

type Refusal = Exclude<ExchangeFailure, { kind: "outcome-unknown" }>;

/**
 * Reads the position back. The exchange's answer to the write stands in where reading fails, or where the list still
 * shows less margin than it answered: armed by an old margin, the guard would add the same sats again.
 */
const readBack = async (
  exchange: Exchange,
  answered: IsolatedPosition | null,
): Promise<IsolatedPosition | null> => {
  if (answered === null) return null;
  const trades = await exchange.runningTrades();
  if (!trades.ok) return answered;
  const listed = trades.value.find((position) => position.id === answered.id) ?? null;
  return listed !== null && listed.margin < answered.margin ? answered : listed;
};

const confirm = async (deps: MonitorDeps, order: Order, answered: IsolatedPosition | null) => {
  const { intent, terms, at } = order;
  const position = await readBack(order.exchange, answered);
  await deps.intents.settle({
    intent,
    state: "confirmed",
    receipt: intentReceipt(deps, intent, "confirmed", withEffect(intent.facts, position), null, at),
    rearm: terms === null ? null : rearmAfterEffect(position, terms, at),
    position,
    readAt: at,
    at,
  });
  // The balance changed; a trade the list lacks may be one it does not show yet, and only a closed one proves an end.
  await deps.accounts.makeDue(intent.accountId, at);
};

const retryAfter = (failure: Refusal, isKeyFine: boolean): number => {
  if (failure.kind === "unavailable" || isKeyFine) return UNSENT_RETRY_MS;
  if (failure.kind === "rate-limited") return Math.max(failure.retryAfterMs, UNSENT_RETRY_MS);
  return REJECTED_RETRY_MS;
};

const refuse = async (deps: MonitorDeps, order: Order, failure: Refusal): Promise<void> => {
  const { account, exchange, intent, terms, at } = order;
  const state = failure.kind === "unavailable" ? "not-applied" : "rejected";
  const subject =
    failure.kind === "unauthorized" ? await judgeRefusal(deps, account, exchange, failure) : null;
  const isKeyFine = subject === "stamp";
  const why = isKeyFine
    ? "LN Markets refused the time on our request; the key itself is fine. Our clock is being compared with theirs."
    : failureInWords(failure);
  await deps.intents.settle({
    intent,
    state,
    receipt: intentReceipt(deps, intent, state, { ...intent.facts, failure: why }, failure.raw, at),
    rearm:
      terms === null ? null : { kind: "at", trigger: terms.trigger, at: at + retryAfter(failure, isKeyFine) },
    position: null,
    readAt: at,
    at,
  });
  if (subject === "key") await deps.accounts.markUnauthorized(account, failureInWords(failure), at);
};

/**
 * Settles an order by what the exchange answered: done and read back, refused with the budget given back, or unknown:
 * then the intent stays `sent`, the trader is told so, and only reading the exchange will settle it.
 */
export const settleAnswer = async (
  deps: MonitorDeps,
  order: Order,
  answer: Performed,
): Promise<OrderOutcome> => {
  const { intent, at } = order;
  if (answer.ok) {
    await confirm(deps, order, answer.value);
    return "confirmed";
  }
  const { failure } = answer;
  if (failure.kind !== "outcome-unknown") {
    await refuse(deps, order, failure);
    return "rejected";
  }
  const facts = { ...intent.facts, failure: failureInWords(failure) };
  await deps.intents.noteUnknown(intent.id, intentReceipt(deps, intent, "unknown", facts, failure.raw, at));
  deps.log.warn("intent-outcome-unknown", { intentId: intent.id, accountId: intent.accountId });
  return "unknown";
};

import { isSeen } from "#domain/intents/judge-intent.ts";
import { failureOrigin } from "#domain/notifications/failure-origin.ts";
import type { ActingFacts } from "#domain/notifications/receipt.ts";
import { seenPosition } from "#domain/notifications/receipt-record.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { judgeRefusal } from "../accounts/judge-refusal.ts";
import { failureInWords } from "../accounts/note-unreadable.ts";
import { intentReceipt } from "./intent-receipt.ts";
import { lookAfter } from "./look-after.ts";
import type { MonitorDeps } from "./monitor-deps.ts";
import type { Order, OrderOutcome } from "./order.ts";
import type { Answered, Performed } from "./perform-action.ts";
import { readEvidence } from "./read-evidence.ts";
import { readNetAfter } from "./read-net-after.ts";
import { rearmAfterEffect } from "./rearm-after-effect.ts";
import { waitAfterDeed } from "./rearm-legs.ts";
import { rereadAfter } from "./reread-after.ts";
import { withEffect } from "./with-effect.ts";

/** The exchange refused: the reason rarely passes within seconds, and asking again and again earns a ban. */
const REJECTED_RETRY_MS = 60_000;
const UNSENT_RETRY_MS = 2_000;
/** Whoever looked says itself what its rule waits for; this is for when it cannot. */
const LOOK_MS = 2_000;

type Refusal = Exclude<ExchangeFailure, { kind: "outcome-unknown" }>;

/** Whether the effect is there to be seen: a success in words alone is none. */
const shows = ({ action, before }: Order["intent"], seen: Answered["seen"]): boolean =>
  isSeen({ action, before, now: { ...seen, balance: before.balance } });

/** What a receipt keeps of the answer; of the cross position it keeps what was read back alone. */
const withAnswer = (facts: ActingFacts, { position }: Answered): ActingFacts =>
  facts.kind === "cross-guard"
    ? facts
    : { ...facts, answered: position === null ? null : seenPosition(position) };

/**
 * Reads the effect back and settles by what is seen. The exchange's answer to the write stands in where reading fails or the
 * list still shows the position from before: armed by that, the guard would add the same sats again. Where neither shows the
 * effect the outcome is unknown, and reading settles it later. A position that is listed no more is over since.
 */
const confirm = async (
  deps: MonitorDeps,
  order: Order,
  answered: Answered,
): Promise<"confirmed" | "unseen"> => {
  const { exchange, intent, terms, at } = order;
  const reading = await readEvidence(exchange, intent);
  const listed = reading.ok ? reading.value : undefined;
  const isListed = listed !== undefined && shows(intent, listed.seen);
  if (!isListed && !shows(intent, answered.seen)) return "unseen";
  const isGone = listed?.position === null && answered.position !== null;
  const isRead = isListed || isGone;
  const position = isRead ? (listed?.position ?? null) : answered.position;
  const net = terms?.of === "cross" ? await readNetAfter(deps, order, answered.net ?? null, true) : null;
  const after = { position, net };
  const facts = withEffect(withAnswer(intent.facts, answered), after, isRead ? "list" : "answer");
  await deps.intents.settle({
    intent,
    state: "confirmed",
    receipt: intentReceipt(deps, intent, "confirmed", facts, null, at),
    legs: terms === null ? lookAfter(intent, at + LOOK_MS) : rearmAfterEffect("confirmed", after, terms, at),
    position,
    readAt: at,
    at,
  });
  // The balance changed; a trade the list lacks may be one it does not show yet, and only a closed one proves an end.
  await rereadAfter(deps, intent, at);
  return "confirmed";
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
  const origin = isKeyFine ? "ours" : failureOrigin(failure);
  const retryAt = at + retryAfter(failure, isKeyFine);
  await deps.intents.settle({
    intent,
    state,
    receipt: intentReceipt(deps, intent, state, { ...intent.facts, failure: why, origin }, failure.raw, at),
    legs: terms === null ? lookAfter(intent, retryAt) : waitAfterDeed(terms, retryAt),
    position: null,
    readAt: at,
    at,
  });
  if (subject === "key") await deps.accounts.markUnauthorized(account, failureInWords(failure), at);
};

const leaveUnknown = async (
  deps: MonitorDeps,
  order: Order,
  why: string,
  raw: string,
): Promise<"unknown"> => {
  const { intent, at } = order;
  const facts = { ...intent.facts, failure: why, origin: null };
  await deps.intents.noteUnknown(intent.id, intentReceipt(deps, intent, "unknown", facts, raw, at));
  deps.log.warn("intent-outcome-unknown", { intentId: intent.id, accountId: intent.accountId });
  return "unknown";
};

const UNSEEN = "LN Markets answered that it was done, and the account does not show it yet.";

/**
 * Settles an order by what the exchange answered: done and read back, refused with the budget given back, or unknown:
 * then the intent stays `sent`, the trader is told so, and only reading the exchange will settle it.
 */
export const settleAnswer = async (
  deps: MonitorDeps,
  order: Order,
  answer: Performed,
): Promise<OrderOutcome> => {
  if (answer.ok) {
    const sight = await confirm(deps, order, answer.value);
    return sight === "confirmed"
      ? sight
      : leaveUnknown(deps, order, UNSEEN, JSON.stringify(answer.value.position ?? answer.value.seen));
  }
  const { failure } = answer;
  if (failure.kind === "outcome-unknown")
    return leaveUnknown(deps, order, failureInWords(failure), failure.raw);
  await refuse(deps, order, failure);
  return "rejected";
};

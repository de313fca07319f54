import { type IntentJudgement, judgeIntent, mayRepeat } from "#domain/intents/judge-intent.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Exchange, Network } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { StoredIntent } from "#ports/intents.ts";
import type { LegRearm } from "#ports/triggers.ts";
import { noteUnreadable } from "../accounts/note-unreadable.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import { carryOut } from "./carry-out.ts";
import { crossTerms, guardTerms } from "./guard-terms.ts";
import type { GuardTerms } from "./hit.ts";
import { intentReceipt } from "./intent-receipt.ts";
import { lookAfter } from "./look-after.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import type { Order } from "./order.ts";
import { readNetAfter } from "./read-net-after.ts";
import { readNow } from "./read-now.ts";
import { type After, rearmAfterEffect } from "./rearm-after-effect.ts";
import { waitAfterDeed } from "./rearm-legs.ts";
import { rereadAfter } from "./reread-after.ts";
import { supersede } from "./supersede.ts";
import { withEffect } from "./with-effect.ts";
import { withRequest } from "./with-request.ts";

const BATCH = 100;
const LEASE_MS = 12_000;
const AT_ONCE = 8;
/** An ambiguous effect keeps its budget and stops its guard for this long. */
const AMBIGUOUS_PAUSE_MS = 15 * 60_000;
/** What is safe to repeat is sent at most this often. */
const MOST_ATTEMPTS = 3;
/** An account that cannot be read is asked again this soon while an outcome hangs on it. */
const UNREAD_RETRY_MS = 2_000;

/** The terms a guard stood on when its intent was planned; the next reading derives its trigger anew. */
const termsOf = ({ facts }: StoredIntent): GuardTerms | null => {
  if (facts.kind === "cross-guard") return { ...crossTerms(facts.inputs, facts.verdict.step), cooldownMs: 0 };
  if (facts.kind !== "margin-guard") return null;
  return { ...guardTerms(facts.inputs, facts.verdict.step), cooldownMs: 0 };
};

const legsOf = (
  judgement: "confirmed" | "not-applied" | "ambiguous",
  { intent, terms, at }: Order,
  after: After,
): readonly LegRearm[] | null => {
  if (terms === null) return lookAfter(intent, at);
  if (judgement !== "ambiguous") return rearmAfterEffect(judgement, after, terms, at);
  return waitAfterDeed(terms, at + AMBIGUOUS_PAUSE_MS);
};

type Sight = {
  readonly judgement: IntentJudgement;
  /** Whether sending it once more could only do what was ordered. */
  readonly isRepeatable: boolean;
  readonly position: IsolatedPosition | null;
};

/** What a fresh reading says of an intent; null when it could not be read. */
const look = async (deps: MonitorDeps, order: Order, intent: StoredIntent): Promise<Sight | null> => {
  const reading = await readNow(order.exchange, intent);
  if (!reading.ok) {
    await noteUnreadable(deps, order, reading.failure, order.at);
    return null;
  }
  const { now, position } = reading.value;
  const readings = { action: intent.action, before: intent.before, now };
  const judgement = judgeIntent({
    ...readings,
    readIssuedAt: intent.claimedAt,
    settleUntil: intent.settleUntil ?? Number.POSITIVE_INFINITY,
  });
  return { judgement, isRepeatable: mayRepeat(readings), position };
};

/** The cross position as it is since, for a guard on it; whatever is ambiguous says nothing of its prices. */
const netAfter = (deps: MonitorDeps, order: Order, judgement: IntentJudgement) =>
  order.terms?.of === "cross" && judgement !== "ambiguous"
    ? readNetAfter(deps, order, null, judgement === "confirmed")
    : null;

/** Settles a sent intent by the evidence; sends again only what is safe to repeat; else waits until evidence can count. */
const settleByReading = async (deps: MonitorDeps, order: Order, intent: StoredIntent): Promise<boolean> => {
  const sight = await look(deps, order, intent);
  if (sight === null) {
    await deps.intents.waitToSettle(intent, UNREAD_RETRY_MS);
    return false;
  }
  const { judgement, isRepeatable, position } = sight;
  if (isRepeatable && intent.attempts < MOST_ATTEMPTS) {
    return (await carryOut(deps, order)) !== "unknown";
  }
  if (judgement === "too-early") {
    await deps.intents.waitToSettle(intent, 0);
    return false;
  }
  const sent = intent.signedAt === null ? intent.facts : withRequest(intent, intent.signedAt);
  const after = { position, net: await netAfter(deps, order, judgement) };
  const facts = judgement === "confirmed" ? withEffect(sent, after, "list") : sent;
  const { at } = order;
  const isSettled = await deps.intents.settle({
    intent,
    state: judgement,
    receipt: intentReceipt(deps, intent, judgement, facts, null, at),
    legs: legsOf(judgement, order, after),
    position,
    readAt: at,
    at,
  });
  await rereadAfter(deps, intent, at);
  return isSettled;
};

/**
 * Planned and never sent: whoever planned it died before anything left. A guard decides anew from the position as it is
 * now; a command of the trader's is carried out, for nobody would give it again.
 */
const resume = async (deps: MonitorDeps, order: Order): Promise<boolean> => {
  if (order.intent.cause.kind === "automation") await supersede(deps, order, null, 0);
  else if ((await carryOut(deps, order)) === "unknown") return false;
  return true;
};

const settleOne = async (
  deps: MonitorDeps,
  account: StoredAccount,
  exchange: Exchange,
  intent: StoredIntent,
  at: number,
): Promise<boolean> => {
  const order: Order = { account, exchange, intent, terms: termsOf(intent), at };
  return intent.state === "planned" ? resume(deps, order) : settleByReading(deps, order, intent);
};

const reconcileOne = async (deps: MonitorDeps, intent: StoredIntent, at: number): Promise<boolean> => {
  const account = await deps.accounts.find(intent.accountId);
  if (account === null) return false;
  const about = { network: account.network, intent: intent.id, kind: intent.action.kind };
  const settle = (exchange: Exchange) => settleOne(deps, account, exchange, intent, at);
  return deps.tracer.span("reconcile", about, async (note) => {
    const isSettled = await withExchange(deps, account, settle, "guard");
    note({ outcome: isSettled ? "settled" : "open" });
    return isSettled;
  });
};

/**
 * Closes open intents whose fate is unknown, by reading the exchange: never by sending again what could act twice. What
 * goes wrong with one never stops another. `at` is the tick's time.
 */
export const reconcileIntents = async (
  deps: MonitorDeps,
  network: Network,
  at: number,
  report: TickReport,
): Promise<void> => {
  const queue = [...(await deps.intents.claimUnsettled(network, BATCH, LEASE_MS))];
  const lane = async (): Promise<void> => {
    for (let intent = queue.shift(); intent !== undefined; intent = queue.shift()) {
      try {
        if (await reconcileOne(deps, intent, at)) report.reconciled += 1;
      } catch (error) {
        deps.log.error("reconcile-failed", { intentId: intent.id, error: String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, lane));
};

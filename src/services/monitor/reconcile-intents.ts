import { marginGuardTrigger } from "#domain/automations/margin-guard.ts";
import { judgeAddMargin } from "#domain/intents/judge-add-margin.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Tick, TriggerPrice } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { Settlement, StoredIntent } from "#ports/intents.ts";
import type { Rearm } from "#ports/triggers.ts";
import { noteUnreadable } from "../accounts/note-unreadable.ts";
import { withExchange } from "../accounts/with-exchange.ts";
import type { GuardTerms } from "./hit.ts";
import { intentReceipt } from "./intent-receipt.ts";
import type { MonitorDeps, TickReport } from "./monitor-deps.ts";
import { rearmAfterEffect } from "./rearm-after-effect.ts";
import { withEffect } from "./with-effect.ts";

const BATCH = 100;
const LEASE_MS = 12_000;
/** An ambiguous effect keeps its budget and stops its guard for this long, unless the position changes before. */
const AMBIGUOUS_PAUSE_MS = 15 * 60_000;

/** The trigger the guard stood at when the intent was planned; the next reading derives it anew. */
const plannedTrigger = ({ facts }: StoredIntent): TriggerPrice =>
  marginGuardTrigger(facts.position, facts.trigger) ?? {
    side: facts.position.side === "long" ? "below" : "above",
    price: facts.last,
  };

const termsOf = (intent: StoredIntent, cooldownMs: number): GuardTerms => ({
  trigger: plannedTrigger(intent),
  cooldownMs,
  bps: intent.facts.trigger,
});

/** Planned and never sent: whoever planned it died before anything left. Nothing happened; the guard decides anew. */
const supersede = (deps: MonitorDeps, intent: StoredIntent, at: number): Promise<boolean> =>
  deps.intents.settle({
    intent,
    state: "superseded",
    receipt: null,
    rearm: { kind: "now", trigger: plannedTrigger(intent) },
    position: null,
    readAt: at,
    at,
  });

const rearmOf = (
  state: Settlement["state"],
  intent: StoredIntent,
  position: IsolatedPosition | null,
  at: number,
): Rearm => {
  const terms = termsOf(intent, 0);
  if (state !== "ambiguous") return rearmAfterEffect(position, terms, at);
  return { kind: "at", trigger: terms.trigger, at: at + AMBIGUOUS_PAUSE_MS };
};

/** Reads the exchange and settles one sent intent by the evidence, or leaves it where it is too early to tell. */
const settleByReading = async (deps: MonitorDeps, intent: StoredIntent, at: number): Promise<boolean> => {
  const account = await deps.accounts.find(intent.accountId);
  if (account === null) return false;
  const trades = await withExchange(deps, account, (exchange) => exchange.runningTrades());
  if (!trades.ok) {
    await noteUnreadable(deps, account, trades.failure, at);
    return false;
  }
  const position = trades.value.find((candidate) => candidate.id === intent.positionId) ?? null;
  const state = judgeAddMargin({
    amount: intent.amount,
    marginBefore: intent.marginBefore,
    marginNow: position?.margin ?? null,
    readIssuedAt: intent.claimedAt,
    settleUntil: intent.settleUntil ?? Number.POSITIVE_INFINITY,
  });
  if (state === "too-early") return false;
  const facts = state === "confirmed" ? withEffect(intent.facts, position) : intent.facts;
  return deps.intents.settle({
    intent,
    state,
    receipt: intentReceipt(deps, intent, state, facts, null, at),
    rearm: rearmOf(state, intent, position, at),
    position,
    readAt: at,
    at,
  });
};

/** Closes open intents whose fate is unknown, by reading the exchange; never by sending anything again. */
export const reconcileIntents = async (
  deps: MonitorDeps,
  network: Network,
  tick: Tick,
  report: TickReport,
): Promise<void> => {
  for (const intent of await deps.intents.claimUnsettled(network, BATCH, LEASE_MS)) {
    const settled =
      intent.state === "planned"
        ? await supersede(deps, intent, tick.at)
        : await settleByReading(deps, intent, tick.at);
    if (settled) report.reconciled += 1;
  }
};

import { alertLegs } from "#domain/automations/alerts/alert-legs.ts";
import { alertTriggers } from "#domain/automations/alerts/alert-triggers.ts";
import {
  decidePriceAlert,
  type PriceAlertFacts,
  type PriceAlertVerdict,
  rememberVerdict,
} from "#domain/automations/alerts/decide-price-alert.ts";
import { isOver } from "#domain/automations/alerts/price-alert.ts";
import type { PriceSample } from "#domain/automations/alerts/rolling-extremes.ts";
import type { Tick } from "#domain/triggers/trigger.ts";
import type { AccountRules, StoredRule } from "#ports/account-rules.ts";
import type { NewId } from "#ports/clock.ts";
import type { Network } from "#ports/exchange.ts";
import type { NewReceipt } from "#ports/trade-log.ts";
import type { TriggerWork } from "#ports/triggers.ts";
import { type MinuteCandles, sampleOf } from "./create-minute-candles.ts";
import { ruleLegs } from "./rule-legs.ts";

export type StoredAlert = Extract<StoredRule, { readonly kind: "price-alert" }>;

export type AlertDeps = {
  readonly rules: AccountRules;
  readonly minutes: MinuteCandles;
  readonly newId: NewId;
};

/** One look at an alert: `work` is what its trigger gave. */
export type AlertLook = {
  readonly network: Network;
  readonly alert: StoredAlert;
  readonly tick: Tick;
  readonly work: TriggerWork;
};

const MINUTE_MS = 60_000;

/** What the market did before the tick, as far back as the window reaches and as the last look; null while it cannot be read. */
const samplesOf = async (
  deps: AlertDeps,
  { network, alert, tick }: AlertLook,
): Promise<readonly PriceSample[] | null> => {
  const { when } = alert.config;
  if (when.kind === "crossing") return [];
  const from = Math.min(alert.memory.seen.at, tick.at - when.withinMs) - MINUTE_MS;
  const candles = await deps.minutes.since(network, Math.max(from, tick.at - 2 * when.withinMs), tick.at);
  return candles === null ? null : candles.map((candle) => sampleOf(candle, tick.at));
};

/** What a receipt keeps of the samples: those a move was told by, as long as they give the same verdict alone. */
const keptInputs = (facts: PriceAlertFacts, verdict: PriceAlertVerdict): PriceAlertFacts => {
  if (!("from" in verdict)) return { ...facts, samples: [] };
  const samples = facts.samples.filter(({ at }) => at === verdict.from.at || at === verdict.to.at);
  const again = decidePriceAlert({ ...facts, samples });
  return JSON.stringify(again) === JSON.stringify(verdict) ? { ...facts, samples } : facts;
};

const receiptOf = (
  deps: AlertDeps,
  { alert, tick }: AlertLook,
  facts: PriceAlertFacts,
  verdict: PriceAlertVerdict,
): NewReceipt | null => {
  if (verdict.kind !== "notify") return null;
  const decision = { of: "price-alert", inputs: keptInputs(facts, verdict), verdict } as const;
  return {
    id: deps.newId(),
    userId: alert.userId,
    accountId: alert.accountId,
    automationId: alert.id,
    positionId: null,
    intentId: null,
    outcome: "told",
    facts: { kind: "rule", version: alert.version, decision, failure: null },
    rawAnswer: null,
    severity: "warning",
    at: tick.at,
  };
};

/** The tick itself, as a part of what a move is measured from until its minute can be read. */
const sampleOfTick = ({ from, at, low, high }: Tick): PriceSample => ({
  from: from ?? at - 1,
  at,
  low,
  high,
});

/**
 * Looks at an alert: tells the trader where it is due, and derives what it waits for from here. `unread` where the market's
 * past could not be read: nothing was decided, and the work is still ours; `late` where somebody else looked first.
 */
export const lookAtAlert = async (
  deps: AlertDeps,
  look: AlertLook,
): Promise<"looked" | "unread" | "late"> => {
  const { alert, tick, work } = look;
  const { config, memory: before } = alert;
  const samples = await samplesOf(deps, look);
  if (samples === null) return "unread";
  const facts: PriceAlertFacts = { config, memory: before, tick, samples };
  const verdict = decidePriceAlert(facts);
  const memory = rememberVerdict(before, verdict, tick);
  const triggers = alertTriggers(config, memory, [...samples, sampleOfTick(tick)]);
  const isSettled = await deps.rules.settle({
    rule: alert,
    work,
    memory,
    state: isOver(config, memory) ? "ended" : "armed",
    heldBy: null,
    legs: ruleLegs(alertLegs(triggers)),
    receipt: receiptOf(deps, look, facts, verdict),
    at: tick.at,
  });
  return isSettled ? "looked" : "late";
};

import {
  decidePriceAlert,
  type PriceAlertFacts,
  type PriceAlertVerdict,
} from "../../automations/alerts/decide-price-alert.ts";
import { isOver, type PriceAlertConfig, type PriceAt } from "../../automations/alerts/price-alert.ts";
import { type RollingExtremes, rollingExtremes } from "../../automations/alerts/rolling-extremes.ts";
import type { LowHigh, Minute, PastAlert, PastCandle } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";

type AlertHold = Extract<PriceAlertVerdict, { readonly kind: "hold" }>["rule"];

/** What is known of an alert in a minute in which its rules can be asked. */
export type AskedAlert = LowHigh & {
  readonly of: "price-alert";
  readonly when: PriceAlertConfig["when"];
  readonly verdict: PriceAlertVerdict;
  /** What a move is measured from, as far back as it looks; null for a crossing, or where nothing is kept. */
  readonly extremes: RollingExtremes | null;
};

export type AlertReason =
  | StandingReason
  | { readonly rule: "price-unknown" }
  /** It tells once, and had told at that time. */
  | { readonly of: "price-alert"; readonly rule: "told-already"; readonly at: number }
  | ({ readonly rule: Exclude<AlertHold, "told-already"> } & AskedAlert)
  | (Undone<never> & AskedAlert);

/** When and where it last told the trader since it was armed, by its receipts; arming it anew forgets. */
const toldBefore = ({ before, armedAt }: Minute<PastAlert>): PriceAt | null => {
  const told = before.find(({ outcome, at }) => outcome === "told" && (armedAt === null || at >= armedAt));
  if (told?.facts.kind !== "rule" || told.facts.decision.of !== "price-alert") return null;
  return { at: told.at, price: told.facts.decision.inputs.tick.last };
};

/** The minute as one look from its first price on: what came before was looked at before. */
const factsOf = (
  { from, to, market }: Minute<PastAlert>,
  config: PriceAlertConfig,
  told: PriceAt | null,
  { open, low, high, close }: PastCandle,
): PriceAlertFacts => ({
  config,
  memory: { seen: { at: from, price: open }, told },
  tick: { from, at: to, low, high, last: close },
  samples: market?.samples ?? [],
});

const extremesOf = ({ config: { when }, samples, tick }: PriceAlertFacts): RollingExtremes | null =>
  when.kind === "crossing" ? null : rollingExtremes(samples, when.withinMs, tick.at);

/** Tells why a price alert told nothing in a minute: by its own decision over the prices of the minute. A blind account keeps no alert from telling. */
export const decideWhyNotAlert = (minute: Minute<PastAlert>): AlertReason => {
  const { config, market } = minute;
  const told = toldBefore(minute);
  if (config !== null && told !== null && isOver(config, { seen: told, told }))
    return { of: "price-alert", rule: "told-already", at: told.at };
  const stands = standingReason({ ...minute, blind: null, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  const candle = market?.candle ?? null;
  if (candle === null) return { rule: "price-unknown" };
  const facts = factsOf(minute, config, told, candle);
  const verdict = decidePriceAlert(facts);
  const { low, high } = candle;
  const asked: AskedAlert = {
    of: "price-alert",
    when: config.when,
    low,
    high,
    verdict,
    extremes: extremesOf(facts),
  };
  if (verdict.kind === "hold" && verdict.rule !== "told-already") return { rule: verdict.rule, ...asked };
  return { ...undone<never>(minute, { doer: "exit", action: null }, null), ...asked };
};

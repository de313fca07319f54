import type { AutoEntryConfig } from "../../automations/entries/auto-entry.ts";
import { decideAutoEntry } from "../../automations/entries/decide-auto-entry.ts";
import { dueRungs } from "../../automations/entries/due-rungs.ts";
import type { AutoEntryVerdict, EntryRefusal } from "../../automations/entries/entry-verdict.ts";
import { quietUntil } from "../../automations/entries/quiet-hours.ts";
import { nextCloseAt } from "../../market/indicators/candle-range.ts";
import type { Tick } from "../../triggers/trigger.ts";
import { usd } from "../../units.ts";
import type { LowHigh, Minute, PastCandle, PastEntry } from "./past-minute.ts";
import { type StandingReason, standingReason, type Undone, undone } from "./standing.ts";
import { ANY_BALANCE } from "./why-not-guard.ts";

/** What is known of an entry in a minute in which its rules can be asked. */
export type AskedEntry = LowHigh & {
  readonly of: "auto-entry";
  readonly config: AutoEntryConfig;
  readonly verdict: AutoEntryVerdict;
};

/** What time and earlier entries say, whatever the market did. */
type Still = { readonly of: "auto-entry" } & (
  | { readonly rule: "expired"; readonly at: number }
  | { readonly rule: "quiet-hours"; readonly until: number }
  | { readonly rule: "enough-entries"; readonly made: number }
  /** Every rung of a ladder had its order: they rest at the exchange or were filled. */
  | { readonly rule: "ladder-placed"; readonly made: number; readonly lastAt: number }
  /** An indicator is looked at when its candle closes. */
  | { readonly rule: "no-candle-closed"; readonly next: number }
);

export type EntryHeldBy = EntryRefusal | "refused";

export type EntryReason =
  | StandingReason
  | { readonly rule: "price-unknown" }
  | Still
  | ({
      readonly rule: "not-reached" | "entered-already" | "candles-unknown" | "could-not-enter";
    } & AskedEntry)
  | (Undone<EntryHeldBy> & AskedEntry);

/** What ends an entry for good, or did before the minute. */
const spent = ({ from, entries }: Minute<PastEntry>, config: AutoEntryConfig): Still | null => {
  const { expiresAt, when, maxEntries } = config;
  const of = "auto-entry";
  if (expiresAt !== null && expiresAt <= from) return { of, rule: "expired", at: expiresAt };
  const made = entries.length;
  if (when.kind !== "ladder") return made >= maxEntries ? { of, rule: "enough-entries", made } : null;
  if (dueRungs(when.prices, entries).length > 0) return null;
  return { of, rule: "ladder-placed", made, lastAt: Math.max(...entries.map(({ at }) => at)) };
};

/** What it waits out. Quiet hours begin and end with a minute, and so do candles. */
const waitsOut = ({ from }: Minute<PastEntry>, { quietHours, when }: AutoEntryConfig): Still | null => {
  const of = "auto-entry";
  const until = quietHours === null ? null : quietUntil(quietHours, from);
  if (until !== null) return { of, rule: "quiet-hours", until };
  if (when.kind !== "rsi" && when.kind !== "average") return null;
  const closes = nextCloseAt(when.range, from - 1);
  return closes === from ? null : { of, rule: "no-candle-closed", next: closes };
};

/**
 * The minute as one tick. A dip is judged by the last price alone, so that is the one that was deepest: what was not there
 * then was nowhere in the minute.
 */
const tickOf = ({ when, side }: AutoEntryConfig, to: number, { low, high, close }: PastCandle): Tick => {
  const last = when.kind === "dip" ? (side === "long" ? low : high) : close;
  return { low, high, last, at: to };
};

/**
 * What it decides. What bounds an entry besides its own settings is not kept by the minute: the free balance and what else
 * was open alone never keep it from wanting to enter.
 */
const decide = (minute: Minute<PastEntry>, config: AutoEntryConfig, candle: PastCandle): AutoEntryVerdict => {
  const { from, to, entries, market } = minute;
  return decideAutoEntry({
    config,
    at: from,
    tick: tickOf(config, to, candle),
    // A crossing is one from where the price was as the minute began: what came before was decided before.
    armed: { from: candle.open, at: from },
    entries,
    candles: market?.candles ?? [],
    signal: market?.signal ?? null,
    // Another turn than any it has entered in.
    epoch: -1,
    balance: ANY_BALANCE,
    account: { trades: 0, quantity: usd(0) },
    resting: [],
    stage: "calm",
  });
};

/** What the newest receipt before says that kept it from entering. */
const heldBy = ({ before: [receipt] }: Minute<PastEntry>) => {
  if (receipt?.facts.kind !== "rule" || receipt.facts.decision.of !== "auto-entry") return null;
  const { verdict } = receipt.facts.decision;
  const since = receipt.at;
  if (receipt.outcome === "held" && verdict.kind === "alert") return { by: verdict, since };
  return receipt.outcome === "rejected" ? { by: "refused" as const, since } : null;
};

/** Tells why an automatic entry entered nothing in a minute: by time and earlier entries, and then by its own decision. */
export const decideWhyNotEntry = (minute: Minute<PastEntry>): EntryReason => {
  const { config, market } = minute;
  const over = config === null ? null : spent(minute, config);
  if (over !== null) return over;
  const stands = standingReason({ ...minute, isMade: config !== null });
  if (stands !== null || config === null) return stands ?? { rule: "not-armed-yet" };
  const still = waitsOut(minute, config);
  if (still !== null) return still;
  const candle = market?.candle ?? null;
  if (candle === null) return { rule: "price-unknown" };
  const verdict = decide(minute, config, candle);
  const asked: AskedEntry = { of: "auto-entry", config, low: candle.low, high: candle.high, verdict };
  if (
    verdict.rule === "not-reached" ||
    verdict.rule === "entered-already" ||
    verdict.rule === "candles-unknown"
  )
    return { rule: verdict.rule, ...asked };
  const why = undone<EntryHeldBy>(minute, { doer: "entry", action: "open-trade" }, heldBy(minute));
  return verdict.kind === "alert" && why.rule === "unexplained"
    ? { rule: "could-not-enter", ...asked }
    : { ...why, ...asked };
};

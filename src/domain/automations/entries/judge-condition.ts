import { rangeToMs } from "../../market/indicators/candle-range.ts";
import type { PriceCandle } from "../../market/indicators/closed-candles.ts";
import { isReached, type Tick } from "../../triggers/trigger.ts";
import type { PriceHalfUsd } from "../../units.ts";
import type { AutoEntryConfig, EntryCondition, MadeEntry } from "./auto-entry.ts";
import { crossingTrigger, isOnSide } from "./crossing.ts";
import { dipLevel } from "./dip-level.ts";
import { dueRungs } from "./due-rungs.ts";
import type { CandleCondition, EntrySignal } from "./entry-signal.ts";
import type { EntryReading, UnknownCandles } from "./entry-verdict.ts";

/** What a condition is judged by. */
export type ConditionFacts = {
  readonly config: Pick<AutoEntryConfig, "side" | "when">;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tick: Tick;
  readonly entries: readonly MadeEntry[];
  /** The last price when this turn of the trigger was armed, and when that was: a crossing is one from there. */
  readonly armed: { readonly from: PriceHalfUsd; readonly at: number };
  /** Minute candles of a dip's window, none where there is nothing to measure. */
  readonly candles: readonly PriceCandle[];
  /** What `readEntrySignal` says of an indicator; null where it was not read. */
  readonly signal: EntrySignal | null;
};

/** Whether what an entry waits for is there. */
export type ConditionState =
  | { readonly kind: "reached" | "not-reached"; readonly reading: EntryReading }
  | { readonly kind: "taken" }
  | { readonly kind: "unknown"; readonly why: UnknownCandles };

type Of<Kind extends EntryCondition["kind"]> = Extract<EntryCondition, { readonly kind: Kind }>;

const reachedIf = (isThere: boolean, reading: EntryReading): ConditionState => ({
  kind: isThere ? "reached" : "not-reached",
  reading,
});

/** The prices of a tick that surely came after the arming: all of them, or the last one where it tells that it began before. */
const sinceArmed = ({ tick, armed }: ConditionFacts): Tick =>
  tick.from !== undefined && tick.from < armed.at ? { ...tick, low: tick.last, high: tick.last } : tick;

const judgeCrossing = (when: Of<"crossing">, facts: ConditionFacts): ConditionState => {
  const { armed, tick } = facts;
  const isThere = isOnSide(when, armed.from) && isReached(crossingTrigger(when), sinceArmed(facts));
  return reachedIf(isThere, {
    kind: "crossing",
    price: when.price,
    armedFrom: armed.from,
    last: tick.last,
  });
};

/** The orders of a ladder are due at once, but for those that were placed before. */
const judgeLadder = (when: Of<"ladder">, { entries }: ConditionFacts): ConditionState => {
  const rungs = dueRungs(when.prices, entries);
  return rungs.length === 0 ? { kind: "taken" } : reachedIf(true, { kind: "ladder", rungs });
};

/** By the last price alone, which came after every price of the window; a dip that is over by now is none. */
const judgeDip = (when: Of<"dip">, facts: ConditionFacts): ConditionState => {
  const { last } = facts.tick;
  const level = dipLevel(facts.config.side, when, facts);
  if (level === null) return { kind: "unknown", why: "none" };
  const { extreme, trigger } = level;
  const isThere = trigger !== null && isReached(trigger, { ...facts.tick, low: last, high: last });
  return reachedIf(isThere, { kind: "dip", extreme, level: trigger?.price ?? null, last });
};

/** Whether a signal crosses with its newest candle; null where it is another condition's. */
const hasCrossed = (
  when: CandleCondition,
  signal: Exclude<EntrySignal, { readonly kind: "unknown" }>,
): boolean | null => {
  if (when.kind === "rsi" && signal.kind === "rsi") {
    const { before, now } = signal;
    return when.cross === "below"
      ? before > when.level && now <= when.level
      : before < when.level && now >= when.level;
  }
  if (when.kind === "average" && signal.kind === "average") {
    const [lead, led] = when.cross === "up" ? [signal.fast, signal.slow] : [signal.slow, signal.fast];
    return lead.before <= led.before && lead.now > led.now;
  }
  return null;
};

/** A candle counts until the next one closes, and for one entry at most. */
const judgeSignal = (when: CandleCondition, { signal, at, entries }: ConditionFacts): ConditionState => {
  if (signal === null) return { kind: "unknown", why: "not-read" };
  if (signal.kind === "unknown") return { kind: "unknown", why: signal.rule };
  const { closedAt } = signal;
  if (closedAt > at || closedAt + rangeToMs(when.range) <= at) return { kind: "unknown", why: "stale" };
  if (entries.some((entry) => entry.at >= closedAt)) return { kind: "taken" };
  const isThere = hasCrossed(when, signal);
  return isThere === null ? { kind: "unknown", why: "not-read" } : reachedIf(isThere, signal);
};

/** Judges what an entry waits for from one snapshot; `taken` where it was there and has been entered on. */
export const judgeCondition = (facts: ConditionFacts): ConditionState => {
  const { when } = facts.config;
  switch (when.kind) {
    case "crossing":
      return judgeCrossing(when, facts);
    case "ladder":
      return judgeLadder(when, facts);
    case "dip":
      return judgeDip(when, facts);
    case "rsi":
    case "average":
      return judgeSignal(when, facts);
  }
};

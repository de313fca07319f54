import { priceHalfUsd, type Sats, sats } from "../units.ts";
import { type CandleSeries, firstFrom } from "./candle-series.ts";
import { carryBack, carryRules, carryStart } from "./carry-start.ts";
import { playTrade } from "./play-trade.ts";
import type { CandlePath, TradeEnd, TradeRules, TradeStart } from "./trade-rules.ts";

/** What is rehearsed: a start every so often, each played for so long, in milliseconds. */
export type RehearsalWish = {
  readonly start: TradeStart;
  readonly rules: TradeRules;
  readonly everyMs: number;
  readonly lastsMs: number;
};

/** One start on one path, beside the same without a guard. Sats are worth what they are at the position rehearsed. */
export type RehearsedRun = {
  readonly at: number;
  readonly path: CandlePath;
  readonly how: TradeEnd["how"];
  readonly howUnguarded: TradeEnd["how"];
  readonly added: Sats;
  readonly additions: number;
  readonly heldBack: number;
};

/** What a rehearsal found. Each start counts once for each path. Shares and sats as they are said of runs, in sats. */
export type Rehearsal = {
  readonly runs: number;
  readonly liquidated: number;
  readonly liquidatedUnguarded: number;
  /** Runs in which the guard added something, and in which it was held back at least once. */
  readonly acted: number;
  readonly heldBack: number;
  /** Of the runs in which it acted: what it added. Null where it never did. */
  readonly added: { readonly median: Sats; readonly p95: Sats; readonly most: Sats } | null;
  /** The run that took most, the earliest of several; null where the guard never acted. */
  readonly dearest: RehearsedRun | null;
};

const PATHS: readonly CandlePath[] = ["against", "with"];

const playBoth = (
  series: CandleSeries,
  span: { readonly from: number; readonly to: number },
  { start, rules }: RehearsalWish,
): readonly RehearsedRun[] => {
  const market = priceHalfUsd(series.open[span.from] as number);
  const carried = carryStart(start, market);
  const own = carryRules(rules, start.last, market);
  const bare = { ...own, guard: null };
  return PATHS.map((path) => {
    const { how, added, additions, heldBack } = playTrade(series, span, path, carried, own);
    const unguarded = own.guard === null ? { how } : playTrade(series, span, path, carried, bare);
    return {
      ...{ at: series.at[span.from] as number, path, how, howUnguarded: unguarded.how },
      ...{ added: carryBack(added, start.last, market), additions, heldBack },
    };
  });
};

/** Every start that the candles have its whole length for, on both paths, in the order of time. */
export function* rehearsedRuns(series: CandleSeries, wish: RehearsalWish): Generator<RehearsedRun> {
  const endAt = (series.at[series.length - 1] ?? 0) + 1;
  for (let at = series.at[0] ?? endAt; at + wish.lastsMs <= endAt + 60_000; at += wish.everyMs) {
    const from = firstFrom(series, at);
    // In a gap there is no market to enter at; the start after it stands for itself alone.
    if (from < series.length && (series.at[from] as number) >= at + wish.everyMs) continue;
    const to = firstFrom(series, at + wish.lastsMs, from);
    if (to > from) yield* playBoth(series, { from, to }, wish);
  }
}

/** The value that `share` of the sorted ones do not exceed. */
const quantile = (sorted: readonly number[], share: number): Sats =>
  sats(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);

/** Adds the runs up. */
export const sumUpRuns = (runs: Iterable<RehearsedRun>): Rehearsal => {
  const count = { runs: 0, liquidated: 0, liquidatedUnguarded: 0, heldBack: 0 };
  const added: number[] = [];
  let dearest: RehearsedRun | null = null;
  for (const run of runs) {
    count.runs += 1;
    if (run.how === "liquidated") count.liquidated += 1;
    if (run.howUnguarded === "liquidated") count.liquidatedUnguarded += 1;
    if (run.heldBack > 0) count.heldBack += 1;
    if (run.additions === 0) continue;
    added.push(run.added);
    if (dearest === null || run.added > dearest.added) dearest = run;
  }
  added.sort((one, other) => one - other);
  const said = { median: quantile(added, 0.5), p95: quantile(added, 0.95), most: quantile(added, 1) };
  return { ...count, acted: added.length, added: added.length === 0 ? null : said, dearest };
};

/**
 * Rehearses a position with its rules over past candles, before anything is armed: placed at each start by ratio, played on
 * both paths through each candle by the decision that guards live positions, and held against the same without a guard.
 */
export const rehearse = (series: CandleSeries, wish: RehearsalWish): Rehearsal =>
  sumUpRuns(rehearsedRuns(series, wish));

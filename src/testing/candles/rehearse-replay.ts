import type { CandleSeries } from "#domain/rehearsal/candle-series.ts";
import { playTrade } from "#domain/rehearsal/play-trade.ts";
import type { TradeEnd, TradeRules, TradeStart } from "#domain/rehearsal/trade-rules.ts";
import { priceHalfUsd } from "#domain/units.ts";

/** A trade as a replay opened it. */
export type OpenedTrade = Omit<TradeStart, "last">;

/** The candles at whose first price a replay opens, one every so often and never two at once. */
const openings = ({ at, length }: CandleSeries, everyMs: number): readonly number[] => {
  const found: number[] = [];
  let openAt = at[0] ?? 0;
  for (let candle = 0; candle < length; candle += 1) {
    const now = at[candle] ?? 0;
    if (now < openAt) continue;
    found.push(candle);
    openAt += Math.ceil((now - openAt + 1) / everyMs) * everyMs;
  }
  return found;
};

/** The trades of a replay, in the order in which it opened them, each rehearsed over the same candles. */
export const rehearseReplay = (
  series: CandleSeries,
  trades: readonly OpenedTrade[],
  everyMs: number,
  rulesOf: (trade: OpenedTrade) => TradeRules,
): readonly TradeEnd[] => {
  const places = openings(series, everyMs);
  return trades.map((trade, order) => {
    const from = places[order];
    if (from === undefined) throw new Error(`There is no candle to open trade ${order + 1} at`);
    const last = priceHalfUsd(series.open[from] ?? 0);
    return playTrade(series, { from, to: series.length }, "nearest", { ...trade, last }, rulesOf(trade));
  });
};

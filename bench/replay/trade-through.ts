import { addWithin } from "#domain/automations/guard-step.ts";
import { marginFor } from "#domain/position/margin.ts";
import type { CandleSeries } from "#domain/rehearsal/candle-series.ts";
import { playTrade } from "#domain/rehearsal/play-trade.ts";
import type { CandlePath, TradeRules, TradeStart } from "#domain/rehearsal/trade-rules.ts";
import {
  basisPoints,
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  rateE9,
  sats,
  usd,
} from "#domain/units.ts";

const QUANTITY = usd(1_000);
const TENFOLD = leverageFromNumber(10);

export type Tally = {
  readonly trades: number;
  readonly additions: number;
  readonly liquidated: number;
};

/** A long at 10x, entered at `last`. */
export const aLong = (last: PriceHalfUsd): TradeStart => ({
  ...{ side: "long", quantity: QUANTITY, price: last, last },
  ...{ margin: marginFor(QUANTITY, last, TENFOLD), balance: sats(1_000_000_000) },
});

/** The guard that is offered first, with funding every eight hours that takes margin away. */
export const guarded = ({ margin }: TradeStart): TradeRules => ({
  guard: {
    steps: [addWithin(basisPoints(100), basisPoints(250))],
    ...{ maxTotal: margin, maxPerAction: null, maxPerDay: null, maxLoss: sats(2 * margin) },
    ...{ reserve: sats(0), cooldownMs: 0, settlementsAhead: 1 },
  },
  ...{ takeProfit: null, stopLoss: null, trailing: null, fundingRate: rateE9(100_000) },
});

/** The same with take profit and a trailing stop beside it. */
export const guardedWithExits = (start: TradeStart): TradeRules => ({
  ...guarded(start),
  takeProfit: priceHalfUsd(Math.round(start.last * 1.08)),
  trailing: basisPoints(1_200),
});

/** How far take profit and stop loss lie from where the simplest strategy enters, of the price. */
export const SIMPLEST = 0.05;

/** Take profit and stop loss alone, as the simplest strategy has them: no guard, no funding. */
export const exitsAlone = ({ last }: TradeStart): TradeRules => ({
  ...{ guard: null, fundingRate: rateE9(0), trailing: null },
  takeProfit: priceHalfUsd(Math.round(last * (1 + SIMPLEST))),
  stopLoss: priceHalfUsd(Math.round(last * (1 - SIMPLEST))),
});

/** One trade after another through all candles, each entered at the minute after the one before it ended. */
export const tradeThrough = (
  series: CandleSeries,
  path: CandlePath,
  rulesOf: (start: TradeStart) => TradeRules,
): Tally => {
  const tally = { trades: 0, additions: 0, liquidated: 0 };
  for (let from = 0; from < series.length; ) {
    const start = aLong(priceHalfUsd(series.open[from] as number));
    const { candle, additions, how } = playTrade(
      series,
      { from, to: series.length },
      path,
      start,
      rulesOf(start),
    );
    tally.trades += 1;
    tally.additions += additions;
    if (how === "liquidated") tally.liquidated += 1;
    from = Math.max(candle, from) + 1;
  }
  return tally;
};

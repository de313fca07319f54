import { writeFileSync } from "node:fs";
import { checkMarginGuard } from "#domain/automations/check-margin-guard.ts";
import { DEFAULT_LOCALE } from "#domain/language/locale.ts";
import { isAtLiquidation, liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import { packSeries } from "#domain/rehearsal/pack-series.ts";
import { type Rehearsal, rehearse } from "#domain/rehearsal/rehearse.ts";
import type { TradeStart } from "#domain/rehearsal/trade-rules.ts";
import { leverageFromNumber, type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { ReplayUsageError } from "../replay/read-flags.ts";
import { guardConfigOf } from "../replay/replay-desk.ts";
import type { RehearseOptions } from "./read-rehearse-options.ts";
import { readSeries } from "./read-series.ts";

/** A rehearsal, and what it was of. Times in epoch milliseconds. */
export type RehearsalReport = Rehearsal & {
  readonly position: TradeStart;
  readonly candles: number;
  readonly from: number;
  readonly to: number;
};

const positionOf = (options: RehearseOptions, last: PriceHalfUsd): TradeStart => {
  const { side, quantity, balance } = options;
  const price = options.price ?? last;
  const margin = options.margin ?? marginFor(quantity, price, leverageFromNumber(options.leverage));
  const liquidation = liquidationPrice(side, quantity, price, margin);
  if (isAtLiquidation(side, liquidation, last)) {
    throw new ReplayUsageError(
      `The position would be liquidated at ${liquidation / 2} USD and the market stands at ${last / 2}: write another --price or more --margin.`,
    );
  }
  return { side, quantity, price, last, margin, balance };
};

/** Exits that the exchange would refuse: every start would end at once, and say nothing of the guard. */
const checkExits = ({ side, stopLoss, takeProfit }: RehearseOptions, last: PriceHalfUsd): void => {
  const isLong = side === "long";
  const [losing, winning] = isLong ? ["below", "above"] : ["above", "below"];
  if (stopLoss !== null && (isLong ? stopLoss >= last : stopLoss <= last))
    throw new ReplayUsageError(
      `--stop-loss: the stop of a ${side} lies ${losing} the market, which stands at ${last / 2} USD.`,
    );
  if (takeProfit !== null && (isLong ? takeProfit <= last : takeProfit >= last))
    throw new ReplayUsageError(
      `--take-profit: the profit of a ${side} is taken ${winning} the market, which stands at ${last / 2} USD.`,
    );
};

/**
 * Rehearses what the options say over the candles they name, and packs those where that is asked for. Nothing else is started or
 * written. @throws ReplayUsageError · CandleFileError with one line that says what to do.
 */
export const runRehearsal = async (options: RehearseOptions): Promise<RehearsalReport> => {
  const series = await readSeries(options.candles, options);
  const last = priceHalfUsd(series.close[series.length - 1] ?? 0);
  const position = positionOf(options, last);
  checkExits(options, last);
  const guard = guardConfigOf(options, position.margin);
  const [mistake] = checkMarginGuard({ ...guard, maxTotal: null }, null);
  if (mistake !== undefined)
    throw new ReplayUsageError(`--guard ${mistake.field}: ${mistake.message(DEFAULT_LOCALE)}`);
  const { takeProfit, stopLoss, trailing, fundingRate, everyMs, lastsMs } = options;
  const rules = { guard, takeProfit, stopLoss, trailing, fundingRate };
  const found = rehearse(series, { start: position, rules, everyMs, lastsMs });
  const [from = 0] = series.at;
  if (found.runs === 0) {
    const days = (lastsMs / 86_400_000).toFixed(1);
    throw new ReplayUsageError(
      `The candles are shorter than the ${days} days that a start is played for: write fewer --days.`,
    );
  }
  if (options.pack !== null) writeFileSync(options.pack, packSeries(series));
  return {
    ...found,
    position,
    candles: series.length,
    from,
    to: series.at[series.length - 1] ?? from,
  };
};

import type { Candle } from "#domain/replay/candle.ts";
import { candleToPrices } from "#domain/replay/candle-to-prices.ts";
import type { PriceHalfUsd } from "#domain/units.ts";

/** One of the four prices of a candle. */
export type PriceStep = { readonly at: number; readonly price: PriceHalfUsd; readonly isOpen: boolean };

/** The prices a replay plays, one after another, with a look at the next one. */
export type PriceSteps = {
  next(): Promise<PriceStep | null>;
  peek(): Promise<PriceStep | null>;
};

/** Candles within [from, to] as single prices, each candle as four. */
export const createPriceSteps = (
  candles: AsyncIterable<Candle>,
  range: { readonly from: number; readonly to: number },
): PriceSteps => {
  const steps = stepsOf(candles, range);
  let ahead: PriceStep | null | undefined;
  const pull = async (): Promise<PriceStep | null> => {
    const { value, done } = await steps.next();
    return done === true ? null : value;
  };
  return {
    next: async () => {
      const step = ahead === undefined ? await pull() : ahead;
      ahead = undefined;
      return step;
    },
    peek: async () => {
      if (ahead === undefined) ahead = await pull();
      return ahead;
    },
  };
};

async function* stepsOf(
  candles: AsyncIterable<Candle>,
  range: { readonly from: number; readonly to: number },
): AsyncGenerator<PriceStep, void> {
  for await (const candle of candles) {
    if (candle.at > range.to) return;
    if (candle.at < range.from) continue;
    for (const [index, { at, price }] of candleToPrices(candle).entries())
      yield { at, price, isOpen: index === 0 };
  }
}

import { z } from "zod";
import { candleToPrices, type TimedPrice } from "#domain/replay/candle-to-prices.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Feed } from "./feed.ts";
import { readCandles } from "./read-candles.ts";

const MINUTE = 60_000;
/** A gap up to this long is waited through; a longer one is leapt over. */
const PATIENCE_MS = 10 * MINUTE;
const stateShape = z.object({ shift: z.number() });

export type CandleFeed = Feed & {
  readonly first: PriceHalfUsd;
  /** When the first price comes. */
  readonly startsAt: number;
};

/**
 * A recording as prices, moved in time so that it starts at `startAt` (to the minute), or at its own times for null.
 * Between prices the last one is repeated every `beatMs`, as a market without trades still shows its price.
 * @throws CandleFileError for an unreadable file, before the first price.
 */
export async function openCandleFeed(
  path: string,
  options: { readonly startAt: number | null; readonly beatMs: number; readonly stored: unknown },
): Promise<CandleFeed> {
  const prices = playCandles(path);
  const opening = await prices.next();
  if (opening.done === true) throw new Error(`${path}: holds no candle`);
  const stored = stateShape.safeParse(options.stored);
  const moved =
    options.startAt === null ? 0 : Math.floor((options.startAt - opening.value.at) / MINUTE) * MINUTE;
  const shift = stored.success ? stored.data.shift : moved;
  const move = (price: TimedPrice): TimedPrice => ({ ...price, at: price.at + shift });
  let waiting: TimedPrice | null = move(opening.value);
  let last = opening.value.price;

  const take = async (now: number): Promise<TimedPrice | null> => {
    // After a restart the part that was played is skipped.
    while (waiting !== null && waiting.at <= now) waiting = await following(prices, move);
    return waiting;
  };
  return {
    first: opening.value.price,
    startsAt: opening.value.at + shift,
    next: async (now) => {
      const ahead = await take(now);
      const beat = now + options.beatMs;
      const repeat = { at: beat, price: last, volume: 0 };
      if (ahead === null || (ahead.at > beat && ahead.at - now <= PATIENCE_MS)) return repeat;
      last = ahead.price;
      return ahead;
    },
    state: () => ({ shift }),
    begin: () => undefined,
  };
}

async function following(
  prices: AsyncGenerator<TimedPrice>,
  move: (price: TimedPrice) => TimedPrice,
): Promise<TimedPrice | null> {
  const next = await prices.next();
  return next.done === true ? null : move(next.value);
}

async function* playCandles(path: string): AsyncGenerator<TimedPrice> {
  for await (const candle of readCandles(path)) yield* candleToPrices(candle);
}

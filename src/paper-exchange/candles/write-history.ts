import type { Candle } from "#domain/replay/candle.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { createRandom, seedState } from "../prices/random.ts";

const MINUTE = 60_000;
const MINUTES = 7 * 24 * 60;
const USE = 7;

/** A week of made-up calm minutes that end at `last` just before `start`, oldest first: charts need a past. */
export function writeHistory(seed: number, last: PriceHalfUsd, start: number): readonly Candle[] {
  const random = createRandom(seedState(seed, USE));
  const backwards: Candle[] = [];
  const end = Math.floor(start / MINUTE) * MINUTE;
  let close = Number(last);
  for (let back = 1; back <= MINUTES; back += 1) {
    const pull = 0.002 * Math.log(last / close);
    const open = close * Math.exp(0.0004 * random.normal() + pull);
    const reach = close * 0.0003;
    const high = Math.max(open, close) + reach * random.next();
    const low = Math.min(open, close) - reach * random.next();
    backwards.push({
      at: end - back * MINUTE,
      open: step(open),
      high: step(high),
      low: step(low),
      close: step(close),
      volume: Math.floor(20_000 + 400_000 * random.next()),
    });
    close = open;
  }
  return backwards.reverse();
}

const step = (price: number): PriceHalfUsd => priceHalfUsd(Math.max(2, Math.round(price)));

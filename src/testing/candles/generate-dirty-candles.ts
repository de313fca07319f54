import { priceHalfUsd } from "#domain/units.ts";
import { nextPrice, startGenerator } from "#paper-exchange/prices/price-generator.ts";
import { createRandom, seedState } from "#paper-exchange/prices/random.ts";

export type DirtyCandles = {
  /** A file of `time_ms,open,high,low,close,volume_usd`. */
  readonly csv: string;
  /** Rows a careful reader keeps. */
  readonly candles: number;
  readonly defects: {
    readonly widened: number;
    readonly duplicates: number;
    readonly gaps: number;
    readonly zeroVolume: number;
  };
};

const MINUTE = 60_000;
const START = Date.UTC(2026, 0, 5);
const HEADER = "time_ms,open,high,low,close,volume_usd";

/**
 * Made-up minutes with the defects of recorded ones: an open that is the close before it and so lies outside low..high
 * at times, gaps, rows given twice, minutes without volume. After ten minutes the price falls by 14 % in half an hour.
 */
export function generateDirtyCandles(seed: number, minutes = 600): DirtyCandles {
  const generator = { seed, scenario: "crash", start: priceHalfUsd(200_000) } as const;
  const random = createRandom(seedState(seed, 50));
  let state = startGenerator(generator, false);
  const tick = (): number => {
    const next = nextPrice(generator, state, 20);
    state = next.state;
    return next.price / 2;
  };
  const rows: string[] = [HEADER];
  const defects = { widened: 0, duplicates: 0, gaps: 0, zeroVolume: 0 };
  let close = 100_000;
  let candles = 0;
  let skipped = false;
  for (let minute = 0; minute < minutes; minute += 1) {
    const prices = [tick(), tick(), tick()];
    const open = close;
    close = prices[2] ?? open;
    // The first three rows are whole, so that a reader can see the interval.
    const roll = minute < 3 ? 1 : random.next();
    if (roll < 0.01) {
      defects.gaps += skipped ? 0 : 1;
      skipped = true;
      continue;
    }
    skipped = false;
    const [high, low] = [Math.max(...prices), Math.min(...prices)];
    const volume = roll < 0.03 ? 0 : Math.floor(50_000 * random.next()) + 1;
    const row = [START + minute * MINUTE, open, high, low, close, volume].join(",");
    rows.push(row);
    candles += 1;
    if (open < low || open > high) defects.widened += 1;
    if (volume === 0) defects.zeroVolume += 1;
    if (roll > 0.985 && roll < 1) {
      rows.push(row);
      defects.duplicates += 1;
    }
  }
  // A gap at the very end is none: nothing follows it.
  if (skipped) defects.gaps -= 1;
  return { csv: `${rows.join("\n")}\n`, candles, defects };
}

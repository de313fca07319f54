import { createHash } from "node:crypto";
import type { Candle } from "#domain/replay/candle.ts";

/** Candles on their way to whoever plays them, and what they add up to. */
export type DigestedCandles = {
  readonly candles: AsyncIterable<Candle>;
  /** SHA-256, in hex, of what has passed so far. */
  readonly sum: () => string;
};

const lineOf = ({ at, open, high, low, close, volume }: Candle): string =>
  `${[at, open, high, low, close, volume].join(",")}\n`;

/**
 * Passes candles on and sums up those within [from, to], as they are after mending: what a report stands on. Two reports
 * with one sum were played over the same prices, however their files were called or packed; with two sums they compare
 * nothing.
 */
export const digestCandles = (
  source: AsyncIterable<Candle>,
  range: { readonly from: number; readonly to: number },
): DigestedCandles => {
  const hash = createHash("sha256");
  async function* passing(): AsyncGenerator<Candle> {
    for await (const candle of source) {
      if (candle.at >= range.from && candle.at <= range.to) hash.update(lineOf(candle));
      yield candle;
    }
  }
  return { candles: passing(), sum: () => hash.copy().digest("hex") };
};

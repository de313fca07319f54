import type { Candle } from "#domain/replay/candle.ts";
import { priceHalfUsd } from "#domain/units.ts";

type Prices = Partial<Record<"at" | "open" | "high" | "low" | "close" | "volume", number>>;

/** A candle of 10,000 USD that stands still; prices in half dollars. What is not said of its prices follows from the rest. */
export const aCandle = ({ at = 0, volume = 1, ...prices }: Prices = {}): Candle => {
  const open = prices.open ?? prices.close ?? prices.low ?? prices.high ?? 20_000;
  const close = prices.close ?? open;
  const high = prices.high ?? Math.max(open, close, prices.low ?? open);
  const low = prices.low ?? Math.min(open, close, high);
  const [o, h, l, c] = [open, high, low, close].map(priceHalfUsd) as [
    Candle["open"],
    Candle["high"],
    Candle["low"],
    Candle["close"],
  ];
  return { at, open: o, high: h, low: l, close: c, volume };
};

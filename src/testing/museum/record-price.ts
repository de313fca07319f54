import { priceFromUsd, priceHalfUsd, usd } from "#domain/units.ts";
import type { Engine } from "./open-engine.ts";

const MINUTE = 60_000;

/** Puts a price (USD) into the candle of so many milliseconds that holds it, a minute unless told, as the exchange answers them. */
export const recordPrice = (
  { market, clock }: Pick<Engine, "market" | "clock">,
  dollars: number,
  range = MINUTE,
): void => {
  const [at, price] = [clock() - (clock() % range), priceFromUsd(dollars)];
  const known = market.recorded.find((candle) => candle.at === at);
  const { open, high, low } = known ?? { open: price, high: price, low: price };
  const candle = {
    at,
    open,
    high: priceHalfUsd(Math.max(high, price)),
    low: priceHalfUsd(Math.min(low, price)),
    close: price,
    volume: usd(1),
  };
  market.recorded = [...market.recorded.filter((one) => one.at !== at), candle];
};

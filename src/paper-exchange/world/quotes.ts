import type { Side } from "#domain/position/side.ts";
import { MAX_PRICE, MIN_PRICE, type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import type { World } from "./world.ts";

export type Bucket = {
  readonly minSize: number;
  readonly maxSize: number;
  readonly ask: PriceHalfUsd;
  readonly bid: PriceHalfUsd;
};

const SIZES = [
  [0, 1_000],
  [1_001, 10_000],
  [10_001, 100_000],
  [100_001, 500_000],
] as const;

const clamp = (price: number): PriceHalfUsd =>
  priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, Math.round(price))));

/** The ladder of quotes by order size; wider for larger orders. */
export function buckets(world: World): readonly Bucket[] {
  const spreads = world.settings.quirks.halfSpreads ?? [0, 0, 0, 0];
  return SIZES.map(([minSize, maxSize], index) => {
    const half = spreads[index] ?? 0;
    return { minSize, maxSize, ask: clamp(world.market.last + half), bid: clamp(world.market.last - half) };
  });
}

/** The price a market order fills at: ask to buy, bid to sell, of the bucket of its size. */
export function quoteFor(world: World, side: Side, quantity: number): PriceHalfUsd {
  const bucket = buckets(world).find((candidate) => quantity <= candidate.maxSize);
  if (bucket === undefined) return world.market.last;
  return side === "long" ? bucket.ask : bucket.bid;
}

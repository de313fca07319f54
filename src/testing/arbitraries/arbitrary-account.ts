import fc from "fast-check";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";
import { runningTrade } from "./arbitrary-guard-facts.ts";
import { anyPosition } from "./arbitrary-position.ts";

/** A running trade; one in four is liquidated nearer to its basis than our formula says, by a share of the way there. */
const anyRunningTrade: fc.Arbitrary<IsolatedPosition> = fc
  .tuple(anyPosition, fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 500 })))
  .map(([numbers, permille]) => {
    const trade = runningTrade(numbers);
    const way = trade.liquidation - trade.price;
    return { ...trade, liquidation: priceHalfUsd(trade.liquidation - Math.trunc((way * permille) / 1_000)) };
  });

/** One to five running trades of an account, long and short, each with an id of its own. */
export const anyPositions: fc.Arbitrary<readonly IsolatedPosition[]> = fc
  .array(anyRunningTrade, { minLength: 1, maxLength: 5 })
  .map((trades) => trades.map((trade, place) => ({ ...trade, id: `trade-${place + 1}` })));

/** Whether a position's exact liquidation, with `margin` sats, is at `target` or beyond it: m·T·P ≥ Q·S·|P − T|. */
export const isLiquidationAt = (
  position: Pick<IsolatedPosition, "side" | "quantity" | "price">,
  margin: number,
  target: PriceHalfUsd,
): boolean => {
  const away = position.side === "long" ? position.price - target : target - position.price;
  const size = 2n * BigInt(position.quantity) * 100_000_000n;
  return BigInt(margin) * BigInt(target) * BigInt(position.price) >= size * BigInt(away);
};

import fc from "fast-check";
import { FEE_RATES, tradingFee } from "#domain/position/fees.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { MAX_PRICE, type PriceHalfUsd, priceHalfUsd, type RateE9, sats } from "#domain/units.ts";
import { runningTrade } from "./arbitrary-guard-facts.ts";
import { anyPosition } from "./arbitrary-position.ts";

export const anyFeeRate: fc.Arbitrary<RateE9> = fc.constantFrom(...FEE_RATES);

/** Running trades that paid an opening fee, and paid or received up to a thirtieth of their margin as funding. */
export const anyPaidPosition: fc.Arbitrary<IsolatedPosition> = fc
  .record({ numbers: anyPosition, rate: anyFeeRate, funding: fc.integer({ min: -300, max: 300 }) })
  .map(({ numbers, rate, funding }) => ({
    ...runningTrade(numbers),
    openingFee: tradingFee(rate, numbers.quantity, numbers.price),
    fundingPaid: sats(Math.trunc((numbers.margin * funding) / 10_000)),
  }))
  .filter(({ liquidation }) => liquidation >= 2_000 && liquidation < MAX_PRICE);

/** A price `bps` of itself away from `price`, towards profit where they are positive. */
export const priceAway = (position: IsolatedPosition, price: PriceHalfUsd, bps: number): PriceHalfUsd =>
  priceHalfUsd(Math.max(2, Math.round(price * (1 + ((position.side === "long" ? 1 : -1) * bps) / 10_000))));

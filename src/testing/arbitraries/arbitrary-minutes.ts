import fc from "fast-check";
import { type PriceHalfUsd, priceHalfUsd } from "#domain/units.ts";

/** A minute of a market, as a tick and as a sample at once. */
export type Minute = {
  readonly from: number;
  readonly at: number;
  readonly low: PriceHalfUsd;
  readonly high: PriceHalfUsd;
  readonly last: PriceHalfUsd;
};

export const MINUTE_MS = 60_000;

/** A market in minutes from `start` on: each begins where the one before ended, so no price is jumped over. */
export const anyMinutes = (start: PriceHalfUsd, step: number): fc.Arbitrary<readonly Minute[]> =>
  fc
    .array(
      fc.record({
        move: fc.integer({ min: -step, max: step }),
        under: fc.oneof(fc.constant(0), fc.nat(step)),
        over: fc.oneof(fc.constant(0), fc.nat(step)),
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((moves) => {
      let open: number = start;
      return moves.map(({ move, under, over }, place) => {
        const close = Math.max(2, open + move);
        const [low, high] = [Math.max(2, Math.min(open, close) - under), Math.max(open, close) + over];
        open = close;
        return {
          from: place * MINUTE_MS,
          at: (place + 1) * MINUTE_MS,
          low: priceHalfUsd(low),
          high: priceHalfUsd(high),
          last: priceHalfUsd(close),
        };
      });
    });

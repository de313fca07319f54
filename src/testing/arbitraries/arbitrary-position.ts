import fc from "fast-check";
import { marginFor } from "#domain/position/margin.ts";
import type { Side } from "#domain/position/side.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
  type Usd,
  usd,
} from "#domain/units.ts";

/** What the inverse formulas read of a position. */
export type PositionNumbers = {
  readonly side: Side;
  readonly quantity: Usd;
  readonly price: PriceHalfUsd;
  readonly margin: Sats;
};

export const anySide: fc.Arbitrary<Side> = fc.constantFrom("long", "short");

/** Any size the exchange accepts: 1 to 500,000 USD. */
export const anyQuantity: fc.Arbitrary<Usd> = fc.integer({ min: 1, max: 500_000 }).map(usd);

/** 1,000 to 1,000,000 USD in half-dollar steps. */
export const anyPrice: fc.Arbitrary<PriceHalfUsd> = fc
  .integer({ min: 2_000, max: 2_000_000 })
  .map(priceHalfUsd);

/** Positions of every size, price and side, opened at leverage 1.2 to 99 in steps of a hundredth. */
export const anyPosition: fc.Arbitrary<PositionNumbers> = fc
  .record({
    side: anySide,
    quantity: anyQuantity,
    price: anyPrice,
    hundredths: fc.integer({ min: 120, max: 9_900 }),
  })
  .map(({ side, quantity, price, hundredths }) => ({
    side,
    quantity,
    price,
    margin: marginFor(quantity, price, leverageFromNumber(hundredths / 100)),
  }));

import fc from "fast-check";
import type { BreakerAccount } from "#domain/automations/breaker/drawdown-breaker.ts";
import { crossLiquidation } from "#domain/position/cross.ts";
import { FEE_RATES, feeReserve } from "#domain/position/fees.ts";
import { liquidationPrice } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  priceE4,
  priceHalfUsd,
  rateE9,
  type Sats,
  sats,
  usd,
} from "#domain/units.ts";
import { anySide } from "./arbitrary-position.ts";

/** Where prices lie and how much is held. */
export type AccountScale = {
  readonly price: readonly [number, number];
  readonly mostQuantity: number;
  readonly mostCash: number;
};

/** Prices of 60,000 to 140,000 USD. */
export const REAL_SCALE: AccountScale = {
  price: [120_000, 280_000],
  mostQuantity: 100_000,
  mostCash: 100_000_000,
};

const anyPosition = ({ price: [least, most], mostQuantity }: AccountScale) =>
  fc
    .record({
      side: anySide,
      quantity: fc.integer({ min: 1, max: mostQuantity }).map(usd),
      price: fc.integer({ min: least, max: most }).map(priceHalfUsd),
      leverage: fc.integer({ min: 100, max: 5_000 }),
      added: fc.constantFrom(0, 0, 0.3, 2),
      fundingPaid: fc.integer({ min: -1_000, max: 1_000 }).map(sats),
    })
    .map(({ side, quantity, price, leverage, added, fundingPaid }) => {
      const first = marginFor(quantity, price, leverageFromNumber(leverage / 100));
      const margin = sats(first + Math.floor(first * added));
      // The reserve stays what it was at the first liquidation; margin moves only the liquidation.
      const maintenanceMargin = feeReserve(
        quantity,
        price,
        liquidationPrice(side, quantity, price, first),
      ).closing;
      const liquidation = liquidationPrice(side, quantity, price, margin);
      return { side, quantity, price, margin, maintenanceMargin, liquidation, fundingPaid };
    });

const anyCross = ({ price: [least, most], mostQuantity }: AccountScale) =>
  fc
    .record({
      side: anySide,
      quantity: fc.integer({ min: 0, max: mostQuantity }).map(usd),
      entry: fc.integer({ min: least * 5_000, max: most * 5_000 }).map(priceE4),
      leverage: fc.integer({ min: 1, max: 50 }),
      isNamed: fc.boolean(),
    })
    .map(({ side, quantity, entry, leverage, isNamed }) => {
      const whole = marginFor(quantity, priceHalfUsd(Math.floor(entry / 5_000)), leverageFromNumber(1));
      const margin = sats(Math.ceil(whole / leverage) + 10);
      const isFlat = quantity === 0;
      return {
        side: isFlat ? null : side,
        quantity,
        margin,
        entryPrice: isFlat ? null : entry,
        liquidation: isNamed ? crossLiquidation(side, quantity, entry, margin) : null,
        fundingPaid: sats(0),
      };
    });

/** Accounts of longs and shorts, with and without a cross position, with margin added and without. */
export const anyAccountOf = (scale: AccountScale): fc.Arbitrary<BreakerAccount> =>
  fc
    .record({
      balance: fc.integer({ min: 0, max: scale.mostCash }).map(sats),
      lockedInOrders: fc.constantFrom(0, Math.floor(scale.mostCash / 10)).map(sats),
      positions: fc.array(anyPosition(scale), { maxLength: 5 }),
      cross: fc.option(anyCross(scale), { freq: 2 }),
      feeRate: fc.constantFrom(...FEE_RATES, rateE9(0)),
    })
    .map((account) => ({
      ...account,
      positions: account.positions.map((position, place) => ({ ...position, id: `trade-${place}` })),
    }));

/** An account that holds nothing but free sats. */
export const cashAccount = (balance: Sats): BreakerAccount => ({
  balance,
  lockedInOrders: sats(0),
  positions: [],
  cross: null,
  feeRate: rateE9(1_000_000),
});

/** A tick that stood at one price. */
export const stillTick = (price: PriceHalfUsd, at: number) => ({ low: price, high: price, last: price, at });

import type { MarginGuardConfig } from "../automations/margin-guard.ts";
import {
  divCeil,
  divFloor,
  divRound,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
  satsFromBigInt,
} from "../units.ts";
import type { TradeRules, TradeStart } from "./trade-rules.ts";

/** From the market a position stands in to the one it is carried to, both in half dollars. */
type Carriage = { readonly from: PriceHalfUsd; readonly to: PriceHalfUsd };

/** A price keeps its distance from the market. To the nearest step. */
const price = (value: PriceHalfUsd, { from, to }: Carriage): PriceHalfUsd => {
  const carried = Number(divRound(BigInt(value) * BigInt(to), BigInt(from)));
  return priceHalfUsd(Math.min(MAX_PRICE, Math.max(MIN_PRICE, carried)));
};

/** As many dollars' worth of sats: where a bitcoin is worth more there are fewer. */
const worth = (value: Sats, { from, to }: Carriage, divide: typeof divFloor): Sats =>
  satsFromBigInt(divide(BigInt(value) * BigInt(from), BigInt(to)));

/** What may be spent is never carried to more than it was. */
const cap = (value: Sats | null, carriage: Carriage): Sats | null =>
  value === null ? null : worth(value, carriage, divFloor);

const guardAt = (config: MarginGuardConfig, carriage: Carriage): MarginGuardConfig => ({
  ...config,
  steps: config.steps.map(({ when, deed }) => ({
    when: when.by === "price" ? { by: "price", price: price(when.price, carriage) } : when,
    deed,
  })),
  maxTotal: cap(config.maxTotal, carriage),
  maxPerAction: cap(config.maxPerAction, carriage),
  maxPerDay: cap(config.maxPerDay, carriage),
  maxLoss: cap(config.maxLoss, carriage),
  reserve: worth(config.reserve, carriage, divCeil),
});

/**
 * The same position at another price of the market: its prices at the same distances, its sats of the same worth, so that its
 * leverage and the way to its liquidation are the same shares. Margin rounds up, what may be spent down.
 */
export const carryStart = (start: TradeStart, to: PriceHalfUsd): TradeStart => {
  const carriage = { from: start.last, to };
  return {
    ...{ side: start.side, quantity: start.quantity, last: to, price: price(start.price, carriage) },
    margin: worth(start.margin, carriage, divCeil),
    balance: worth(start.balance, carriage, divFloor),
  };
};

/** The rules of a position, carried with it; `from` is the market they were written for. */
export const carryRules = (rules: TradeRules, from: PriceHalfUsd, to: PriceHalfUsd): TradeRules => ({
  ...rules,
  guard: rules.guard === null ? null : guardAt(rules.guard, { from, to }),
  takeProfit: rules.takeProfit === null ? null : price(rules.takeProfit, { from, to }),
  stopLoss: rules.stopLoss === null ? null : price(rules.stopLoss, { from, to }),
});

/** What an amount of a carried trade is worth where it came from, in sats; rounds up. */
export const carryBack = (amount: Sats, from: PriceHalfUsd, to: PriceHalfUsd): Sats =>
  worth(amount, { from: to, to: from }, divCeil);

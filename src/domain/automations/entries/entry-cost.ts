import { feeReserve } from "../../position/fees.ts";
import { marginFor } from "../../position/margin.ts";
import { profitAndLoss } from "../../position/pl.ts";
import type { Side } from "../../position/side.ts";
import {
  divFloor,
  divRound,
  type LeverageE6,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type Sats,
  satsFromBigInt,
  type Usd,
} from "../../units.ts";

const E6 = 1_000_000n;
const WHOLE = 10_000n;

/**
 * How far below the last price a market order is reckoned to be filled, in basis points: the spread, the depth of the book and
 * what moves in the seconds until then. Lower is dearer for both sides, since margin and fees in sats are Q·S over the price.
 */
export const FILL_SLACK_BPS = 100;

/** What an order is reckoned by, but for its size. */
export type EntryTerms = {
  readonly side: Side;
  readonly leverage: LeverageE6;
  /** The limit, or the last price for a market order. */
  readonly price: PriceHalfUsd;
  readonly type: "market" | "limit";
  /** The most a guard may add to the position, in sats; 0 for a position that is not guarded. */
  readonly guardCap: Sats;
};

/** The most an order takes from the balance, and the most it can lose in the end, in sats. */
export type EntryCost = {
  /** Margin at the price itself. */
  readonly margin: Sats;
  /** Margin and both fee reserves, at the dearest fill. */
  readonly cost: Sats;
  /** The cost and all a guard may add. */
  readonly worstCase: Sats;
};

/** The dearest price an order is reckoned to be filled at: a limit is filled at itself. Rounds down. */
const dearestFill = ({ type, price }: EntryTerms): PriceHalfUsd => {
  if (type === "limit") return price;
  const low = divFloor(BigInt(price) * (WHOLE - BigInt(FILL_SLACK_BPS)), WHOLE);
  return low <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(low));
};

/**
 * A first liquidation price that is right or too low, whatever the quantity: P·L/(L+1) for a long to the nearest half dollar,
 * as the exchange rounds it; P·L/(L−1) for a short, rounded down. The exchange rounds the margin it quotes by down to whole
 * sats, which brings a long's liquidation up and a short's down, by less than a sat's worth.
 */
const lowestLiquidation = (side: Side, price: PriceHalfUsd, leverage: LeverageE6): PriceHalfUsd => {
  const [p, l] = [BigInt(price), BigInt(leverage)];
  if (side === "short" && l <= E6) return MAX_PRICE;
  const exact = side === "long" ? divRound(p * l, l + E6) : divFloor(p * l, l - E6);
  if (exact >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return exact <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(exact));
};

/**
 * What an order of `quantity` costs and can lose at most: margin, the fees set aside for both ends and what its guard may add.
 * A stop loss never counts, because a gap jumps it. Never less than what the exchange takes at a fill within the slack, and
 * never falling as the quantity grows or the price falls; a short is reckoned a sat too dear for the margin's rounding.
 */
export const entryCost = (terms: EntryTerms, quantity: Usd): EntryCost => {
  const { side, leverage, guardCap } = terms;
  const fill = dearestFill(terms);
  const reserve = feeReserve(quantity, fill, lowestLiquidation(side, fill, leverage));
  const rounding = side === "short" ? 1n : 0n;
  const fees = BigInt(reserve.opening) + BigInt(reserve.closing) + rounding;
  const cost = BigInt(marginFor(quantity, fill, leverage)) + fees;
  return {
    margin: marginFor(quantity, terms.price, leverage),
    cost: satsFromBigInt(cost),
    worstCase: satsFromBigInt(cost + BigInt(guardCap)),
  };
};

/**
 * What is lost where the stop is filled at its own price, in sats, both fees included at the highest rate: for a screen, beside
 * the worst case and never in its place. Negative where such a stop earns. Rounds against the trader by up to a sat.
 */
export const lossAtStop = (side: Side, quantity: Usd, price: PriceHalfUsd, stop: PriceHalfUsd): Sats => {
  const fees = feeReserve(quantity, price, stop);
  const gross = BigInt(profitAndLoss(side, quantity, price, stop));
  return satsFromBigInt(BigInt(fees.opening) + BigInt(fees.closing) - gross);
};

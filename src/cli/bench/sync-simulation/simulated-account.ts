import { marginGuardTrigger } from "#domain/automations/guard-step.ts";
import { liquidationAtDistance, liquidationDistance } from "#domain/position/distance.ts";
import { fundingFee } from "#domain/position/funding.ts";
import { isAtLiquidation, liquidationPrice, marginForLiquidation } from "#domain/position/liquidation.ts";
import { marginFor, maxAddMargin } from "#domain/position/margin.ts";
import type { Side } from "#domain/position/side.ts";
import type { TriggerPrice } from "#domain/triggers/trigger.ts";
import {
  type BasisPoints,
  basisPoints,
  leverageFromNumber,
  type PriceHalfUsd,
  priceHalfUsd,
  rateE9,
  type Sats,
  sats,
  usd,
} from "#domain/units.ts";
import type { Draw } from "./seeded-draw.ts";

/** One position with its guard: what it is at the exchange, and the two levels that follow. */
type Levels = { trigger: TriggerPrice; liquidation: PriceHalfUsd };

/** An account with one guarded position as it is, what we believe of it, and when we read it. Times in milliseconds. */
export type SimulatedAccount = Levels & {
  readonly key: number;
  side: Side;
  price: PriceHalfUsd;
  margin: Sats;
  guardAt: BasisPoints;
  known: Levels;
  readAt: number;
  balanceReadAt: number;
  /** Sats went to or from the balance since it was read. */
  hasMoved: boolean;
  dueAt: number;
};

const QUANTITY = usd(1_000);
const MEDIAN_LEVERAGE = 8;
const LEVERAGE_SPREAD = 0.8;
const LONG_SHARE = 0.6;
const MOST_LEVERAGE = leverageFromNumber(100);
/** The guard acts when three tenths of the way to liquidation are left. */
const GUARD_SHARE = 0.3;
const LEAST_GUARD = 10;
const FUNDING_RATE = rateE9(100_000);

/** Liquidation and trigger as the margin makes them; a position that can never be liquidated keeps its trigger. */
const settle = (account: SimulatedAccount): void => {
  account.liquidation = liquidationPrice(account.side, QUANTITY, account.price, account.margin);
  account.trigger = marginGuardTrigger(account, account.guardAt) ?? account.trigger;
};

/** Takes over what a reading shows. */
export const learn = (account: SimulatedAccount, at: number): void => {
  account.known = { trigger: account.trigger, liquidation: account.liquidation };
  account.readAt = at;
};

/** A fresh position at the market, with a guard; known at once, because the answer to the order shows it. */
export const enterPosition = (
  account: SimulatedAccount,
  draw: Draw,
  last: PriceHalfUsd,
  at: number,
): void => {
  const drawn = MEDIAN_LEVERAGE * Math.exp(LEVERAGE_SPREAD * draw.normal());
  const leverage = leverageFromNumber(Math.min(100, Math.max(1.1, drawn)));
  account.side = draw.uniform() < LONG_SHARE ? "long" : "short";
  account.price = last;
  account.margin = marginFor(QUANTITY, last, leverage);
  account.liquidation = liquidationPrice(account.side, QUANTITY, last, account.margin);
  const distance = liquidationDistance(account.side, account.liquidation, last);
  account.guardAt = basisPoints(Math.max(LEAST_GUARD, Math.floor(distance * GUARD_SHARE)));
  settle(account);
  learn(account, at);
};

/** An account that has just entered a position. */
export const newAccount = (key: number, draw: Draw, last: PriceHalfUsd, at: number): SimulatedAccount => {
  const never: Levels = { trigger: { side: "below", price: last }, liquidation: last };
  const account: SimulatedAccount = {
    ...never,
    key,
    side: "long",
    price: last,
    margin: sats(1),
    guardAt: basisPoints(LEAST_GUARD),
    known: never,
    readAt: at,
    balanceReadAt: at,
    hasMoved: false,
    dueAt: at,
  };
  enterPosition(account, draw, last, at);
  return account;
};

/** Whether a price is at a trigger or past it. */
export const isAt = ({ side, price }: TriggerPrice, last: PriceHalfUsd): boolean =>
  side === "below" ? last <= price : last >= price;

export const isLiquidated = ({ side, liquidation }: SimulatedAccount, last: PriceHalfUsd): boolean =>
  isAtLiquidation(side, liquidation, last);

/** The margin that puts the trigger at `share` of its distance from the price. */
const marginForTriggerAt = (account: SimulatedAccount, last: PriceHalfUsd, share: number): Sats => {
  const { side, price, guardAt, trigger } = account;
  const goal = priceHalfUsd(Math.round(last + (trigger.price - last) * share));
  return marginForLiquidation(side, QUANTITY, price, liquidationAtDistance(side, goal, guardAt));
};

/**
 * The trader changes the margin by hand, unseen: half the time for less, so that the trigger comes closer, to between a
 * fifth of its distance and nearly all of it. What the exchange refuses does not happen (a leverage above 100 or below
 * 1), and nobody takes out what would set off the guard at once.
 */
export const changeByHand = (account: SimulatedAccount, draw: Draw, last: PriceHalfUsd): void => {
  const before = account.margin;
  const isDangerous = draw.uniform() < 0.5;
  const wanted = isDangerous
    ? marginForTriggerAt(account, last, draw.within(0.2, 0.95))
    : Math.round(before * draw.within(1.05, 2));
  const most = before + maxAddMargin(QUANTITY, account.price, before);
  const least = marginFor(QUANTITY, account.price, MOST_LEVERAGE);
  account.margin = sats(Math.max(least, Math.min(most, wanted)));
  settle(account);
  account.hasMoved = true;
  if (!isAt(account.trigger, last)) return;
  account.margin = before;
  settle(account);
};

/** A funding settlement: who pays loses margin, who receives it gets it into the balance. */
export const payFunding = (account: SimulatedAccount, fixing: PriceHalfUsd): void => {
  const fee = fundingFee(account.side, QUANTITY, fixing, FUNDING_RATE);
  if (fee < 0) account.hasMoved = true;
  else account.margin = sats(Math.max(1, account.margin - fee));
  settle(account);
};

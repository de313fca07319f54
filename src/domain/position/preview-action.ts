import type { OnPosition } from "../intents/action.ts";
import {
  type BasisPoints,
  divRound,
  MAX_PRICE,
  MIN_PRICE,
  type PriceHalfUsd,
  priceHalfUsd,
  type RateE9,
  type Sats,
  sats,
} from "../units.ts";
import { type ActionPreview, type Previewed, refusedBy } from "./action-preview.ts";
import { cashIn } from "./cash-in.ts";
import { whyNoStop, whyNoTakeProfit } from "./exit-refusal.ts";
import { tradingFee } from "./fees.ts";
import type { IsolatedPosition } from "./isolated-position.ts";
import { isAtLiquidation, liquidationPrice } from "./liquidation.ts";
import { leverageOf, maxAddMargin } from "./margin.ts";
import { netProfitAndLoss, profitAndLoss } from "./pl.ts";
import type { Side } from "./side.ts";

/** What an action on a position is worked out from. */
export type PositionFacts = {
  readonly position: IsolatedPosition;
  readonly balance: Sats;
  readonly last: PriceHalfUsd;
  /** Where the position would be closed: the bid for a long, the ask for a short. */
  readonly exit: PriceHalfUsd;
  /** The trader's rate for closing. */
  readonly feeRate: RateE9;
};

const MAX_LEVERAGE = 100;
const TRAILING = { least: 10, most: 100_000 } as const;
const WHOLE = 10_000n;

/** The position as it stands, with what an action changes of it. */
const leaving = ({ position }: PositionFacts, changed: Partial<Previewed> = {}): Previewed => ({
  kind: "previewed",
  balanceChange: sats(0),
  fee: sats(0),
  reserve: sats(0),
  quantity: position.quantity,
  margin: position.margin,
  liquidation: position.liquidation,
  stopLoss: position.stopLoss,
  takeProfit: position.takeProfit,
  result: null,
  ...changed,
});

const previewTopUp = (facts: PositionFacts, amount: Sats): ActionPreview => {
  const { side, quantity, price, margin } = facts.position;
  const room = maxAddMargin(quantity, price, margin);
  if (amount > room) return refusedBy("leverage-one", room);
  if (amount > facts.balance) return refusedBy("balance", facts.balance);
  const grown = sats(margin + amount);
  const liquidation = liquidationPrice(side, quantity, price, grown);
  return leaving(facts, { balanceChange: sats(-amount), margin: grown, liquidation });
};

const previewCashIn = (facts: PositionFacts, amount: Sats): ActionPreview => {
  const { position, last } = facts;
  const { side, quantity, stopLoss } = position;
  const left = cashIn(position, last, amount);
  if (left === null || leverageOf(quantity, left.margin, left.price) > MAX_LEVERAGE)
    return refusedBy("too-much");
  const liquidation = liquidationPrice(side, quantity, left.price, left.margin);
  if (isAtLiquidation(side, liquidation, last)) return refusedBy("too-much");
  const isStopLost = stopLoss !== null && isAtLiquidation(side, liquidation, stopLoss);
  return leaving(facts, {
    balanceChange: amount,
    margin: left.margin,
    liquidation,
    stopLoss: isStopLost ? null : stopLoss,
  });
};

/** What is left of a trade that is closed at `exit`, after both fees and its funding. */
const resultAt = ({ position, feeRate }: PositionFacts, exit: PriceHalfUsd): Sats => {
  const { side, quantity, price, openingFee, fundingPaid } = position;
  const pl = profitAndLoss(side, quantity, price, exit);
  return netProfitAndLoss({ pl, openingFee, fundingPaid, closingFee: tradingFee(feeRate, quantity, exit) });
};

/** A loss beyond margin and reserve is the exchange's: nothing comes back then, and never less. */
const previewClose = (facts: PositionFacts): ActionPreview => {
  const { position, exit, feeRate } = facts;
  const { side, quantity, price, margin, maintenanceMargin } = position;
  const fee = tradingFee(feeRate, quantity, exit);
  const rest = margin + maintenanceMargin + profitAndLoss(side, quantity, price, exit) - fee;
  return leaving(facts, {
    balanceChange: sats(Math.max(0, rest)),
    fee,
    margin: sats(0),
    liquidation: null,
    stopLoss: null,
    takeProfit: null,
    result: resultAt(facts, exit),
  });
};

const previewStop = (facts: PositionFacts, stopLoss: PriceHalfUsd): ActionPreview => {
  const why = whyNoStop(facts.position, stopLoss, facts.exit);
  const stands = facts.position.stopLoss === stopLoss && facts.position.stopLossTrailing === null;
  return why === null || stands
    ? leaving(facts, { stopLoss, result: resultAt(facts, stopLoss) })
    : refusedBy(why);
};

/** Where a stop that trails `distance` behind `best` stands: to the nearest step, as the exchange rounds it. */
export const trailingStopAt = (side: Side, best: PriceHalfUsd, distance: BasisPoints): PriceHalfUsd => {
  const share = WHOLE + (side === "long" ? -BigInt(distance) : BigInt(distance));
  const exact = divRound(BigInt(best) * share, WHOLE);
  if (exact >= BigInt(MAX_PRICE)) return MAX_PRICE;
  return exact <= BigInt(MIN_PRICE) ? MIN_PRICE : priceHalfUsd(Number(exact));
};

const previewTrailing = (facts: PositionFacts, distance: BasisPoints): ActionPreview => {
  if (distance === facts.position.stopLossTrailing) return leaving(facts);
  if (distance < TRAILING.least) return refusedBy("distance", TRAILING.least);
  if (distance > TRAILING.most) return refusedBy("distance", TRAILING.most);
  return previewStop(facts, trailingStopAt(facts.position.side, facts.exit, distance));
};

const previewTakeProfit = (facts: PositionFacts, takeProfit: PriceHalfUsd): ActionPreview => {
  const why = whyNoTakeProfit(facts.position, takeProfit, facts.exit);
  return why === null || facts.position.takeProfit === takeProfit
    ? leaving(facts, { takeProfit, result: resultAt(facts, takeProfit) })
    : refusedBy(why);
};

/** What an action would do to a running position, by the exchange's own formulas and to the sat. */
export const previewOnPosition = (action: OnPosition, facts: PositionFacts): ActionPreview => {
  switch (action.kind) {
    case "add-margin":
      return previewTopUp(facts, action.amount);
    case "cash-in":
      return previewCashIn(facts, action.amount);
    case "close-trade":
      return previewClose(facts);
    case "set-stop-loss":
      return previewStop(facts, action.price);
    case "set-trailing-stop":
      return previewTrailing(facts, action.distance);
    case "remove-stop-loss":
      return leaving(facts, { stopLoss: null });
    case "set-take-profit":
      return previewTakeProfit(facts, action.price);
    case "remove-take-profit":
      return leaving(facts, { takeProfit: null });
  }
};

import type { IntentAction } from "../intents/action.ts";
import {
  divFloor,
  type PriceE4,
  type PriceHalfUsd,
  priceE4,
  type RateE9,
  SATS_PER_BTC,
  type Sats,
  sats,
  satsFromBigInt,
  type Usd,
  usd,
} from "../units.ts";
import { type ActionPreview, type Previewed, refusedBy } from "./action-preview.ts";
import {
  crossEntryAfterAdding,
  crossLiquidation,
  crossMaintenanceMargin,
  crossMaxQuantity,
  crossRunningMargin,
  isCrossAllowed,
} from "./cross.ts";
import type { CrossPosition } from "./cross-position.ts";
import { tradingFee } from "./fees.ts";
import { isAtLiquidation } from "./liquidation.ts";
import { MAX_QUANTITY } from "./preview-order.ts";
import { type Side, sideSign } from "./side.ts";

/** Actions on the cross margin. */
export type OnCross = Extract<IntentAction, { readonly kind: `${string}cross${string}` }>;

/** What an action on the cross margin is worked out from. */
export type CrossFacts = {
  readonly position: CrossPosition;
  readonly balance: Sats;
  readonly last: PriceHalfUsd;
  /** Where a market order would be filled: the ask to buy, the bid to sell. */
  readonly fill: PriceHalfUsd;
  readonly feeRate: RateE9;
};

/** A net position; null is flat. */
type Net = { readonly side: Side; readonly quantity: Usd; readonly entry: PriceE4 } | null;
type Order = { readonly side: Side; readonly quantity: Usd; readonly price: PriceHalfUsd };

const HALF_USD_E4 = 5_000;
const toE4 = (price: PriceHalfUsd): PriceE4 => priceE4(price * HALF_USD_E4);

const netOf = ({ side, quantity, entryPrice }: CrossPosition): Net =>
  side === null || entryPrice === null ? null : { side, quantity, entry: entryPrice };

/** Gross result of `quantity` contracts of a net position at `exit`: Q·S·(1/E − 1/X), mirrored for a short; rounds down. */
const resultOf = ({ side, entry }: NonNullable<Net>, quantity: Usd, exit: PriceHalfUsd): Sats => {
  const [e, x] = [BigInt(entry), BigInt(toE4(exit))];
  const size = BigInt(quantity) * SATS_PER_BTC * 10_000n * sideSign(side);
  return satsFromBigInt(divFloor(size * (x - e), e * x));
};

type Filled = { readonly net: Net; readonly pl: Sats; readonly grows: boolean };

/** Adding averages the entry, reducing realises; what is larger than the position closes it and opens the other side. */
const fill = (net: Net, { side, quantity, price }: Order): Filled => {
  const entry = toE4(price);
  if (net === null) return { net: { side, quantity, entry }, pl: sats(0), grows: true };
  if (net.side === side) {
    const both = usd(net.quantity + quantity);
    const averaged = crossEntryAfterAdding(net.quantity, net.entry, quantity, entry);
    return { net: { side, quantity: both, entry: averaged }, pl: sats(0), grows: true };
  }
  const reduced = usd(Math.min(net.quantity, quantity));
  const pl = resultOf(net, reduced, price);
  if (quantity > net.quantity)
    return { net: { side, quantity: usd(quantity - reduced), entry }, pl, grows: true };
  const rest = usd(net.quantity - reduced);
  return { net: rest === 0 ? null : { ...net, quantity: rest }, pl, grows: false };
};

const liquidationOf = (net: Net, margin: Sats): PriceHalfUsd | null =>
  net === null ? null : crossLiquidation(net.side, net.quantity, net.entry, margin);

const leaving = (net: Net, margin: Sats, changed: Partial<Previewed> = {}): Previewed => ({
  kind: "previewed",
  balanceChange: sats(0),
  fee: sats(0),
  reserve: sats(0),
  quantity: net?.quantity ?? usd(0),
  margin,
  liquidation: liquidationOf(net, margin),
  stopLoss: null,
  takeProfit: null,
  result: null,
  ...changed,
});

/** An order that only reduces is always taken; one that adds or turns needs margin for what it leaves. */
const previewFill = (
  { position, last, feeRate }: CrossFacts,
  order: Order,
  isNow: boolean,
): ActionPreview => {
  if (order.quantity > MAX_QUANTITY) return refusedBy("too-large", MAX_QUANTITY);
  const { net, pl, grows } = fill(netOf(position), order);
  const fee = tradingFee(feeRate, order.quantity, order.price);
  const margin = sats(Math.max(0, position.margin + pl - fee));
  if (grows && net !== null) {
    const most = crossMaxQuantity(position.leverage);
    if (net.quantity > most) return refusedBy("too-large", most);
    const liquidation = liquidationOf(net, margin);
    const isSafe = liquidation !== null && !isAtLiquidation(net.side, liquidation, last);
    if (!isSafe || !isCrossAllowed(margin, net.quantity, net.entry, position.leverage))
      return refusedBy("cross-margin");
  }
  if (!isNow) return leaving(netOf(position), position.margin);
  return leaving(net, margin, { fee, result: sats(pl - fee) });
};

/** Margin less what the position ties up, its maintenance, and the part of a loss that the tied-up margin does not cover. */
const freeMargin = ({ position, last }: CrossFacts): number => {
  const net = netOf(position);
  if (net === null) return position.margin;
  const { quantity, entry } = net;
  const running = crossRunningMargin(quantity, entry, position.leverage);
  const loss = Math.max(0, -resultOf(net, quantity, last));
  const needed = running + crossMaintenanceMargin(quantity, entry) + Math.max(0, loss - running) + 1;
  return Math.max(0, position.margin - needed);
};

const previewMove = (facts: CrossFacts, amount: number): ActionPreview => {
  const { position, balance } = facts;
  if (amount > balance) return refusedBy("balance", balance);
  const free = freeMargin(facts);
  if (-amount > free) return refusedBy("cross-margin", free);
  const margin = sats(position.margin + amount);
  return leaving(netOf(position), margin, { balanceChange: sats(-amount) });
};

/** What an action would do to the cross margin, by the exchange's own formulas and to the sat. */
export const previewOnCross = (action: OnCross, facts: CrossFacts): ActionPreview => {
  const { position } = facts;
  const net = netOf(position);
  switch (action.kind) {
    case "cross-order": {
      const { side, quantity, limit } = action.order;
      return previewFill(facts, { side, quantity, price: limit ?? facts.fill }, limit === null);
    }
    case "cancel-cross-order":
      return leaving(net, position.margin);
    case "close-cross": {
      if (net === null) return refusedBy("flat");
      const side = net.side === "long" ? "short" : "long";
      return previewFill(facts, { side, quantity: net.quantity, price: facts.fill }, true);
    }
    case "deposit-cross":
      return previewMove(facts, action.amount);
    case "withdraw-cross":
      return previewMove(facts, -action.amount);
    case "set-cross-leverage": {
      const most = crossMaxQuantity(action.leverage);
      if (position.quantity > most) return refusedBy("too-large", most);
      const isAllowed =
        net === null || isCrossAllowed(position.margin, net.quantity, net.entry, action.leverage);
      return isAllowed ? leaving(net, position.margin) : refusedBy("cross-margin");
    }
  }
};

import {
  type IntentAction,
  isOnPosition,
  type NetOrder,
  type OnPosition,
  type TradeOrder,
} from "#domain/intents/action.ts";
import {
  type Evidence,
  evidenceOf,
  netOrderEvidence,
  netPositionEvidence,
} from "#domain/intents/evidence.ts";
import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type { ClosedTrade, IsolatedPosition, LiveTrade } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { NewCrossOrder } from "#ports/cross-trading.ts";
import type { Exchange, ExchangeFailure, WriteTerms } from "#ports/exchange.ts";
import type { NewTrade, OrderType } from "#ports/isolated-trading.ts";

/** What the answer to a write shows: the position as answered, null where there is none, and what is evidence in it. */
export type Answered = {
  readonly position: IsolatedPosition | null;
  /** The cross position as answered; left out where the answer holds none. */
  readonly net?: CrossPosition;
  readonly seen: Omit<Evidence, "balance">;
};
export type Performed = Result<Answered, ExchangeFailure>;

const NOTHING: Answered = { position: null, seen: { position: null } };

const ofPosition = (position: IsolatedPosition): Answered => ({
  position,
  seen: { position: evidenceOf(position) },
});

const ofLive = (trade: LiveTrade): Answered => {
  const position = trade.state === "running" ? trade.position : null;
  const { id, clientId } = trade.state === "running" ? trade.position : trade.order;
  return { position, seen: { position: null, trades: [{ id, clientId, state: trade.state }] } };
};

const ofOver = ({ id, clientId, canceled }: ClosedTrade): Answered => ({
  position: null,
  seen: { position: null, trades: [{ id, clientId, state: canceled ? "canceled" : "closed" }] },
});

const ofNetOrder = (order: CrossOrder): Answered => ({
  position: null,
  seen: { position: null, netOrders: [netOrderEvidence(order)] },
});

const ofNetPosition = (position: CrossPosition): Answered => ({
  position: null,
  net: position,
  seen: { position: null, netPosition: netPositionEvidence(position) },
});

const performed = async <T>(
  answer: Promise<Result<T, ExchangeFailure>>,
  show: (value: T) => Answered,
): Promise<Performed> => {
  const result = await answer;
  return result.ok ? ok(show(result.value)) : result;
};

const placeOf = (limit: TradeOrder["limit"]): OrderType =>
  limit === null ? { type: "market" } : { type: "limit", price: limit };

/** An order in the words of the exchange port. */
const newTrade = ({ side, size, leverage, limit, stopLoss, takeProfit, clientId }: TradeOrder): NewTrade => ({
  side,
  leverage: leverage / 1_000_000,
  clientId,
  ...(size.by === "quantity" ? { quantity: size.quantity } : { margin: size.margin }),
  ...placeOf(limit),
  ...(stopLoss === null ? {} : { stopLoss }),
  ...(takeProfit === null ? {} : { takeProfit }),
});

const newNetOrder = ({ side, quantity, limit, clientId }: NetOrder): NewCrossOrder => ({
  side,
  quantity,
  clientId,
  ...placeOf(limit),
});

const onPosition = (
  exchange: Exchange,
  action: OnPosition,
  to: WriteTerms & { readonly positionId: string },
): Promise<Performed> => {
  switch (action.kind) {
    case "add-margin":
      return performed(exchange.addMargin({ ...to, amount: action.amount }), ofPosition);
    case "cash-in":
      return performed(exchange.cashIn({ ...to, amount: action.amount }), ofPosition);
    case "close-trade":
      return performed(exchange.closeTrade(to), () => NOTHING);
    case "set-stop-loss":
      return performed(exchange.setStopLoss({ ...to, price: action.price }), ofPosition);
    case "set-trailing-stop":
      return performed(exchange.setTrailingStop({ ...to, distance: action.distance }), ofPosition);
    case "remove-stop-loss":
      return performed(exchange.removeStopLoss(to), ofPosition);
    case "set-take-profit":
      return performed(exchange.setTakeProfit({ ...to, price: action.price }), ofPosition);
    case "remove-take-profit":
      return performed(exchange.removeTakeProfit(to), ofPosition);
  }
};

const onAccount = (
  exchange: Exchange,
  action: Exclude<IntentAction, OnPosition>,
  terms: WriteTerms,
): Promise<Performed> => {
  switch (action.kind) {
    case "open-trade":
      return performed(exchange.openTrade({ ...terms, ...newTrade(action.order) }), ofLive);
    case "cancel-trade":
      return performed(exchange.cancelTrade({ ...terms, tradeId: action.tradeId }), ofOver);
    case "cross-order":
      return performed(exchange.crossOrder({ ...terms, ...newNetOrder(action.order) }), ofNetOrder);
    case "cancel-cross-order":
      return performed(exchange.cancelCrossOrder({ ...terms, orderId: action.orderId }), ofNetOrder);
    case "close-cross":
      return performed(exchange.closeCross(terms), ofNetOrder);
    case "deposit-cross":
      return performed(exchange.depositCross({ ...terms, amount: action.amount }), ofNetPosition);
    case "withdraw-cross":
      return performed(exchange.withdrawCross({ ...terms, amount: action.amount }), ofNetPosition);
    case "set-cross-leverage":
      return performed(exchange.setCrossLeverage({ ...terms, leverage: action.leverage }), ofNetPosition);
  }
};

/**
 * Sends one action once, under the one stamp its intent was committed with.
 * @throws Error for an action on a position that is given none.
 */
export const performAction = async (
  exchange: Exchange,
  action: IntentAction,
  positionId: string | null,
  terms: WriteTerms,
): Promise<Performed> => {
  if (!isOnPosition(action)) return onAccount(exchange, action, terms);
  if (positionId === null) throw new Error(`To ${action.kind} takes a position`);
  return onPosition(exchange, action, { ...terms, positionId });
};

import { type IntentAction, witnessOf } from "#domain/intents/action.ts";
import {
  type Evidence,
  evidenceOf,
  type NetOrderEvidence,
  netOrderEvidence,
  netPositionEvidence,
  type TradeEvidence,
} from "#domain/intents/evidence.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import type { IntentPlan } from "#ports/intents.ts";
import { positionOf } from "./position-of.ts";

/** What a reading shows of an intent, without the balance, and the position it is about or has opened. */
export type Reading = {
  readonly seen: Omit<Evidence, "balance">;
  readonly position: IsolatedPosition | null;
};
type Answer<T> = Promise<Result<T, ExchangeFailure>>;
type Sought = Pick<IntentPlan, "action" | "subject" | "plannedAt">;

/** How many of a list are asked for. */
const LIMIT = 100;
/** A list that reaches back so far before the plan holds all that came after it, whatever the clocks make of it. */
const CLOCKS_MS = 60_000;

const reachesBack = (times: readonly number[], plannedAt: number): boolean =>
  times.length < LIMIT || Math.min(...times) < plannedAt - CLOCKS_MS;

/** What a trade's order is known by: the label of one that opens, the id of one that is taken back. */
const isSought = (
  action: IntentAction,
  trade: { readonly id: string; readonly clientId: string | null },
): boolean => {
  if (action.kind === "open-trade") return trade.clientId === action.order.clientId;
  return action.kind === "cancel-trade" && trade.id === action.tradeId;
};

type Found = { readonly trades: readonly TradeEvidence[]; readonly position: IsolatedPosition | null };

const asFound = (
  action: IntentAction,
  listed: readonly { readonly id: string; readonly clientId: string | null }[],
  state: TradeEvidence["state"],
): readonly TradeEvidence[] =>
  listed.filter((trade) => isSought(action, trade)).map(({ id, clientId }) => ({ id, clientId, state }));

/** A trade that is over, in the two lists of those; undefined where they do not reach back to the plan. */
const findOver = async (
  exchange: Exchange,
  { action, plannedAt }: Sought,
): Answer<readonly TradeEvidence[] | undefined> => {
  const closed = await exchange.closedTrades({ limit: LIMIT });
  if (!closed.ok) return closed;
  const canceled = await exchange.canceledTrades({ limit: LIMIT });
  if (!canceled.ok) return canceled;
  const trades = [...asFound(action, closed.value, "closed"), ...asFound(action, canceled.value, "canceled")];
  const isWhole = [closed.value, canceled.value].every((list) =>
    reachesBack(
      list.map(({ closedAt }) => closedAt),
      plannedAt,
    ),
  );
  return ok(trades.length > 0 || isWhole ? trades : undefined);
};

/** One list after the other, the way an order goes through them: one that moves meanwhile is met in the next. */
const readTrades = async (exchange: Exchange, sought: Sought): Answer<Reading> => {
  const { action } = sought;
  const reading = (trades: Found["trades"] | undefined, position: Found["position"] = null): Reading => ({
    seen: { position: null, ...(trades === undefined ? {} : { trades }) },
    position,
  });
  const open = await exchange.openTrades();
  if (!open.ok) return open;
  const waiting = asFound(action, open.value, "open");
  if (waiting.length > 0) return ok(reading(waiting));
  const running = await exchange.runningTrades();
  if (!running.ok) return running;
  const runs = asFound(action, running.value, "running");
  if (runs.length > 0) return ok(reading(runs, running.value.find(({ id }) => id === runs[0]?.id) ?? null));
  const over = await findOver(exchange, sought);
  return over.ok ? ok(reading(over.value)) : over;
};

/** Cross orders that wait, then those that were filled; undefined where neither is whole. */
const readNetOrders = async (
  exchange: Exchange,
  { action, plannedAt }: Sought,
): Answer<readonly NetOrderEvidence[] | undefined> => {
  const open = await exchange.crossOpenOrders();
  if (!open.ok) return open;
  const filled = await exchange.crossFilledOrders({ limit: LIMIT });
  if (!filled.ok) return filled;
  const orders = [...open.value, ...filled.value].map(netOrderEvidence);
  const isFound = orders.some(({ id, clientId }) => {
    if (action.kind === "cross-order") return clientId === action.order.clientId;
    return action.kind === "cancel-cross-order" && id === action.orderId;
  });
  const times = filled.value.map(({ filledAt, createdAt }) => filledAt ?? createdAt);
  return ok(isFound || reachesBack(times, plannedAt) ? orders : undefined);
};

/** The cross position first, and then what may have been filled since: an order is never seen without its effect. */
const readNetPosition = async (exchange: Exchange, sought: Sought): Answer<Reading> => {
  const position = await exchange.crossPosition();
  if (!position.ok) return position;
  const netPosition = netPositionEvidence(position.value);
  if (sought.action.kind !== "close-cross")
    return ok({ seen: { position: null, netPosition }, position: null });
  const orders = await readNetOrders(exchange, sought);
  if (!orders.ok) return orders;
  const seen = {
    position: null,
    netPosition,
    ...(orders.value === undefined ? {} : { netOrders: orders.value }),
  };
  return ok({ seen, position: null });
};

const readPosition = async (exchange: Exchange, sought: Sought): Answer<Reading> => {
  const trades = await exchange.runningTrades();
  if (!trades.ok) return trades;
  const position = trades.value.find(({ id }) => id === positionOf(sought)) ?? null;
  return ok({ seen: { position: position === null ? null : evidenceOf(position) }, position });
};

/** Reads what an action is recognised by, once, and only that. */
export const readEvidence = async (exchange: Exchange, sought: Sought): Answer<Reading> => {
  switch (witnessOf(sought.action.kind)) {
    case "position":
      return readPosition(exchange, sought);
    case "trades":
      return readTrades(exchange, sought);
    case "net-position":
      return readNetPosition(exchange, sought);
    case "net-orders": {
      const orders = await readNetOrders(exchange, sought);
      if (!orders.ok) return orders;
      const seen = { position: null, ...(orders.value === undefined ? {} : { netOrders: orders.value }) };
      return ok({ seen, position: null });
    }
    case "transfers": {
      const transfers = await exchange.crossTransfers({ limit: LIMIT });
      if (!transfers.ok) return transfers;
      const moved = transfers.value.map(({ id, amount }) => ({ id, amount }));
      return ok({ seen: { position: null, transfers: moved }, position: null });
    }
  }
};

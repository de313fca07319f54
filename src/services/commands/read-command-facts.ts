import type { IntentAction } from "#domain/intents/action.ts";
import { type Evidence, evidenceOf, netPositionEvidence } from "#domain/intents/evidence.ts";
import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import { FEE_RATES, RESERVE_RATE } from "#domain/position/fees.ts";
import type { IsolatedOrder, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok, type Result } from "#domain/result.ts";
import type { RateE9 } from "#domain/units.ts";
import type { AccountSnapshot, Exchange, ExchangeFailure } from "#ports/exchange.ts";
import { keepPlausible } from "../accounts/keep-plausible.ts";
import { readNewest } from "./read-newest.ts";

/** All that is known of an account when something is ordered on it, read at once; null is not there, or not asked for. */
export type CommandFacts = {
  readonly before: Evidence;
  /** What the trader pays a side. */
  readonly feeRate: RateE9;
  readonly positions: readonly IsolatedPosition[];
  readonly position: IsolatedPosition | null;
  readonly netPosition: CrossPosition | null;
  readonly order: IsolatedOrder | null;
  readonly netOrder: CrossOrder | null;
};

type Answer<T> = Promise<Result<T, ExchangeFailure>>;

const factsOf = (
  { balance, feeTier }: AccountSnapshot,
  parts: Partial<CommandFacts>,
  seen: Partial<Evidence> = {},
): CommandFacts => ({
  before: { balance, position: null, ...seen },
  // Where the tier is not one we know, the dearest counts.
  feeRate: FEE_RATES[feeTier] ?? RESERVE_RATE,
  positions: [],
  position: null,
  netPosition: null,
  order: null,
  netOrder: null,
  ...parts,
});

/** Running trades and the one that is meant. */
const readPositions = async (exchange: Exchange, positionId: string | null): Answer<CommandFacts> => {
  const [account, trades] = await Promise.all([exchange.account(), exchange.runningTrades()]);
  if (!account.ok) return account;
  if (!trades.ok) return trades;
  const plausible = keepPlausible({ balance: account.value.balance, positions: trades.value });
  if (!plausible.ok) return plausible;
  const { positions } = plausible.value;
  const position = positions.find(({ id }) => id === positionId) ?? null;
  return ok(factsOf(account.value, { positions, position }, { position: position && evidenceOf(position) }));
};

const readOrder = async (exchange: Exchange, tradeId: string): Answer<CommandFacts> => {
  const [account, orders] = await Promise.all([exchange.account(), exchange.openTrades()]);
  if (!account.ok) return account;
  if (!orders.ok) return orders;
  return ok(factsOf(account.value, { order: orders.value.find(({ id }) => id === tradeId) ?? null }));
};

const readCross = async (exchange: Exchange, action: IntentAction): Answer<CommandFacts> => {
  const [account, position, newest] = await Promise.all([
    exchange.account(),
    exchange.crossPosition(),
    readNewest(exchange, action),
  ]);
  if (!account.ok) return account;
  if (!position.ok) return position;
  if (!newest.ok) return newest;
  const netPosition = position.value;
  const seen = { netPosition: netPositionEvidence(netPosition), ...newest.value };
  if (action.kind !== "cancel-cross-order") return ok(factsOf(account.value, { netPosition }, seen));
  const orders = await exchange.crossOpenOrders();
  if (!orders.ok) return orders;
  const netOrder = orders.value.find(({ id }) => id === action.orderId) ?? null;
  return ok(factsOf(account.value, { netPosition, netOrder }, seen));
};

/** Reads what an action is decided and later judged by, and no more. */
export const readCommandFacts = async (
  exchange: Exchange,
  action: IntentAction,
  positionId: string | null,
): Answer<CommandFacts> => {
  switch (action.kind) {
    case "cancel-trade":
      return readOrder(exchange, action.tradeId);
    case "open-trade": {
      const account = await exchange.account();
      return account.ok ? ok(factsOf(account.value, {})) : account;
    }
    case "cross-order":
    case "cancel-cross-order":
    case "close-cross":
    case "deposit-cross":
    case "withdraw-cross":
    case "set-cross-leverage":
      return readCross(exchange, action);
    default:
      return readPositions(exchange, positionId);
  }
};

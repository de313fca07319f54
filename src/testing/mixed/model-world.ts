import type { TriggerRow } from "#cli/sim/model/model-rows.ts";
import { isPriced, triggerKey } from "#cli/sim/model/trigger-rows.ts";
import { createRandom } from "#cli/sim/random.ts";
import type { ActionKind } from "#domain/intents/action.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { lastFundingAt } from "#domain/position/funding.ts";
import type { ClosedTrade } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import { isReached, type Tick } from "#domain/triggers/trigger.ts";
import { rateE9, sats } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import { aSealedSecret } from "../builders/a-sealed-secret.ts";
import { BREAKER_PERMISSIONS, FakeExchange, TRADING_PERMISSIONS } from "../fakes/fake-exchange.ts";
import { FakeExchanges } from "../fakes/fake-exchanges.ts";
import { partsOf } from "../museum/open-engine.ts";
import { anAccount } from "../stores/guarded-position.ts";
import { type ModelHarness, openModelStores } from "../stores/open-model-stores.ts";
import { armBreaker } from "./arm-breaker.ts";
import { keepErrors } from "./keep-errors.ts";
import { MixedMarket } from "./mixed-market.ts";
import {
  DEPOSIT,
  type MixedAccount,
  type MixedWorld,
  type OpenWorld,
  type SeenOrder,
} from "./mixed-world.ts";

/** An account and the exchange in memory behind it. */
type ModelAccount = MixedAccount & {
  readonly exchange: FakeExchange;
  /** What was asked of the exchange by hand. */
  readonly byHand: WeakSet<object>;
  /** What was kept of each trade for its closing fee, by its id, as it was seen running: a closed one does not tell any more. */
  readonly reserves: Map<string, number>;
};

/** A mix over the model of the database and exchanges in memory. */
export type ModelWorld = MixedWorld & {
  readonly accounts: readonly ModelAccount[];
  readonly stores: ModelHarness;
  readonly market: MixedMarket;
};

const ACTIONS: Readonly<Partial<Record<string, ActionKind>>> = {
  addMargin: "add-margin",
  closeTrade: "close-trade",
  openTrade: "open-trade",
  cancelTrade: "cancel-trade",
  setStopLoss: "set-stop-loss",
  setTrailingStop: "set-trailing-stop",
  setTakeProfit: "set-take-profit",
  removeStopLoss: "remove-stop-loss",
  removeTakeProfit: "remove-take-profit",
  depositCross: "deposit-cross",
  crossOrder: "cross-order",
  closeCross: "close-cross",
};

const part = (request: object, name: string): string => {
  const value: unknown = Reflect.get(request, name);
  return value === undefined || value === null ? "" : String(value);
};

/** Every order of the product's. */
const ordersOf = ({ account, exchange, byHand }: ModelAccount): readonly SeenOrder[] =>
  exchange.received.flatMap(({ call, request }) => {
    if (byHand.has(request)) return [];
    const action = ACTIONS[call];
    if (action === undefined) throw new Error(`No action sends ${call}`);
    const aim = part(request, "positionId") || part(request, "tradeId") || part(request, "clientId");
    const amount = part(request, "amount") === "" ? null : Number(part(request, "amount"));
    return [{ accountId: account.id, action, aim, amount, signedAt: Number(part(request, "signedAt")) }];
  });

/**
 * What a closed trade brought, in sats, after fees and funding. Never more is lost on it than was put into it: what its price
 * takes beyond that, less than the step of a price makes, is the exchange's. `reserve` is what was kept for its closing fee.
 */
const resultOf = (trade: ClosedTrade, reserve: number | undefined): number => {
  const { id, canceled, margin, pl, openingFee, closingFee, fundingPaid } = trade;
  if (canceled) return 0;
  if (reserve === undefined) throw new Error(`Trade ${id} was never seen running`);
  const credit = Math.max(0, margin + pl + reserve - closingFee);
  return credit - openingFee - reserve - margin - fundingPaid;
};

/** What the cross margin is off by: all that was moved in, with what its trades brought and cost. */
const crossDifference = (position: CrossPosition, moved: number): number => {
  const { margin, totalPl, pl, tradingFees, fundingPaid } = position;
  return margin - (moved + (totalPl - pl) - tradingFees - fundingPaid);
};

const must = <T>(answer: Result<T, unknown>): T => {
  if (answer.ok) return answer.value;
  throw new Error("The exchange in memory answers");
};

const bookDifference = async ({ exchange, reserves }: ModelAccount): Promise<number> => {
  const transfers = must(await exchange.crossTransfers({ limit: Number.MAX_SAFE_INTEGER }));
  const moved = transfers.reduce((sum, { amount }) => sum + amount, 0);
  const locked = exchange.running.reduce(
    (sum, { margin, maintenanceMargin, openingFee, fundingPaid }) =>
      sum + margin + maintenanceMargin + openingFee + fundingPaid,
    0,
  );
  const waiting = exchange.waiting.reduce((sum, { margin, feeReserve: fee }) => sum + margin + fee, 0);
  const result = exchange.over.reduce((sum, trade) => sum + resultOf(trade, reserves.get(trade.id)), 0);
  const isolated = exchange.balance - (DEPOSIT + result - locked - waiting - moved);
  return Math.abs(isolated) + Math.abs(crossDifference(must(await exchange.crossPosition()), moved));
};

/** The same exchange with a trader at it: whatever is asked of it here is asked by hand. */
const handOf = (exchange: FakeExchange, byHand: WeakSet<object>): Exchange =>
  new Proxy(exchange, {
    get: (target, verb) => {
      const act: unknown = Reflect.get(target, verb, target);
      if (typeof act !== "function") return act;
      return (...args: readonly unknown[]) => {
        for (const request of args) if (typeof request === "object" && request !== null) byHand.add(request);
        return Reflect.apply(act, target, args);
      };
    },
  });

const openAccount = async (
  stores: ModelHarness,
  market: MixedMarket,
  exchanges: FakeExchanges,
  at: number,
): Promise<ModelAccount> => {
  const exchange = new FakeExchange(market, sats(DEPOSIT));
  exchange.keyMay = [...TRADING_PERMISSIONS, ...BREAKER_PERMISSIONS, "futures:cross:write"];
  const userId = await stores.addUser();
  const account = anAccount({
    userId,
    permissions: exchange.keyMay,
    balance: sats(DEPOSIT),
    validatedAt: at,
    createdAt: at,
  });
  await stores.accounts.add(account, aSealedSecret());
  exchanges.know(account.id, exchange);
  const byHand = new WeakSet<object>();
  return { account, exchange, hand: handOf(exchange, byHand), byHand, reserves: new Map() };
};

const reachedIn =
  ({ tables }: ModelHarness) =>
  async (tick: Tick) => {
    const due: TriggerRow[] = [];
    for (const row of tables.triggers.values())
      if (row.armed && isPriced(row) && isReached(row, tick)) due.push(row);
    return async () =>
      due
        .filter((row) => tables.triggers.get(triggerKey(row)) === row)
        .map(({ automationId, leg }) => `automation ${automationId} leg ${leg}`);
  };

/** A funding rate of a few hundredths of a per cent on either side, the same for the same settlement. */
const rateAt = (seed: number, at: number) =>
  rateE9(createRandom(seed).fork(String(at)).between(-300_000, 300_000));

/** The core over the in-memory stores of the conformance suite. */
export const openModelWorld: OpenWorld<ModelWorld> = async (first, count, seed) => {
  let now = first.at;
  const clock = () => now;
  const stores = await openModelStores();
  stores.setClock(now);
  const market = new MixedMarket(first.price, clock);
  const exchanges = new FakeExchanges(market);
  const { log, errors } = keepErrors();
  const deps = { ...partsOf(stores, exchanges, clock, { log }), markets: stores.markets };
  const accounts: ModelAccount[] = [];
  for (let place = 0; place < count; place += 1) {
    const opened = await openAccount(stores, market, exchanges, now);
    accounts.push(opened);
    await armBreaker(deps, opened.account, place, now);
  }
  return {
    stores,
    market,
    deps,
    accounts,
    now: clock,
    last: () => market.last,
    advance: async (at, price) => {
      const settledAt = lastFundingAt(now);
      now = at;
      stores.setClock(at);
      market.see(price);
      if (lastFundingAt(at) > settledAt)
        for (const { exchange } of accounts) exchange.settleFunding(rateAt(seed, lastFundingAt(at)));
    },
    reachedBy: reachedIn(stores),
    running: async () => {
      for (const { exchange, reserves } of accounts)
        for (const { id, maintenanceMargin } of exchange.running) reserves.set(id, maintenanceMargin);
      return new Map(accounts.map(({ account, exchange }) => [account.id, exchange.running]));
    },
    orders: () => accounts.flatMap(ordersOf),
    errors: () => errors,
    booksOff: async () =>
      (await Promise.all(accounts.map(bookDifference))).reduce((sum, difference) => sum + difference, 0),
    close: () => stores.close(),
  };
};

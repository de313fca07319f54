import { randomUUID } from "node:crypto";
import { simVault } from "#cli/sim/sim-vault.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import { noTracer } from "#domain/operations/no-tracer.ts";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { Exchange, Exchanges } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import { createMinuteCandles } from "#services/account-rules/create-minute-candles.ts";
import type { CommandRequest } from "#services/commands/order-command.ts";
import { createPriceWatch } from "#services/market/create-price-watch.ts";
import { createTrailingWatch } from "#services/monitor/create-trailing-watch.ts";
import type { TickReport } from "#services/monitor/monitor-deps.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import { aGuardConfig, type GuardWish } from "../builders/a-guard-config.ts";
import { aPosition } from "../builders/a-position.ts";
import { FakeExchange } from "../fakes/fake-exchange.ts";
import { FakeExchanges } from "../fakes/fake-exchanges.ts";
import { FakeMarket } from "../fakes/fake-market.ts";
import { createFakePanic } from "../fakes/fake-panic.ts";
import { aLog } from "../server/a-log.ts";
import { addGuarded, NOW } from "../stores/guarded-position.ts";
import { type ModelHarness, openModelStores } from "../stores/open-model-stores.ts";

const BALANCE = 1_000_000;

type About = {
  readonly userId: string;
  readonly account: StoredAccount;
  readonly position: IsolatedPosition;
  readonly clock: () => number;
};

/** What a monitor stands on, over these stores and exchanges. */
export const partsOf = (
  stores: ModelHarness,
  exchanges: Exchanges,
  clock: () => number,
  { log }: { readonly log: Log } = aLog(),
): LiveDeps => {
  return {
    ...stores,
    panic: createFakePanic(stores.panic, clock),
    trailing: createTrailingWatch({ trailing: stores.trailing, exchanges, clock, log }),
    minutes: createMinuteCandles({ exchanges, log }),
    vault: simVault,
    exchanges,
    clock,
    elapsed: clock,
    stampClock: { now: clock, measure: async () => true, refuse: () => undefined },
    newId: randomUUID,
    // Worked numbers stay whole: what a tag adds has tests of its own.
    tagOf: () => sats(0),
    signedRate: () => null,
    tracer: noTracer,
    log,
    priceWatch: createPriceWatch({ log }),
  };
};

/** What can be seen of a trader's position from both sides, and ordered for it. */
const viewOf = (stores: ModelHarness, exchange: FakeExchange, about: About) => ({
  /** An order of the trader's, or of whoever else is named. */
  request: (action: IntentAction, by = about.userId): CommandRequest => ({
    userId: by,
    accountId: about.account.id,
    positionId: about.position.id,
    commandId: randomUUID(),
    by: "manual",
    action,
    last: about.position.price,
    at: about.clock(),
  }),
  /** Sats of every top-up that reached the exchange. */
  topUps: () => exchange.received.flatMap(({ request }) => ("amount" in request ? [request.amount] : [])),
  /** The position as the exchange lists it. */
  held: async (): Promise<IsolatedPosition | undefined> => {
    const trades = await exchange.runningTrades();
    return trades.ok ? trades.value.find(({ id }) => id === about.position.id) : undefined;
  },
  /** What came of each decision, oldest first. */
  outcomes: async () =>
    (await stores.tradeLog.list(about.userId, { limit: 100, beforeSeq: null, outcomes: null }))
      .map(({ outcome }) => outcome)
      .toReversed(),
});

/**
 * The product's own monitor over the model of the database and an exchange in memory, on a clock that moves when told to:
 * one trader of 1,000,000 sats, the long of `aPosition`, and its guard of 5 → 10 %.
 */
export const openEngine = async (config: GuardWish = {}) => {
  let now = NOW;
  const clock = () => now;
  const position = aPosition();
  const stores = await openModelStores();
  const market = new FakeMarket(position.price, clock);
  const exchange = new FakeExchange(market, sats(BALANCE));
  const exchanges = new FakeExchanges(market);
  const { userId, account } = await addGuarded(stores, [position], { config: aGuardConfig(config) });
  exchange.hold(position);
  exchanges.know(account.id, exchange);
  const deps = partsOf(stores, exchanges, clock);
  const about: About = { userId, account, position, clock };
  return {
    ...about,
    ...viewOf(stores, exchange, about),
    deps,
    stores,
    market,
    exchange,
    /** So long nothing happens, by every clock there is. */
    pass: (ms: number) => {
      now += ms;
      stores.setClock(now);
    },
    /** One tick at a price (USD), by the parts given. */
    tick: (dollars: number, parts: LiveDeps = deps): Promise<TickReport> => {
      market.last = priceFromUsd(dollars);
      return runTick(parts, "paper", { low: market.last, high: market.last, last: market.last, at: now });
    },
  };
};

export type Engine = Awaited<ReturnType<typeof openEngine>>;

/** Its verbs alone, so that a planted mistake can replace one of them. */
const verbsOf = (exchange: Exchange): Exchange => {
  const verbs = new Map<string, unknown>();
  for (let level: object = exchange; level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const name of Object.getOwnPropertyNames(level)) {
      const verb: unknown = Reflect.get(exchange, name);
      if (typeof verb === "function" && !verbs.has(name)) verbs.set(name, verb.bind(exchange));
    }
  }
  const entries: readonly (readonly unknown[])[] = [...verbs];
  return Object.fromEntries(entries);
};

export type Spoil = (exchange: Exchange) => Exchange;

/** The same parts on an exchange that `spoil` changed. */
export const onExchange = (deps: LiveDeps, spoil: Spoil): LiveDeps => ({
  ...deps,
  exchanges: {
    marketData: (...args) => deps.exchanges.marketData(...args),
    withCredential: (...args) => spoil(verbsOf(deps.exchanges.withCredential(...args))),
  },
});

/** The exchange as it is. */
export const unspoiled: Spoil = (exchange) => exchange;

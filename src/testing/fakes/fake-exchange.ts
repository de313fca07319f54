import type { ClosedTrade, IsolatedPosition } from "#domain/position/isolated-position.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { maxAddMargin } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { fail, ok, type Result } from "#domain/result.ts";
import { type PriceHalfUsd, type Sats, sats } from "#domain/units.ts";
import type {
  AccountSnapshot,
  Answer,
  Exchange,
  ExchangeFailure,
  KeyPermissions,
  WriteTerms,
} from "#ports/exchange.ts";
import { FakeFaults, FORBIDDEN, OUTCOME_UNKNOWN, rejected, UNAVAILABLE } from "./fake-faults.ts";
import type { FakeMarket } from "./fake-market.ts";
import { endFakeTrade, openFakeTrade, withMargin } from "./fake-trades.ts";

type Call = keyof Exchange;
type Write = "addMargin" | "openTrade" | "closeTrade" | "setStopLoss";

/** Everything a margin guard may need, and no way to withdraw. */
export const TRADING_PERMISSIONS: KeyPermissions = [
  "account:read",
  "futures:isolated:read",
  "futures:isolated:write",
];

/**
 * One account of an exchange in memory, with the same formulas as the real one. Orders fill at the last price without a
 * spread; no funding. `movePrice` of its market liquidates. It passes the same contract suite as the real adapter.
 */
export class FakeExchange implements Exchange {
  readonly faults = new FakeFaults<Call>();
  /** Every write that reached the exchange, done or not. */
  readonly received: { readonly call: Write; readonly request: object }[] = [];
  keyMay: KeyPermissions = TRADING_PERMISSIONS;
  identity = { exchangeUserId: "exchange-user-1", username: "demo", feeTier: 0 };
  balance: Sats;
  readonly #market: FakeMarket;
  #running: readonly IsolatedPosition[] = [];
  #beforeLastWrite: readonly IsolatedPosition[] = [];
  #closed: readonly ClosedTrade[] = [];
  #lastId = 0;

  constructor(market: FakeMarket, balance: Sats) {
    this.#market = market;
    this.balance = balance;
    market.onMove((price) => this.#liquidate(price));
  }

  /** Puts a running trade there without paying for it. */
  hold(position: IsolatedPosition): void {
    this.#running = [...this.#running.filter((trade) => trade.id !== position.id), position];
    this.#beforeLastWrite = this.#running;
  }

  account(): Answer<AccountSnapshot> {
    return this.#read("account", "account:read", () => ({ ...this.identity, balance: this.balance }));
  }

  runningTrades(): Answer<readonly IsolatedPosition[]> {
    return this.#read("runningTrades", "futures:isolated:read", (isStale) =>
      (isStale ? this.#beforeLastWrite : this.#running).map((trade) => this.#marked(trade)),
    );
  }

  closedTrades({ limit }: { readonly limit: number }): Answer<readonly ClosedTrade[]> {
    return this.#read("closedTrades", "futures:isolated:read", () => this.#closed.slice(0, limit));
  }

  permissions(): Answer<KeyPermissions> {
    return this.#read("permissions", null, () => this.keyMay);
  }

  addMargin(request: Parameters<Exchange["addMargin"]>[0]): Answer<IsolatedPosition> {
    return this.#write("addMargin", request, () => {
      const { positionId, amount } = request;
      const trade = this.#running.find(({ id }) => id === positionId);
      if (trade === undefined) return fail(rejected("You do not own this trade"));
      if (amount > this.balance) return fail(rejected("Insufficient balance"));
      if (amount > maxAddMargin(trade.quantity, trade.price, trade.margin)) {
        return fail(rejected("Leverage would fall below 1"));
      }
      const grown = withMargin(trade, amount);
      this.balance = sats(this.balance - amount);
      this.#running = this.#running.map((other) => (other.id === positionId ? grown : other));
      return ok(this.#marked(grown));
    });
  }

  openTrade(request: Parameters<Exchange["openTrade"]>[0]): Answer<IsolatedPosition> {
    return this.#write("openTrade", request, () => {
      const { quantity, leverage } = request;
      if (quantity < 1 || quantity > 500_000) return fail(rejected("Quantity must lie within 1 and 500,000"));
      if (leverage < 1 || leverage > 100) return fail(rejected("Leverage must lie within 1 and 100"));
      this.#lastId += 1;
      const at = { id: `trade-${this.#lastId}`, time: this.#market.now(), feeTier: this.identity.feeTier };
      const { position, cost } = openFakeTrade(request, this.#market.last, at);
      if (cost > this.balance) return fail(rejected("Insufficient balance"));
      this.balance = sats(this.balance - cost);
      this.#running = [...this.#running, position];
      return ok(position);
    });
  }

  closeTrade(request: Parameters<Exchange["closeTrade"]>[0]): Answer<ClosedTrade> {
    return this.#write("closeTrade", request, () => {
      const trade = this.#running.find(({ id }) => id === request.positionId);
      return trade === undefined
        ? fail(rejected("You do not own this trade"))
        : ok(this.#end(trade, this.#market.last));
    });
  }

  setStopLoss(request: Parameters<Exchange["setStopLoss"]>[0]): Answer<IsolatedPosition> {
    return this.#write("setStopLoss", request, () => {
      const { positionId, price } = request;
      const trade = this.#running.find(({ id }) => id === positionId);
      if (trade === undefined) return fail(rejected("You do not own this trade"));
      const between = [trade.liquidation, this.#market.last].toSorted((a, b) => a - b);
      if (price <= (between[0] ?? 0) || price >= (between[1] ?? 0)) {
        return fail(rejected("The stop must lie between liquidation and market"));
      }
      const stopped = { ...trade, stopLoss: price };
      this.#running = this.#running.map((other) => (other.id === positionId ? stopped : other));
      return ok(this.#marked(stopped));
    });
  }

  async #read<T>(call: Call, scope: string | null, look: (isStale: boolean) => T): Answer<T> {
    const fault = this.faults.take(call);
    if (fault?.kind === "refuse") return fail(fault.failure);
    if (scope !== null && !this.keyMay.includes(scope)) return fail(FORBIDDEN);
    return ok(look(fault?.kind === "stale"));
  }

  async #write<T>(
    call: Write,
    request: Partial<WriteTerms>,
    act: () => Result<T, ExchangeFailure>,
  ): Answer<T> {
    if (request.mayLeave?.() === false) return fail(UNAVAILABLE);
    const fault = this.faults.take(call);
    if (fault?.kind === "refuse") return fail(fault.failure);
    if (!this.keyMay.includes("futures:isolated:write")) return fail(FORBIDDEN);
    this.received.push({ call, request });
    this.#beforeLastWrite = this.#running;
    const answer = act();
    return fault?.kind === "lose-answer" ? fail(OUTCOME_UNKNOWN) : answer;
  }

  #marked(trade: IsolatedPosition): IsolatedPosition {
    return { ...trade, pl: profitAndLoss(trade.side, trade.quantity, trade.price, this.#market.last) };
  }

  #end(position: IsolatedPosition, exit: PriceHalfUsd): ClosedTrade {
    const at = { time: this.#market.now(), feeTier: this.identity.feeTier };
    const { trade, credit } = endFakeTrade(position, exit, at);
    this.balance = sats(this.balance + credit);
    this.#running = this.#running.filter(({ id }) => id !== position.id);
    this.#closed = [trade, ...this.#closed];
    return trade;
  }

  #liquidate(price: PriceHalfUsd): void {
    for (const trade of this.#running) {
      if (isAtLiquidation(trade.side, trade.liquidation, price)) this.#end(trade, trade.liquidation);
    }
  }
}

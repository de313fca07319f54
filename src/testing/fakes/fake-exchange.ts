import { CrossBook } from "#cli/sim/exchange/cross-book.ts";
import type { House } from "#cli/sim/exchange/house.ts";
import type { ListedTransfer, TransferWay } from "#domain/automations/breaker/transfer-book.ts";
import { type LedgerPage, NO_FACTS } from "#domain/ledger/ledger-page.ts";
import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import type {
  ClosedTrade,
  IsolatedOrder,
  IsolatedPosition,
  LiveTrade,
} from "#domain/position/isolated-position.ts";
import { type RateE9, type Sats, sats } from "#domain/units.ts";
import type { CrossTransfer } from "#ports/cross-trading.ts";
import type { AccountSnapshot, Answer, Exchange, KeyPermissions } from "#ports/exchange.ts";
import type { FundingFee } from "#ports/isolated-trading.ts";
import { FakeAccess } from "./fake-exchange-access.ts";
import { FakeIsolatedBook } from "./fake-exchange-isolated.ts";
import type { FakeMarket } from "./fake-market.ts";

type Request<C extends keyof Exchange> = Parameters<Exchange[C]>[0];

export { BREAKER_PERMISSIONS, TRADING_PERMISSIONS } from "./fake-exchange-access.ts";

/**
 * One account of an exchange in memory, with the same formulas as the real one. Orders fill at the last price without a
 * spread; `movePrice` of its market fills, stops and liquidates, `settleFunding` settles. It passes the same contract suite
 * as the real adapter.
 */
export class FakeExchange extends FakeAccess implements Exchange {
  identity = { exchangeUserId: "exchange-user-1", username: "demo", feeTier: 0 };
  readonly #house: House;
  readonly #isolated: FakeIsolatedBook;
  readonly #cross: CrossBook;
  #beforeLastWrite: readonly IsolatedPosition[] = [];
  #settlements = 0;
  #transfers: readonly (ListedTransfer & { readonly way: TransferWay })[] = [];

  constructor(market: FakeMarket, balance: Sats) {
    super();
    let ids = 0;
    this.#house = {
      balance,
      feeTier: () => this.identity.feeTier,
      now: () => market.now(),
      last: () => market.last,
      newId: (kind) => {
        ids += 1;
        return `${kind}-${ids}`;
      },
    };
    this.#isolated = new FakeIsolatedBook(this.#house);
    this.#cross = new CrossBook(this.#house);
    market.onMove((price) => {
      this.#isolated.see(price);
      this.#cross.see(price);
    });
  }

  get balance(): Sats {
    return this.#house.balance;
  }

  set balance(balance: Sats) {
    this.#house.balance = sats(balance);
  }

  /** What runs, past faults and scopes. */
  get running(): readonly IsolatedPosition[] {
    return this.#isolated.running;
  }

  /** What waits and what is over, the same way. */
  get waiting(): readonly IsolatedOrder[] {
    return this.#isolated.orders;
  }

  get over(): readonly ClosedTrade[] {
    return this.#isolated.over;
  }

  /** Puts a running trade there without paying for it. */
  hold(position: IsolatedPosition): void {
    this.#isolated.put(position);
    this.#beforeLastWrite = this.#isolated.running;
  }

  /** Sats come in (positive) or leave (negative); one that is only `moving` is listed and leaves the balance as it is. */
  transfer(way: TransferWay, amount: Sats, state: "moved" | "moving" = "moved"): void {
    const listed = { id: this.#house.newId("transfer"), way, amount, at: this.#house.now(), state };
    this.#transfers = [listed, ...this.#transfers];
    if (state === "moved") this.balance = sats(this.balance + amount);
  }

  /** What was `moving` is credited; `isTold` says whether the list shows it yet. */
  credit(isTold: boolean): void {
    const moving = this.#transfers.filter(({ state }) => state === "moving");
    for (const { amount } of moving) this.balance = sats(this.balance + amount);
    if (isTold)
      this.#transfers = this.#transfers.map((one) =>
        one.state === "moving" ? { ...one, state: "moved" } : one,
      );
  }

  /** One funding settlement at the last price. */
  settleFunding(rate: RateE9): void {
    this.#settlements += 1;
    this.#isolated.settle(`settlement-${this.#settlements}`, rate);
    this.#cross.settle(`settlement-${this.#settlements}`, rate);
  }

  protected remember(): void {
    this.#beforeLastWrite = this.#isolated.running;
  }

  account(): Answer<AccountSnapshot> {
    return this.read("account", "account:read", () => ({ ...this.identity, balance: this.balance }));
  }

  transfers({ way, limit, from = 0 }: Request<"transfers">): Answer<readonly ListedTransfer[]> {
    const scope = way.endsWith("-in") ? "account:deposits:read" : "account:withdrawals:read";
    return this.read("transfers", scope, () =>
      this.#transfers
        .filter((one) => one.way === way && one.at >= from)
        .slice(0, limit)
        .map(({ way: _, ...listed }) => listed),
    );
  }

  /** Tells of no history: what is played here is compared by its trades. */
  ledgerPage(): Answer<LedgerPage> {
    return this.read("ledgerPage", "account:read", () => ({ ...NO_FACTS, nextCursor: null }));
  }

  permissions(): Answer<KeyPermissions> {
    return this.read("permissions", null, () => this.keyMay);
  }

  runningTrades(): Answer<readonly IsolatedPosition[]> {
    return this.read("runningTrades", "futures:isolated:read", (isStale) =>
      (isStale ? this.#beforeLastWrite : this.#isolated.running).map((trade) => this.#isolated.marked(trade)),
    );
  }

  openTrades(): Answer<readonly IsolatedOrder[]> {
    return this.read("openTrades", "futures:isolated:read", () => this.#isolated.orders);
  }

  closedTrades({ limit }: Request<"closedTrades">): Answer<readonly ClosedTrade[]> {
    return this.read("closedTrades", "futures:isolated:read", () =>
      this.#isolated.over.filter(({ canceled }) => !canceled).slice(0, limit),
    );
  }

  canceledTrades({ limit }: Request<"canceledTrades">): Answer<readonly ClosedTrade[]> {
    return this.read("canceledTrades", "futures:isolated:read", () =>
      this.#isolated.over.filter(({ canceled }) => canceled).slice(0, limit),
    );
  }

  fundingFees({ positionId, limit, from = 0 }: Request<"fundingFees">): Answer<readonly FundingFee[]> {
    return this.read("fundingFees", "futures:isolated:read", () =>
      this.#isolated.fees
        .filter((row) => row.at >= from && (positionId === undefined || row.positionId === positionId))
        .slice(0, limit),
    );
  }

  addMargin(request: Request<"addMargin">): Answer<IsolatedPosition> {
    return this.write("addMargin", request, () =>
      this.#isolated.addMargin(request.positionId, request.amount),
    );
  }

  cashIn(request: Request<"cashIn">): Answer<IsolatedPosition> {
    return this.write("cashIn", request, () => this.#isolated.cashIn(request.positionId, request.amount));
  }

  openTrade(request: Request<"openTrade">): Answer<LiveTrade> {
    return this.write("openTrade", request, () => this.#isolated.open(request));
  }

  cancelTrade(request: Request<"cancelTrade">): Answer<ClosedTrade> {
    return this.write("cancelTrade", request, () => this.#isolated.cancel(request.tradeId));
  }

  closeTrade(request: Request<"closeTrade">): Answer<ClosedTrade> {
    return this.write("closeTrade", request, () => this.#isolated.close(request.positionId));
  }

  setStopLoss(request: Request<"setStopLoss">): Answer<IsolatedPosition> {
    return this.write("setStopLoss", request, () =>
      this.#isolated.setStop(request.positionId, request.price),
    );
  }

  setTrailingStop(request: Request<"setTrailingStop">): Answer<IsolatedPosition> {
    return this.write("setTrailingStop", request, () =>
      this.#isolated.trail(request.positionId, request.distance),
    );
  }

  removeStopLoss(request: Request<"removeStopLoss">): Answer<IsolatedPosition> {
    return this.write("removeStopLoss", request, () => this.#isolated.setStop(request.positionId, null));
  }

  setTakeProfit(request: Request<"setTakeProfit">): Answer<IsolatedPosition> {
    return this.write("setTakeProfit", request, () =>
      this.#isolated.setTarget(request.positionId, request.price),
    );
  }

  removeTakeProfit(request: Request<"removeTakeProfit">): Answer<IsolatedPosition> {
    return this.write("removeTakeProfit", request, () => this.#isolated.setTarget(request.positionId, null));
  }

  crossPosition(): Answer<CrossPosition> {
    return this.read("crossPosition", "futures:cross:read", () => this.#cross.position());
  }

  crossOpenOrders(): Answer<readonly CrossOrder[]> {
    return this.read("crossOpenOrders", "futures:cross:read", () => this.#cross.open);
  }

  crossFilledOrders({ limit }: Request<"crossFilledOrders">): Answer<readonly CrossOrder[]> {
    return this.read("crossFilledOrders", "futures:cross:read", () => this.#cross.filled.slice(0, limit));
  }

  crossTransfers({ limit }: Request<"crossTransfers">): Answer<readonly CrossTransfer[]> {
    return this.read("crossTransfers", "futures:cross:read", () => this.#cross.transfers.slice(0, limit));
  }

  crossFundingFees({ limit, from = 0 }: Request<"crossFundingFees">): Answer<readonly FundingFee[]> {
    return this.read("crossFundingFees", "futures:cross:read", () =>
      this.#cross.fees.filter((row) => row.at >= from).slice(0, limit),
    );
  }

  crossOrder(request: Request<"crossOrder">): Answer<CrossOrder> {
    return this.write("crossOrder", request, () => this.#cross.place(request), "cross");
  }

  cancelCrossOrder(request: Request<"cancelCrossOrder">): Answer<CrossOrder> {
    return this.write("cancelCrossOrder", request, () => this.#cross.cancel(request.orderId), "cross");
  }

  closeCross(request: Request<"closeCross">): Answer<CrossOrder> {
    return this.write("closeCross", request, () => this.#cross.close(), "cross");
  }

  depositCross(request: Request<"depositCross">): Answer<CrossPosition> {
    return this.write("depositCross", request, () => this.#cross.deposit(request.amount), "cross");
  }

  withdrawCross(request: Request<"withdrawCross">): Answer<CrossPosition> {
    return this.write("withdrawCross", request, () => this.#cross.withdraw(request.amount), "cross");
  }

  setCrossLeverage(request: Request<"setCrossLeverage">): Answer<CrossPosition> {
    return this.write("setCrossLeverage", request, () => this.#cross.setLeverage(request.leverage), "cross");
  }
}

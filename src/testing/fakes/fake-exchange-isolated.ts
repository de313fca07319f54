import { type Done, type House, refused } from "#cli/sim/exchange/house.ts";
import { fundingFee } from "#domain/position/funding.ts";
import type {
  ClosedTrade,
  IsolatedOrder,
  IsolatedPosition,
  LiveTrade,
} from "#domain/position/isolated-position.ts";
import { maxAddMargin } from "#domain/position/margin.ts";
import { profitAndLoss } from "#domain/position/pl.ts";
import { ok } from "#domain/result.ts";
import { type BasisPoints, type PriceHalfUsd, type RateE9, type Sats, sats } from "#domain/units.ts";
import type { FundingFee, NewTrade } from "#ports/isolated-trading.ts";
import { exitAt, trailingStop, whyNotStop, whyNotTarget } from "./fake-exchange-stops.ts";
import { canceledOrder, cashedIn, endFakeTrade, filledOrder, orderOf, withMargin } from "./fake-trades.ts";

const NOT_YOURS = "You do not own this trade";

/** The isolated trades of one account in memory: orders that wait, positions, and what is over, newest first. */
export class FakeIsolatedBook {
  running: readonly IsolatedPosition[] = [];
  orders: readonly IsolatedOrder[] = [];
  over: readonly ClosedTrade[] = [];
  fees: readonly FundingFee[] = [];
  readonly #house: House;
  /** The best price since each trailing stop was set. */
  readonly #best = new Map<string, PriceHalfUsd>();
  #seen: PriceHalfUsd;

  constructor(house: House) {
    this.#house = house;
    this.#seen = house.last();
  }

  marked(trade: IsolatedPosition): IsolatedPosition {
    return { ...trade, pl: profitAndLoss(trade.side, trade.quantity, trade.price, this.#house.last()) };
  }

  addMargin(id: string, amount: Sats): Done<IsolatedPosition> {
    return this.#change(id, (trade) => {
      if (amount > this.#house.balance) return refused("Insufficient balance");
      if (amount > maxAddMargin(trade.quantity, trade.price, trade.margin)) {
        return refused("Leverage would fall below 1");
      }
      this.#house.balance = sats(this.#house.balance - amount);
      return ok(withMargin(trade, amount));
    });
  }

  cashIn(id: string, amount: Sats): Done<IsolatedPosition> {
    return this.#change(id, (trade) => {
      const lighter = cashedIn(trade, this.#house.last(), amount);
      if (lighter === null) return refused("Amount is above the maximum that can be cashed in");
      this.#house.balance = sats(this.#house.balance + amount);
      return ok(lighter);
    });
  }

  open(wanted: NewTrade): Done<LiveTrade> {
    if (wanted.leverage < 1 || wanted.leverage > 100) return refused("Leverage must lie within 1 and 100");
    const price = wanted.type === "limit" ? wanted.price : this.#house.last();
    const order = orderOf(wanted, price, { id: this.#house.newId("trade"), time: this.#house.now() });
    const why = this.#whyNot(order);
    if (why !== null) return refused(why);
    this.#house.balance = sats(this.#house.balance - order.margin - order.feeReserve);
    if (wanted.type === "market") return ok({ state: "running", position: this.#fill(order) });
    this.orders = [order, ...this.orders];
    return ok({ state: "open", order });
  }

  cancel(id: string): Done<ClosedTrade> {
    const order = this.orders.find((waiting) => waiting.id === id);
    if (order === undefined) return refused(NOT_YOURS);
    this.orders = this.orders.filter((waiting) => waiting !== order);
    this.#house.balance = sats(this.#house.balance + order.margin + order.feeReserve);
    const canceled = canceledOrder(order, this.#house.now());
    this.over = [canceled, ...this.over];
    return ok(canceled);
  }

  close(id: string): Done<ClosedTrade> {
    const trade = this.running.find((position) => position.id === id);
    return trade === undefined ? refused(NOT_YOURS) : ok(this.#end(trade, this.#house.last()));
  }

  setStop(id: string, stop: PriceHalfUsd | null): Done<IsolatedPosition> {
    return this.#change(id, (trade) => {
      const why = stop === null ? null : whyNotStop(trade, stop, this.#house.last());
      const stands = trade.stopLoss === stop && trade.stopLossTrailing === null;
      return why === null || stands ? ok({ ...trade, stopLoss: stop, stopLossTrailing: null }) : refused(why);
    });
  }

  trail(id: string, distance: BasisPoints): Done<IsolatedPosition> {
    return this.#change(id, (trade) => {
      if (trade.stopLossTrailing === distance) return ok(trade);
      if (distance < 10 || distance > 100_000)
        return refused("Trailing distance must lie within 0.001 and 10");
      const best = this.#house.last();
      const stop = trailingStop(trade.side, best, distance);
      const why = whyNotStop(trade, stop, best);
      if (why !== null) return refused(why);
      this.#best.set(id, best);
      return ok({ ...trade, stopLoss: stop, stopLossTrailing: distance });
    });
  }

  setTarget(id: string, target: PriceHalfUsd | null): Done<IsolatedPosition> {
    return this.#change(id, (trade) => {
      const why = target === null ? null : whyNotTarget(trade, target, this.#house.last());
      return why === null || trade.takeProfit === target
        ? ok({ ...trade, takeProfit: target })
        : refused(why);
    });
  }

  /** The market stands at `price`: orders between the last price and this one are filled, positions end, stops follow. */
  see(price: PriceHalfUsd): void {
    const [low, high] = [Math.min(this.#seen, price), Math.max(this.#seen, price)];
    this.#seen = price;
    for (const order of this.orders) if (order.price >= low && order.price <= high) this.#fill(order);
    for (const trade of this.running) {
      const exit = exitAt(trade, price);
      if (exit === null) this.#follow(trade, price);
      else this.#end(trade, exit);
    }
  }

  /** Every position pays or receives the funding of one settlement at the last price. */
  settle(settlementId: string, rate: RateE9): void {
    for (const trade of this.running) {
      const fee = fundingFee(trade.side, trade.quantity, this.#house.last(), rate);
      if (fee >= trade.margin) {
        this.#end(trade, this.#house.last());
        continue;
      }
      if (fee < 0) this.#house.balance = sats(this.#house.balance - fee);
      const fundingPaid = sats(trade.fundingPaid + fee);
      this.put(fee > 0 ? { ...withMargin(trade, -fee), fundingPaid } : { ...trade, fundingPaid });
      this.fees = [{ positionId: trade.id, settlementId, fee, at: this.#house.now() }, ...this.fees];
    }
  }

  /** A position as it is now, new or in place of what it was. */
  put(position: IsolatedPosition): void {
    const isKnown = this.running.some(({ id }) => id === position.id);
    this.running = isKnown
      ? this.running.map((other) => (other.id === position.id ? position : other))
      : [...this.running, position];
  }

  #whyNot(order: IsolatedOrder): string | null {
    const { quantity, stopLoss, takeProfit, price } = order;
    if (quantity < 1 || quantity > 500_000) return "Quantity must lie within 1 and 500,000";
    if (order.margin + order.feeReserve > this.#house.balance) return "Insufficient balance";
    const stop = stopLoss === null ? null : whyNotStop(order, stopLoss, price);
    return stop ?? (takeProfit === null ? null : whyNotTarget(order, takeProfit, price));
  }

  #fill(order: IsolatedOrder): IsolatedPosition {
    const position = filledOrder(order, { time: this.#house.now(), feeTier: this.#house.feeTier() });
    this.orders = this.orders.filter((waiting) => waiting !== order);
    this.put(position);
    return position;
  }

  #change(id: string, change: (trade: IsolatedPosition) => Done<IsolatedPosition>): Done<IsolatedPosition> {
    const trade = this.running.find((position) => position.id === id);
    if (trade === undefined) return refused(NOT_YOURS);
    const changed = change(trade);
    if (!changed.ok) return changed;
    this.put(changed.value);
    return ok(this.marked(changed.value));
  }

  #follow(trade: IsolatedPosition, price: PriceHalfUsd): void {
    if (trade.stopLossTrailing === null) return;
    const best = this.#best.get(trade.id) ?? price;
    if (trade.side === "long" ? price <= best : price >= best) return;
    this.#best.set(trade.id, price);
    this.put({ ...trade, stopLoss: trailingStop(trade.side, price, trade.stopLossTrailing) });
  }

  #end(position: IsolatedPosition, exit: PriceHalfUsd): ClosedTrade {
    const at = { time: this.#house.now(), feeTier: this.#house.feeTier() };
    const { trade, credit } = endFakeTrade(position, exit, at);
    this.#house.balance = sats(this.#house.balance + credit);
    this.running = this.running.filter(({ id }) => id !== position.id);
    this.over = [trade, ...this.over];
    return trade;
  }
}

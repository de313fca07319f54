import { crossMaxQuantity, isCrossAllowed } from "#domain/position/cross.ts";
import type { CrossOrder, CrossPosition } from "#domain/position/cross-position.ts";
import { FEE_RATES, tradingFee } from "#domain/position/fees.ts";
import { fundingFee } from "#domain/position/funding.ts";
import { isAtLiquidation } from "#domain/position/liquidation.ts";
import { marginFor } from "#domain/position/margin.ts";
import type { Side } from "#domain/position/side.ts";
import { ok } from "#domain/result.ts";
import {
  leverageFromNumber,
  type PriceHalfUsd,
  type RateE9,
  rateE9,
  type Sats,
  sats,
  type Usd,
  usd,
} from "#domain/units.ts";
import type { CrossTransfer, NewCrossOrder } from "#ports/cross-trading.ts";
import type { FundingFee } from "#ports/isolated-trading.ts";
import { type Done, type House, refused } from "./house.ts";
import {
  fillNet,
  freeMargin,
  liquidationOf,
  maintenanceOf,
  type Net,
  netPl,
  runningOf,
} from "./net-fills.ts";

/** The cross margin of one account in memory; every list newest first. */
export class CrossBook {
  open: readonly CrossOrder[] = [];
  filled: readonly CrossOrder[] = [];
  transfers: readonly CrossTransfer[] = [];
  fees: readonly FundingFee[] = [];
  readonly #house: House;
  #net: Net = null;
  #margin = 0;
  #leverage = 1;
  #paid = { realised: 0, funding: 0, fees: 0 };
  #updatedAt: number;
  #seen: PriceHalfUsd;

  /** `since` is when it became what it is: flat and empty. */
  constructor(house: House, since = house.now()) {
    this.#house = house;
    this.#seen = house.last();
    this.#updatedAt = since;
  }

  position(): CrossPosition {
    const net = this.#net;
    const pl = netPl(net, this.#house.last());
    const runningMargin = runningOf(net, this.#leverage);
    return {
      id: "cross-1",
      side: net?.side ?? null,
      quantity: net?.quantity ?? usd(0),
      margin: sats(this.#margin),
      leverage: this.#leverage,
      entryPrice: net?.entry ?? null,
      liquidation: liquidationOf(net, this.#margin),
      initialMargin: sats(runningMargin + this.#tiedUpByOrders()),
      runningMargin,
      maintenanceMargin: maintenanceOf(net),
      pl,
      totalPl: sats(this.#paid.realised + pl),
      fundingPaid: sats(this.#paid.funding),
      tradingFees: sats(this.#paid.fees),
      updatedAt: this.#updatedAt,
    };
  }

  place(wanted: NewCrossOrder): Done<CrossOrder> {
    if (wanted.quantity < 1 || wanted.quantity > 500_000)
      return refused("Quantity must lie within 1 and 500,000");
    const price = wanted.type === "limit" ? wanted.price : this.#house.last();
    const order = this.#order(wanted.type, wanted.side, wanted.quantity, price, wanted.clientId ?? null);
    const why = this.#whyNot(order);
    if (why !== null) return refused(why);
    if (wanted.type === "market") return ok(this.#fill(order));
    this.open = [order, ...this.open];
    return ok(order);
  }

  cancel(id: string): Done<CrossOrder> {
    const order = this.open.find((waiting) => waiting.id === id);
    if (order === undefined) return refused("You do not own this order");
    this.open = this.open.filter((waiting) => waiting !== order);
    return ok({ ...order, state: "canceled", canceledAt: this.#house.now() });
  }

  close(): Done<CrossOrder> {
    const net = this.#net;
    if (net === null) return refused("You have no position to close");
    const side = net.side === "long" ? "short" : "long";
    return ok(this.#fill(this.#order("market", side, net.quantity, this.#house.last(), null)));
  }

  deposit(amount: Sats): Done<CrossPosition> {
    if (amount > this.#house.balance) return refused("Insufficient balance");
    return ok(this.#move(amount));
  }

  withdraw(amount: Sats): Done<CrossPosition> {
    const free = freeMargin(this.#net, this.#margin, this.#leverage, this.#house.last());
    return amount > free ? refused("Insufficient cross margin") : ok(this.#move(-amount));
  }

  setLeverage(leverage: number): Done<CrossPosition> {
    if (leverage < 1 || leverage > 100) return refused("Leverage must lie within 1 and 100");
    const net = this.#net;
    if (net !== null && !isCrossAllowed(sats(this.#margin), net.quantity, net.entry, leverage)) {
      return refused("Insufficient cross margin for this leverage");
    }
    this.#leverage = leverage;
    return ok(this.#touched());
  }

  /** The market stands at `price`: orders between the last price and this one are filled, and liquidation takes its part. */
  see(price: PriceHalfUsd): void {
    const [low, high] = [Math.min(this.#seen, price), Math.max(this.#seen, price)];
    this.#seen = price;
    for (const order of this.open.filter((waiting) => waiting.price >= low && waiting.price <= high)) {
      this.open = this.open.filter((waiting) => waiting !== order);
      if (this.#whyNot(order) === null) this.#fill(order);
    }
    const net = this.#net;
    const liquidation = liquidationOf(net, this.#margin);
    if (net === null || liquidation === null || !isAtLiquidation(net.side, liquidation, price)) return;
    const side = net.side === "long" ? "short" : "long";
    this.#fill(this.#order("liquidation", side, net.quantity, liquidation, null));
  }

  /** The position pays or receives the funding of one settlement through its margin. */
  settle(settlementId: string, rate: RateE9): void {
    const net = this.#net;
    if (net === null) return;
    const fee = fundingFee(net.side, net.quantity, this.#house.last(), rate);
    this.#margin -= fee;
    this.#paid.funding += fee;
    this.fees = [{ positionId: null, settlementId, fee, at: this.#house.now() }, ...this.fees];
    this.#touched();
  }

  #order(
    type: CrossOrder["type"],
    side: Side,
    quantity: Usd,
    price: PriceHalfUsd,
    clientId: string | null,
  ): CrossOrder {
    const [id, createdAt] = [this.#house.newId("order"), this.#house.now()];
    const rest = { tradingFee: sats(0), createdAt, filledAt: null, canceledAt: null } as const;
    return { id, clientId, type, state: "open", side, quantity, price, ...rest };
  }

  #fee({ quantity, price }: CrossOrder): Sats {
    return tradingFee(FEE_RATES[this.#house.feeTier()] ?? rateE9(0), quantity, price);
  }

  /** Orders that only reduce are always taken. */
  #whyNot(order: CrossOrder): string | null {
    const { net, pl, grows } = fillNet(this.#net, order);
    if (!grows || net === null) return null;
    if (net.quantity > crossMaxQuantity(this.#leverage)) return "Position would exceed the maximum quantity";
    const margin = sats(Math.max(0, this.#margin + pl - this.#fee(order)));
    const liquidation = liquidationOf(net, margin);
    const isSafe = liquidation !== null && !isAtLiquidation(net.side, liquidation, this.#house.last());
    const isEnough = isCrossAllowed(margin, net.quantity, net.entry, this.#leverage);
    return isSafe && isEnough ? null : "Insufficient cross margin";
  }

  #fill(order: CrossOrder): CrossOrder {
    const { net, pl } = fillNet(this.#net, order);
    const fee = this.#fee(order);
    this.#net = net;
    this.#margin = Math.max(0, this.#margin + pl - fee);
    this.#paid.realised += pl;
    this.#paid.fees += fee;
    const filled = { ...order, state: "filled", tradingFee: fee, filledAt: this.#house.now() } as const;
    this.filled = [filled, ...this.filled];
    this.#touched();
    return filled;
  }

  #move(amount: number): CrossPosition {
    this.#house.balance = sats(this.#house.balance - amount);
    this.#margin += amount;
    const moved = { id: this.#house.newId("transfer"), amount: sats(amount), at: this.#house.now() };
    this.transfers = [moved, ...this.transfers];
    return this.#touched();
  }

  #tiedUpByOrders(): number {
    const leverage = leverageFromNumber(this.#leverage);
    return this.open.reduce((sum, { quantity, price }) => sum + marginFor(quantity, price, leverage), 0);
  }

  #touched(): CrossPosition {
    this.#updatedAt = this.#house.now();
    return this.position();
  }
}

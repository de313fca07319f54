import type { TransferWay } from "#domain/automations/breaker/transfer-book.ts";
import type { PriceHalfUsd, Sats } from "#domain/units.ts";
import type { Exchange, MarketData } from "#ports/exchange.ts";

/** The writes whose wire the suite can spoil. */
export type SpoiledWrite =
  | "addMargin"
  | "cashIn"
  | "openTrade"
  | "cancelTrade"
  | "setTakeProfit"
  | "crossOrder"
  | "depositCross";

/** One account, seen through three keys, on an exchange the suite can steer. Fills are at the last price, without a spread. */
export type ExchangeHarness = {
  /** A key that may trade and not withdraw. */
  readonly exchange: Exchange;
  /** A key of the same account that may only read. */
  readonly reader: Exchange;
  /** A key nobody knows. */
  readonly stranger: Exchange;
  readonly market: MarketData;
  /** The exchange's clock. */
  readonly now: () => number;
  /** Time passes and the market stands at `price`. */
  readonly movePrice: (price: PriceHalfUsd) => Promise<void> | void;
  /** Time passes until funding is settled at the last price and 0.01 %. */
  readonly settleFunding: () => Promise<void> | void;
  /** Sats come in (positive) or leave (negative) by a way. */
  readonly transfer: (way: TransferWay, amount: Sats) => Promise<void> | void;
  /** What becomes of the next write of a kind: done and its answer lost, lost on the way there, or turned away for haste. */
  readonly spoilNext: (
    write: SpoiledWrite,
    how: "lose-answer" | "lose-request" | "rate-limit",
  ) => Promise<void> | void;
  /** Reads fail until the harness is gone. */
  readonly breakReads: () => Promise<void> | void;
  readonly stop: () => Promise<void> | void;
};

export type HarnessOptions = { readonly balance: Sats; readonly price: PriceHalfUsd };

export type MakeHarness = (options: HarnessOptions) => Promise<ExchangeHarness>;

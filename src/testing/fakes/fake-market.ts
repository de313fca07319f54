import { fail, ok } from "#domain/result.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import type { Answer, Candle, MarketData, Ticker } from "#ports/exchange.ts";
import { aTicker } from "../builders/a-ticker.ts";
import { FakeFaults } from "./fake-faults.ts";

type Listener = (price: PriceHalfUsd) => void;

/** The public side of an exchange in memory: one price, one clock, the candles it was given. */
export class FakeMarket implements MarketData {
  readonly faults = new FakeFaults<keyof MarketData>();
  /** In any order; answered newest first. */
  recorded: readonly Candle[] = [];
  last: PriceHalfUsd;
  readonly #listeners: Listener[] = [];
  readonly #readClock: () => number;

  constructor(last: PriceHalfUsd, now: () => number) {
    this.last = last;
    this.#readClock = now;
  }

  now(): number {
    return this.#readClock();
  }

  /** A new last price; accounts that listen liquidate what it reaches. */
  movePrice(price: PriceHalfUsd): void {
    this.last = price;
    for (const listener of this.#listeners) listener(price);
  }

  onMove(listener: Listener): void {
    this.#listeners.push(listener);
  }

  ticker(): Answer<Ticker> {
    return this.#read("ticker", () => aTicker({ last: this.last, index: this.last }));
  }

  candles({ from = 0, to, limit }: Parameters<MarketData["candles"]>[0]): Answer<readonly Candle[]> {
    return this.#read("candles", () =>
      this.recorded
        .filter(({ at }) => at >= from && at <= (to ?? Number.POSITIVE_INFINITY))
        .toSorted((a, b) => b.at - a.at)
        .slice(0, limit),
    );
  }

  serverTime(): Answer<number> {
    return this.#read("serverTime", () => this.now());
  }

  async #read<T>(call: keyof MarketData, look: () => T): Answer<T> {
    const fault = this.faults.take(call);
    return fault?.kind === "refuse" ? fail(fault.failure) : ok(look());
  }
}

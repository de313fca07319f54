import { ok } from "#domain/result.ts";
import type { PriceHalfUsd } from "#domain/units.ts";
import { usd } from "#domain/units.ts";
import type { Answer, Candle } from "#ports/exchange.ts";
import { FakeMarket } from "../fakes/fake-market.ts";

const MINUTE_MS = 60_000;
/** As many as the longest window or indicator of the mix looks back to, and some. */
const KEPT = 2_000;

/** A market that draws its minute candles from the prices it is moved to, and forgets those nobody looks back to. */
export class MixedMarket extends FakeMarket {
  #candles: Candle[] = [];

  /** A new last price at this moment: accounts that listen liquidate what it reaches. */
  see(price: PriceHalfUsd): void {
    this.#draw(price);
    this.movePrice(price);
  }

  override async candles({
    from = 0,
    to = Number.POSITIVE_INFINITY,
    limit,
  }: Parameters<FakeMarket["candles"]>[0]): Answer<readonly Candle[]> {
    const answer: Candle[] = [];
    for (let place = this.#candles.length - 1; place >= 0 && answer.length < limit; place -= 1) {
      const candle = this.#candles[place];
      if (candle === undefined || candle.at < from) break;
      if (candle.at <= to) answer.push(candle);
    }
    return ok(answer);
  }

  #draw(price: PriceHalfUsd): void {
    const at = this.now() - (this.now() % MINUTE_MS);
    const last = this.#candles.at(-1);
    if (last?.at === at) {
      const high = price > last.high ? price : last.high;
      const low = price < last.low ? price : last.low;
      this.#candles[this.#candles.length - 1] = { ...last, high, low, close: price };
      return;
    }
    this.#candles.push({ at, open: price, high: price, low: price, close: price, volume: usd(1) });
    if (this.#candles.length > 2 * KEPT) this.#candles = this.#candles.slice(-KEPT);
  }
}

import type { Exchange, Exchanges, MarketData, Network, OpenCredential } from "#ports/exchange.ts";
import type { FakeExchange } from "./fake-exchange.ts";
import { UNAUTHORIZED } from "./fake-faults.ts";
import type { FakeMarket } from "./fake-market.ts";
import { refusingExchange } from "./refusing-exchange.ts";

/** Exchanges in memory: one market for every network, one account per key (its digest); a key nobody knows is refused. */
export class FakeExchanges implements Exchanges {
  readonly #market: FakeMarket;
  readonly #accounts = new Map<string, FakeExchange>();
  /** Digests of keys that were opened, oldest first. */
  readonly opened: string[] = [];

  constructor(market: FakeMarket) {
    this.#market = market;
  }

  /** Whoever comes with a key of this digest gets `account`. */
  know(key: string, account: FakeExchange): void {
    this.#accounts.set(key, account);
  }

  marketData(_network: Network): MarketData {
    return this.#market;
  }

  withCredential(_network: Network, credential: OpenCredential): Exchange {
    this.opened.push(credential.digest);
    return this.#accounts.get(credential.digest) ?? refusingExchange(UNAUTHORIZED);
  }
}

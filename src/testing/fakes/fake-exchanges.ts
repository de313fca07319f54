import type { Credential, Exchange, Exchanges, MarketData, Network } from "#ports/exchange.ts";
import type { FakeExchange } from "./fake-exchange.ts";
import { UNAUTHORIZED } from "./fake-faults.ts";
import type { FakeMarket } from "./fake-market.ts";
import { refusingExchange } from "./refusing-exchange.ts";

/** Exchanges in memory: one market for every network, one account per key; a key nobody knows is refused. */
export class FakeExchanges implements Exchanges {
  readonly #market: FakeMarket;
  readonly #accounts = new Map<string, FakeExchange>();
  /** Keys that were opened, oldest first. */
  readonly opened: string[] = [];

  constructor(market: FakeMarket) {
    this.#market = market;
  }

  /** Whoever comes with `key` gets `account`. */
  know(key: string, account: FakeExchange): void {
    this.#accounts.set(key, account);
  }

  marketData(_network: Network): MarketData {
    return this.#market;
  }

  withCredential(_network: Network, credential: Credential): Exchange {
    this.opened.push(credential.key);
    return this.#accounts.get(credential.key) ?? refusingExchange(UNAUTHORIZED);
  }
}

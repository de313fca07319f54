import { ok } from "#domain/result.ts";
import type { Exchange, Exchanges, MarketData, Network, OpenCredential } from "#ports/exchange.ts";
import { createLnMarketsClient, type LnMarketsClient } from "./ln-markets-client.ts";
import { readNewest } from "./read-newest.ts";
import { readKeyPermissions } from "./stream/read-key-permissions.ts";
import { crossTrading } from "./trading/cross-trading.ts";
import { isolatedTrading } from "./trading/isolated-trading.ts";
import { ledgerPages } from "./trading/ledger-pages.ts";
import {
  createTransport,
  DEFAULT_MAX_BYTES,
  DEFAULT_TIMEOUT_MS,
  type TransportOptions,
} from "./transport.ts";

type Wire = Pick<TransportOptions, "now" | "fetch" | "timeoutMs" | "maxBytes">;

export type LnMarketsOptions = Wire & {
  /** `rest` ends in /v3, `stream` in /v1. */
  readonly baseUrls: Readonly<Record<Network, { readonly rest: string; readonly stream: string }>>;
  /** What reads of a network are stamped by: the exchange's clock as far as it is known; ours when left out. */
  readonly stamp?: (network: Network) => number;
};

const marketData = ({ market }: LnMarketsClient): MarketData => ({
  serverTime: () => market.time(),
  ticker: async () => {
    const answer = await market.ticker();
    if (!answer.ok) return answer;
    const { buckets: _, ...ticker } = answer.value;
    return ok(ticker);
  },
  candles: async (request) => {
    const answer = await market.candles(request);
    return answer.ok ? ok(answer.value.data.toSorted((a, b) => b.at - a.at)) : answer;
  },
});

const transfers =
  (account: LnMarketsClient["account"]): Exchange["transfers"] =>
  ({ way, ...wanted }) => {
    switch (way) {
      case "lightning-in":
        return readNewest(account.lightningDeposits, wanted);
      case "lightning-out":
        return readNewest(account.lightningWithdrawals, wanted);
      case "on-chain-in":
        return readNewest(account.onChainDeposits, wanted);
      case "on-chain-out":
        return readNewest(account.onChainWithdrawals, wanted);
    }
  };

const exchange = (client: LnMarketsClient, permissions: Exchange["permissions"]): Exchange => ({
  account: () => client.account.get(),
  transfers: transfers(client.account),
  ledgerPage: ledgerPages(client),
  permissions,
  ...isolatedTrading(client.isolated),
  ...crossTrading(client.cross),
});

/** LN Markets for every network, over our own signed wire. A credential lives as long as the `Exchange` it opened. */
export const createLnMarketsExchanges = ({ baseUrls, stamp, ...wire }: LnMarketsOptions): Exchanges => {
  const stampOf = (network: Network) => (): number => stamp?.(network) ?? wire.now();
  const client = (network: Network, credential: OpenCredential | null) =>
    createLnMarketsClient(
      createTransport({
        ...wire,
        stamp: stampOf(network),
        baseUrl: baseUrls[network].rest,
        ...(credential === null ? {} : { credential }),
      }),
    );
  const limits = {
    timeoutMs: wire.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: wire.maxBytes ?? DEFAULT_MAX_BYTES,
  };
  return {
    marketData: (network) => marketData(client(network, null)),
    withCredential: (network, credential) => {
      const { stream } = baseUrls[network];
      return exchange(client(network, credential), () =>
        readKeyPermissions({ url: stream, credential, now: stampOf(network), ...limits }),
      );
    },
  };
};

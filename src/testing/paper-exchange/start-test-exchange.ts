import { priceFromUsd, sats } from "#domain/units.ts";
import type { PaperExchange, PaperExchangeOptions, PaperKey } from "#paper-exchange/paper-exchange.ts";
import { startPaperExchange } from "#paper-exchange/start-paper-exchange.ts";
import { createPaperClient, type PaperClient } from "./create-paper-client.ts";

export type TestExchange = {
  readonly exchange: PaperExchange;
  readonly owner: PaperKey;
  /** Signs with the owner's key. */
  readonly call: PaperClient;
  /** Steps to a price in USD, `minutes` after the last step. */
  readonly moveTo: (priceUsd: number, minutes?: number) => void;
  readonly balance: () => Promise<number>;
};

export const ADMIN_TOKEN = "token-for-tests";
export const TEST_START = Date.UTC(2026, 0, 1, 7);
const MINUTE = 60_000;

/** A steerable exchange at 100,000 USD an hour before a settlement, without rate limits unless asked for. */
export async function startTestExchange(
  options: Partial<PaperExchangeOptions> & { readonly balance?: number } = {},
): Promise<TestExchange> {
  const { balance = 1_000_000, ...rest } = options;
  const exchange = await startPaperExchange({
    adminToken: ADMIN_TOKEN,
    seed: 1,
    prices: { kind: "steerable", start: priceFromUsd(100_000) },
    startAt: TEST_START,
    limits: { authPerSecond: null, publicPerSecond: null, maxTrades: 100 },
    ...rest,
  });
  const owner = exchange.createAccount({ username: "ada", balance: sats(balance) });
  const call = createPaperClient(exchange.url, owner);
  return {
    exchange,
    owner,
    call,
    moveTo: (priceUsd, minutes = 1) =>
      exchange.step(priceFromUsd(priceUsd), exchange.now() + minutes * MINUTE),
    balance: async () => Number(Object((await call("GET", "/account")).body).balance),
  };
}

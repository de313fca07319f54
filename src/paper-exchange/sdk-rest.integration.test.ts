import { createHttpClient } from "@ln-markets/sdk/rest/v3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { sats } from "#domain/units.ts";
import { redirectSdkFetch } from "#testing/paper-exchange/redirect-sdk.ts";
import * as rest from "#testing/paper-exchange/rest-shapes.ts";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";
import * as wallet from "#testing/paper-exchange/wallet-shapes.ts";

type Client = ReturnType<typeof createHttpClient>;

let test: TestExchange;
let undo: () => void;
let client: Client;
const called = new Set<string>();

beforeAll(async () => {
  test = await startTestExchange({ balance: 50_000_000 });
  undo = redirectSdkFetch(test.exchange.url);
  const { key, secret, passphrase } = test.owner;
  client = watched(createHttpClient({ key, secret, passphrase }), "");
});
afterAll(async () => {
  undo();
  expect(test.exchange.conservation()).toMatchObject({ ok: true, difference: 0 });
  await test.exchange.stop();
});

/** The same client, which remembers the names of the functions that were called. */
function watched<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get: (object, property) => {
      const value: unknown = Reflect.get(object, property);
      const path = `${name}${String(property)}`;
      if (typeof value === "function") {
        return (...input: unknown[]): unknown => {
          called.add(path);
          return Reflect.apply(value, object, input);
        };
      }
      return typeof value === "object" && value !== null ? watched(value, `${path}.`) : value;
    },
  });
}

function functionsOf(target: object, name = ""): string[] {
  return Object.entries(target).flatMap(([key, value]) => {
    if (typeof value === "function") return [`${name}${key}`];
    return typeof value === "object" && value !== null ? functionsOf(value, `${name}${key}.`) : [];
  });
}

/** The answer, after its shape was checked to the last field. */
async function expectShape<T>(shape: z.ZodType, answer: Promise<T>): Promise<T> {
  const value = await answer;
  expect(shape.safeParse(value).error?.issues ?? []).toEqual([]);
  return value;
}

const market = { type: "market", side: "buy", leverage: 10, quantity: 1000 } as const;
const limit = { type: "limit", side: "buy", leverage: 10, quantity: 1000, price: 90_000 } as const;

describe("the official SDK against the paper exchange, over REST", () => {
  it("reads the market", async () => {
    test.moveTo(100_000, 60);
    expect(await client.ping()).toBe("pong");
    await expectShape(rest.serverTime, client.time());
    await expectShape(rest.ticker, client.futures.getTicker());
    const from = "2025-12-31T00:00:00.000Z";
    await expectShape(rest.page(rest.candle), client.futures.getCandles({ from, range: "15m", limit: 10 }));
    await expectShape(rest.page(rest.settlement), client.futures.getFundingSettlements({ limit: 1 }));
    await expectShape(rest.leaderboard, client.futures.getLeaderboard());
    await expectShape(wallet.bestPrice, client.syntheticUsd.getBestPrice());
  });

  it("lives a whole isolated trade", async () => {
    const { isolated } = client.futures;
    const { id } = await expectShape(rest.runningTrade, isolated.newTrade(market));
    await expectShape(rest.runningTrade, isolated.addMargin({ id, amount: 50_000 }));
    await expectShape(rest.runningTrade, isolated.cashIn({ id, amount: 10_000 }));
    await expectShape(rest.runningTrade, isolated.updateStoploss({ id, value: 0.02, mode: "trailing" }));
    await expectShape(rest.runningTrade, isolated.updateStoploss({ id, value: 95_000 }));
    await expectShape(rest.runningTrade, isolated.removeStoploss({ id }));
    await expectShape(rest.runningTrade, isolated.updateTakeprofit({ id, value: 120_000 }));
    await expectShape(rest.runningTrade, isolated.removeTakeprofit({ id }));
    test.moveTo(100_000, 8 * 60);
    await expectShape(rest.list(rest.runningTrade), isolated.getRunningTrades());
    await expectShape(rest.page(rest.fundingFee), isolated.getFundingFees({ tradeId: id }));
    await expectShape(rest.closedTrade, isolated.close({ id }));
    await expectShape(rest.page(rest.closedTrade), isolated.getClosedTrades({ limit: 5 }));
  });

  it("places, lists and cancels isolated orders", async () => {
    const { isolated } = client.futures;
    const { id } = await expectShape(rest.openTrade, isolated.newTrade({ ...limit, clientId: "mine" }));
    await expectShape(rest.openTrade, isolated.newTrade(limit));
    await expectShape(rest.list(rest.openTrade), isolated.getOpenTrades());
    await expectShape(rest.canceledTrade, isolated.cancel({ id }));
    await expectShape(rest.list(rest.canceledTrade), isolated.cancelAll());
  });

  it("trades in cross margin", async () => {
    const { cross } = client.futures;
    await expectShape(rest.crossPosition, cross.deposit({ amount: 2_000_000 }));
    await expectShape(rest.crossPosition, cross.setLeverage({ leverage: 20 }));
    await expectShape(rest.filledOrder, cross.newOrder({ type: "market", side: "sell", quantity: 5_000 }));
    await expectShape(rest.crossPosition, cross.getPosition());
    const order = { type: "limit", side: "buy", quantity: 100, price: 95_000 } as const;
    const { id } = await expectShape(rest.openOrder, cross.newOrder(order));
    await cross.newOrder(order);
    await expectShape(rest.list(rest.openOrder), cross.getOpenOrders());
    await expectShape(rest.canceledOrder, cross.cancel({ id }));
    await expectShape(rest.list(rest.canceledOrder), cross.cancelAll());
    test.moveTo(100_000, 8 * 60);
    await expectShape(rest.page(rest.fundingFee), cross.getFundingFees());
    await expectShape(rest.filledOrder, cross.close());
    await expectShape(rest.page(rest.filledOrder), cross.getFilledOrders());
    await expectShape(rest.crossPosition, cross.withdraw({ amount: 1_000_000 }));
    await expectShape(rest.page(rest.transfer), cross.getTransfers());
  });

  it("looks after its account", async () => {
    await client.futures.isolated.newTrade({ ...market, leverage: 100 });
    test.moveTo(90_000);
    const { account } = client;
    await expectShape(rest.account, account.get());
    await expectShape(rest.page(rest.notification), account.getNotifications({ read: false }));
    await account.readNotifications();
    expect((await account.getNotifications({ read: false })).data).toEqual([]);
  });

  it("asks for deposits, withdrawals and swaps, which answer without moving a sat", async () => {
    const { account, syntheticUsd } = client;
    for (const network of ["lightning", "bitcoin"] as const)
      for (const amount of [2_000, -1_000])
        test.exchange.transfer(test.owner.accountId, sats(amount), network);
    const before = await test.balance();
    await expectShape(wallet.address, account.getBitcoinAddress());
    await expectShape(wallet.newAddress, account.addBitcoinAddress());
    await expectShape(wallet.lightningInvoice, account.depositLightning({ amount: 1_000 }));
    await expectShape(wallet.lightningPayment, account.withdrawLightning({ invoice: "lnbc1example" }));
    await expectShape(
      wallet.chainPayment,
      account.withdrawOnChain({ address: "bc1qexample", amount: 1_000 }),
    );
    await expectShape(rest.page(wallet.lightningDeposit), account.getLightningDeposits());
    await expectShape(rest.page(wallet.lightningWithdrawal), account.getLightningWithdrawals());
    await expectShape(rest.page(wallet.chainDeposit), account.getOnChainDeposits());
    await expectShape(rest.page(wallet.chainWithdrawal), account.getOnChainWithdrawals());
    await expectShape(rest.page(wallet.pastSwap), syntheticUsd.getSwaps());
    const swap = { inAmount: 1_000, inAsset: "BTC", outAsset: "USD" } as const;
    await expectShape(wallet.swap, syntheticUsd.newSwap(swap));
    expect(await test.balance()).toBe(before);
  });

  it("finds the oracle gone, as at the exchange", async () => {
    for (const gone of [client.oracle.getIndex({}), client.oracle.getLastPrice({})])
      await expect(gone).rejects.toMatchObject({ name: "HTTPError", response: { status: 404 } });
  });

  it("left no function of the SDK uncalled", () => {
    const known = functionsOf(createHttpClient({}));
    expect(known).toHaveLength(49);
    expect(known.filter((name) => !called.has(name))).toEqual([]);
  });
});

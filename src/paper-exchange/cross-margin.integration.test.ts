import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";

let test: TestExchange;
beforeEach(async () => {
  test = await startTestExchange();
  await test.call("POST", "/futures/cross/deposit", { amount: 500_000 });
  await test.call("PUT", "/futures/cross/leverage", { leverage: 10 });
});
afterEach(async () => {
  expect(test.exchange.conservation()).toEqual({ ok: true, difference: 0, mismatches: [] });
  await test.exchange.stop();
});

const buy = { type: "market", side: "buy", quantity: 1000 };

describe("cross margin, over HTTP", () => {
  it("ties up running and maintenance margin as documented", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    const { body } = await test.call("GET", "/futures/cross/position");
    expect(body).toMatchObject({
      quantity: 1000,
      entryPrice: 100_000,
      leverage: 10,
      margin: 499_000,
      runningMargin: 100_000,
      maintenanceMargin: 1_500,
      tradingFees: 1_000,
    });
  });

  it("averages the entry by the inverse price and realises what is reduced", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    test.moveTo(80_000);
    await test.call("POST", "/futures/cross/order", { ...buy, quantity: 800 });
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({
      quantity: 1800,
      entryPrice: 90_000,
    });
    test.moveTo(100_000);
    const closed = await test.call("POST", "/futures/cross/position/close");
    expect(closed.body).toMatchObject({ side: "sell", quantity: 1800, type: "market", filled: true });
    const flat = Object((await test.call("GET", "/futures/cross/position")).body);
    expect(flat).toMatchObject({
      quantity: 0,
      entryPrice: null,
      liquidation: null,
      deltaPl: 0,
      totalPl: 200_000,
    });
    expect(flat.margin).toBe(500_000 + 200_000 - flat.tradingFees);
  });

  it("turns a long into a short when an order is larger than the position", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    await test.call("POST", "/futures/cross/order", { ...buy, side: "sell", quantity: 1500 });
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({
      quantity: -500,
      entryPrice: 100_000,
    });
  });

  it("liquidates at its own price and leaves an order of that kind", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    const { liquidation } = Object((await test.call("GET", "/futures/cross/position")).body);
    test.moveTo(liquidation + 0.5);
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({ quantity: 1000 });
    test.moveTo(liquidation - 500);
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({ quantity: 0 });
    const { data } = Object((await test.call("GET", "/futures/cross/orders/filled")).body);
    expect(data[0]).toMatchObject({ type: "liquidation", side: "sell", price: liquidation, filled: true });
  });

  it("rests, fills and cancels limit orders, and refuses an absurd price", async () => {
    const limit = { type: "limit", side: "buy", quantity: 100, price: 99_000 };
    expect((await test.call("POST", "/futures/cross/order", { ...limit, price: 1.5 })).status).toBe(400);
    const open = await test.call("POST", "/futures/cross/order", limit);
    expect(open.body).toMatchObject({ open: true, filled: false, tradingFee: 0 });
    await test.call("POST", "/futures/cross/order", { ...limit, price: 90_000 });
    test.moveTo(98_000);
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({ quantity: 100 });
    expect((await test.call("POST", "/futures/cross/orders/cancel-all")).body).toHaveLength(1);
    expect((await test.call("GET", "/futures/cross/orders/open")).body).toEqual([]);
  });

  it("pays funding from its margin and lists it without a trade", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    test.moveTo(100_000, 60);
    expect((await test.call("GET", "/futures/cross/position")).body).toMatchObject({
      margin: 498_900,
      fundingFees: 100,
    });
    expect((await test.call("GET", "/futures/cross/funding-fees")).body).toMatchObject({
      data: [{ fee: 100, tradeId: null }],
    });
  });

  it("lets out only what the position does not need, and keeps a list of transfers", async () => {
    await test.call("POST", "/futures/cross/order", buy);
    expect((await test.call("POST", "/futures/cross/withdraw", { amount: 400_000 })).status).toBe(400);
    expect((await test.call("POST", "/futures/cross/withdraw", { amount: 300_000 })).status).toBe(200);
    expect((await test.call("GET", "/futures/cross/transfers")).body).toMatchObject({
      data: [{ amount: -300_000 }, { amount: 500_000 }],
    });
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";

let running: TestExchange | undefined;
const start = async (options?: Parameters<typeof startTestExchange>[0]): Promise<TestExchange> => {
  running = await startTestExchange(options);
  return running;
};

afterEach(async () => {
  expect(running?.exchange.conservation()).toEqual({ ok: true, difference: 0, mismatches: [] });
  await running?.exchange.stop();
  running = undefined;
});

const long = { type: "market", side: "buy", leverage: 10, quantity: 1000 };
const idOf = (body: unknown): string => String(Object(body).id);

describe("the life of a trade, over HTTP", () => {
  it("has every number of the documented example", async () => {
    const { call, balance, moveTo } = await start();
    expect(await balance()).toBe(1_000_000);

    const opened = await call("POST", "/futures/isolated/trade", long);
    expect(opened).toMatchObject({
      status: 200,
      body: {
        running: true,
        margin: 100_000,
        maintenanceMargin: 1_100,
        openingFee: 1_000,
        liquidation: 90_909,
      },
    });
    expect(await balance()).toBe(897_900);

    moveTo(100_000, 60);
    const funded = (await call("GET", "/futures/isolated/trades/running?limit=50")).body;
    expect(funded).toMatchObject([
      { margin: 99_900, sumFundingFees: 100, liquidation: 90_917.5, maintenanceMargin: 1_100 },
    ]);
    expect(Object(funded)[0].leverage).toBeCloseTo(10.01, 3);
    expect(await balance()).toBe(897_900);

    const id = idOf(opened.body);
    const grown = await call("POST", "/futures/isolated/trade/add-margin", { id, amount: 50_000 });
    expect(grown.body).toMatchObject({
      margin: 149_900,
      liquidation: 86_964,
      price: 100_000,
      entryMargin: 100_000,
    });
    expect(Object(grown.body).leverage).toBeCloseTo(6.6711, 4);
    expect(await balance()).toBe(847_900);

    moveTo(110_000);
    expect((await call("POST", "/futures/isolated/trade/close", { id })).body).toMatchObject({
      closed: true,
      running: false,
      exitPrice: 110_000,
      pl: 90_909,
      closingFee: 909,
      maintenanceMargin: 191,
    });
    expect(await balance()).toBe(1_088_900);
    expect((await call("GET", "/futures/isolated/funding-fees")).body).toMatchObject({
      data: [{ fee: 100, tradeId: id, time: "2026-01-01T08:00:00.000Z" }],
      nextCursor: null,
    });
  });

  it("ends at liquidation with nothing but what the fees left over", async () => {
    const { call, balance, moveTo } = await start();
    const id = idOf((await call("POST", "/futures/isolated/trade", long)).body);
    moveTo(90_909.5);
    expect((await call("GET", "/futures/isolated/trades/running")).body).toHaveLength(1);
    moveTo(90_909);
    expect((await call("GET", "/futures/isolated/trades/running")).body).toEqual([]);
    const closed = Object((await call("GET", "/futures/isolated/trades/closed")).body).data[0];
    expect(closed).toMatchObject({ id, closed: true, exitPrice: 90_909, closingFee: 1_100 });
    expect(closed.pl).toBe(-100_002);
    expect(await balance()).toBe(897_900);
  });

  it("pays funding from the margin and receives it into the balance", async () => {
    const { call, balance, moveTo } = await start();
    await call("POST", "/futures/isolated/trade", { ...long, side: "sell" });
    const before = await balance();
    moveTo(100_000, 60);
    expect(await balance()).toBe(before + 100);
    expect((await call("GET", "/futures/isolated/trades/running")).body).toMatchObject([
      { margin: 100_000, sumFundingFees: -100 },
    ]);
  });

  it("cashes in profit first and moves the basis, as in vector C1", async () => {
    const { call, moveTo } = await start();
    const id = idOf((await call("POST", "/futures/isolated/trade", long)).body);
    moveTo(110_000);
    await call("PUT", "/futures/isolated/trade/stoploss", { id, value: 95_000 });
    expect(
      (await call("POST", "/futures/isolated/trade/cash-in", { id, amount: 40_000 })).body,
    ).toMatchObject({
      price: 104_166.5,
      margin: 100_000,
      liquidation: 94_339.5,
      stoploss: 95_000,
      sumCashInPl: 40_000,
      sumCashInMargin: 0,
    });
    expect(
      (await call("POST", "/futures/isolated/trade/cash-in", { id, amount: 60_000 })).body,
    ).toMatchObject({
      stoploss: 0,
    });
  });
});

describe("orders that wait", () => {
  it("rest on either side of the market and fill at their own price", async () => {
    const { call, balance, moveTo } = await start();
    const order = { type: "limit", side: "sell", leverage: 10, quantity: 1000, price: 70_000 };
    const open = await call("POST", "/futures/isolated/trade", order);
    expect(open.body).toMatchObject({
      open: true,
      running: false,
      filledAt: null,
      openingFee: 0,
      entryPrice: 70_000,
    });
    const locked = await balance();
    expect(locked).toBeLessThan(1_000_000);
    moveTo(70_000.5);
    expect((await call("GET", "/futures/isolated/trades/open")).body).toHaveLength(1);
    moveTo(69_000);
    expect((await call("GET", "/futures/isolated/trades/running")).body).toMatchObject([
      { id: idOf(open.body), price: 70_000, running: true, open: false },
    ]);
    expect(await balance()).toBe(locked);
  });

  it("give everything back when they are canceled, one by one or all at once", async () => {
    const { call, balance } = await start();
    const order = { type: "limit", side: "buy", leverage: 100, quantity: 1, price: 100_000 };
    const first = await call("POST", "/futures/isolated/trade", order);
    expect(first.body).toMatchObject({ margin: 10, liquidation: 99_010, maintenanceMargin: 2 });
    await call("POST", "/futures/isolated/trade", order);
    expect(
      (await call("POST", "/futures/isolated/trade/cancel", { id: idOf(first.body) })).body,
    ).toMatchObject({
      canceled: true,
    });
    expect((await call("POST", "/futures/isolated/trades/cancel-all")).body).toHaveLength(1);
    expect(await balance()).toBe(1_000_000);
    expect(Object((await call("GET", "/futures/isolated/trades/canceled")).body).data).toHaveLength(2);
    expect(Object((await call("GET", "/futures/isolated/trades/closed")).body).data).toEqual([]);
  });

  it("stop a loss before liquidation, take a profit, and follow the price when trailing", async () => {
    const { call, moveTo } = await start();
    const put = (id: string, kind: string, value: number, mode?: string): ReturnType<typeof call> =>
      call("PUT", `/futures/isolated/trade/${kind}`, { id, value, ...(mode && { mode }) });
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push(idOf((await call("POST", "/futures/isolated/trade", long)).body));
    const [stopped = "", taken = "", trailed = ""] = ids;
    await put(stopped, "stoploss", 97_000);
    await put(taken, "takeprofit", 104_000);
    expect((await put(trailed, "stoploss", 0.05, "trailing")).body).toMatchObject({
      stoploss: 95_000,
      stoplossTrailingDistance: 0.05,
    });
    moveTo(97_000);
    moveTo(104_000);
    expect((await call("GET", "/futures/isolated/trades/running")).body).toMatchObject([
      { id: trailed, stoploss: 98_800 },
    ]);
    moveTo(99_000);
    moveTo(98_800);
    const { data } = Object((await call("GET", "/futures/isolated/trades/closed")).body);
    expect(data).toMatchObject([
      { id: trailed, exitPrice: 98_800 },
      { id: taken, exitPrice: 104_000 },
      { id: stopped, exitPrice: 97_000 },
    ]);
  });

  it("read a gap against the trader: liquidation comes before the stop", async () => {
    const { call, moveTo } = await start();
    await call("POST", "/futures/isolated/trade", { ...long, stoploss: 95_000, takeprofit: 120_000 });
    moveTo(80_000);
    expect(Object((await call("GET", "/futures/isolated/trades/closed")).body).data).toMatchObject([
      { exitPrice: 90_909 },
    ]);
  });
});

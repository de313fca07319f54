import { afterEach, describe, expect, it } from "vitest";
import { createPaperClient } from "#testing/paper-exchange/create-paper-client.ts";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";

let running: TestExchange | undefined;
const start = async (options?: Parameters<typeof startTestExchange>[0]): Promise<TestExchange> => {
  running = await startTestExchange(options);
  return running;
};
afterEach(async () => {
  await running?.exchange.stop();
  running = undefined;
});

describe("who is let in", () => {
  it("says in the API's words why a request is not", async () => {
    const { exchange, owner } = await start();
    const ask = async (credential: typeof owner | null, shift = 0): Promise<unknown> => {
      const now = (): number => Date.now() + shift;
      const { status, body } = await createPaperClient(exchange.url, credential, { now })("GET", "/account");
      return [status, Object(body).message];
    };
    expect(await ask(owner)).toEqual([200, undefined]);
    expect(await ask(null)).toEqual([401, "Missing authentication headers"]);
    expect(await ask({ ...owner, key: "nobody" })).toEqual([401, "Api key does not exist"]);
    expect(await ask({ ...owner, secret: "wrong" })).toEqual([401, "Signature is not valid"]);
    expect(await ask({ ...owner, passphrase: "wrong" })).toEqual([401, "Passphrase is not valid"]);
    const late = [401, "Timestamp is not within 30 seconds of the server time"];
    expect(await ask(owner, -31_000)).toEqual(late);
    expect(await ask(owner, 31_000)).toEqual(late);
    expect(await ask(owner, -25_000)).toEqual([200, undefined]);
    const idle = exchange.createKey(owner.accountId, { permissions: ["account:read"], active: false });
    expect(await ask(idle)).toEqual([401, "Api key does not exist"]);
  });

  it("checks the signature over the query and the raw body", async () => {
    const { exchange, owner } = await start();
    const signed = createPaperClient(exchange.url, owner);
    expect(
      (await signed("GET", "/futures/isolated/trades/closed?limit=10&from=2026-01-01T00%3A00%3A00.000Z"))
        .status,
    ).toBe(200);
    const other = createPaperClient(exchange.url, null, {
      headers: { "lnm-access-key": owner.key, "lnm-access-passphrase": owner.passphrase },
    });
    expect((await other("POST", "/futures/isolated/trades/cancel-all")).status).toBe(401);
  });

  it("holds a key to its permissions", async () => {
    const { exchange, owner } = await start();
    const reader = exchange.createKey(owner.accountId, {
      permissions: ["account:read", "futures:isolated:read"],
      active: true,
    });
    const call = createPaperClient(exchange.url, reader);
    expect((await call("GET", "/futures/isolated/trades/running")).status).toBe(200);
    const refused = await call("POST", "/futures/isolated/trades/cancel-all");
    expect(refused).toMatchObject({ status: 403, body: { code: "FORBIDDEN" } });
    const wild = exchange.createKey(owner.accountId, { permissions: ["futures:*"], active: true });
    expect(
      (await createPaperClient(exchange.url, wild)("POST", "/futures/isolated/trades/cancel-all")).status,
    ).toBe(200);
  });

  it("never shows one account the trades of another", async () => {
    const { exchange, call } = await start();
    const trade = await call("POST", "/futures/isolated/trade", {
      type: "market",
      side: "buy",
      leverage: 5,
      quantity: 10,
    });
    const { id } = Object(trade.body);
    const stranger = createPaperClient(
      exchange.url,
      exchange.createAccount({ username: "stranger", balance: 0 as never }),
    );
    const notYours = { status: 400, body: { code: "BAD_REQUEST", message: "You do not own this trade" } };
    expect(await stranger("POST", "/futures/isolated/trade/close", { id })).toMatchObject(notYours);
    expect(await call("POST", "/futures/isolated/trade/close", { id: "nothing" })).toMatchObject(notYours);
    expect((await stranger("GET", "/futures/isolated/trades/running")).body).toEqual([]);
  });
});

describe("how often one may ask", () => {
  it("answers 429 with Retry-After after five signed requests and one public one a second", async () => {
    const { exchange, owner } = await start({
      limits: { authPerSecond: 5, publicPerSecond: 1, maxTrades: 100 },
    });
    const call = createPaperClient(exchange.url, owner);
    const signed = await Promise.all(Array.from({ length: 8 }, () => call("GET", "/account")));
    expect(signed.filter(({ status }) => status === 200)).toHaveLength(5);
    const over = signed.find(({ status }) => status === 429);
    expect(over?.body).toMatchObject({ code: "TOO_MANY_REQUESTS" });
    expect(over?.headers.get("retry-after")).toBe("1");
    const open = createPaperClient(exchange.url, null);
    const seen = await Promise.all(Array.from({ length: 3 }, () => open("GET", "/futures/ticker")));
    expect(seen.map(({ status }) => status).sort()).toEqual([200, 429, 429]);
  });
});

describe("what is not accepted", () => {
  const base = { type: "market", side: "buy", leverage: 10, quantity: 100 };
  const refused: readonly (readonly [string, object])[] = [
    ["both quantity and margin", { ...base, margin: 1000 }],
    ["neither quantity nor margin", { ...base, quantity: undefined }],
    ["a price on a market order", { ...base, price: 100_000 }],
    ["a limit order without a price", { ...base, type: "limit" }],
    ["a price off the grid", { ...base, type: "limit", price: 99_000.3 }],
    ["half a contract", { ...base, quantity: 1.5 }],
    ["more than 500,000 contracts", { ...base, quantity: 500_001 }],
    ["leverage below 1", { ...base, leverage: 0.5 }],
    ["leverage above 100", { ...base, leverage: 101 }],
    ["the words of version 2", { ...base, type: "m" }],
    ["more than the balance pays for", { ...base, quantity: 50_000, leverage: 1 }],
    ["a stop loss on the earning side", { ...base, stoploss: 101_000 }],
    ["a stop loss at the price", { ...base, stoploss: 100_000 }],
    ["a stop loss beyond liquidation", { ...base, stoploss: 90_000 }],
    ["a take profit on the losing side", { ...base, takeprofit: 99_000 }],
    ["a client id of 65 characters", { ...base, clientId: "x".repeat(65) }],
    ["NaN for a leverage", { ...base, leverage: Number.NaN }],
  ];

  it.each(refused)("%s", async (_name, order) => {
    const { call, balance } = await start();
    expect(await call("POST", "/futures/isolated/trade", order)).toMatchObject({
      status: 400,
      body: { code: "BAD_REQUEST" },
    });
    expect(await balance()).toBe(1_000_000);
  });

  it("margin that would push leverage below 1, or that the balance does not hold", async () => {
    const { call } = await start({ balance: 700_000 });
    const trade = await call("POST", "/futures/isolated/trade", { ...base, quantity: 1000, leverage: 2 });
    const add = (amount: number): ReturnType<typeof call> =>
      call("POST", "/futures/isolated/trade/add-margin", { id: Object(trade.body).id, amount });
    expect((await add(500_001)).body).toMatchObject({
      message: "Leverage is too low: at most 500000 sats can be added",
    });
    expect((await add(400_000)).body).toMatchObject({ message: "Insufficient balance" });
    expect((await add(0)).status).toBe(400);
    expect((await add(1)).status).toBe(200);
  });

  it("a stop that is already set, a closed trade, more trades than allowed", async () => {
    const { call } = await start({ limits: { authPerSecond: null, publicPerSecond: null, maxTrades: 1 } });
    const { id } = Object(
      (await call("POST", "/futures/isolated/trade", { ...base, stoploss: 95_000 })).body,
    );
    const again = await call("PUT", "/futures/isolated/trade/stoploss", { id, value: 95_000 });
    expect(again.body).toMatchObject({ message: "Stoploss is the same as the previous one" });
    expect((await call("POST", "/futures/isolated/trade", base)).body).toMatchObject({
      message: "You have too many open trades",
    });
    await call("POST", "/futures/isolated/trade/close", { id });
    expect((await call("POST", "/futures/isolated/trade/close", { id })).body).toMatchObject({
      message: "Trade is already closed",
    });
  });

  it("unknown paths, the oracle, version 2, the wrong method, a body that is no JSON", async () => {
    const { exchange, call } = await start();
    for (const path of ["/v3/oracle/index", "/v2/futures/ticker", "/v3/nothing", "/admin/ledger"])
      expect((await fetch(`${exchange.url}${path}`)).status).toBe(404);
    expect((await call("DELETE", "/account")).status).toBe(405);
    const raw = (headers: Record<string, string>, body: string): Promise<Response> =>
      fetch(`${exchange.url}/v3/futures/isolated/trade`, { method: "POST", headers, body });
    expect((await raw({ "content-type": "application/json" }, "{")).status).toBe(401);
  });
});

describe("lists", () => {
  it("come newest first in pages that lose nothing, even where several trades ended at once", async () => {
    const { call, moveTo } = await start();
    for (let i = 0; i < 7; i += 1) {
      const trade = await call("POST", "/futures/isolated/trade", {
        type: "market",
        side: "buy",
        leverage: 10,
        quantity: 10 + i,
      });
      await call("POST", "/futures/isolated/trade/close", { id: Object(trade.body).id });
      if (i % 3 === 2) moveTo(100_000);
    }
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
      const page = Object((await call("GET", `/futures/isolated/trades/closed?limit=2${query}`)).body);
      for (const { quantity } of page.data) seen.push(quantity);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([16, 15, 14, 13, 12, 11, 10]);
  });

  it("leave out uid where the exchange does", async () => {
    const { call } = await start({ quirks: { omitUid: true } });
    const trade = await call("POST", "/futures/isolated/trade", {
      type: "market",
      side: "buy",
      leverage: 10,
      quantity: 10,
    });
    expect(trade.body).not.toHaveProperty("uid");
  });

  it("hold a day of candles before the first price, in every range", async () => {
    const { call, moveTo } = await start();
    moveTo(101_000);
    const from = encodeURIComponent("2025-12-31T07:00:00.000Z");
    for (const range of ["1m", "5m", "45m", "1h", "4h", "1d", "1w", "1month", "3months"]) {
      const { data } = Object(
        (await call("GET", `/futures/candles?range=${range}&from=${from}&limit=3`)).body,
      );
      const times = data.map(({ time }: { time: string }) => Date.parse(time));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      for (const { open, high, low, close } of data) {
        expect(high).toBeGreaterThanOrEqual(Math.max(open, close));
        expect(low).toBeLessThanOrEqual(Math.min(open, close));
      }
    }
    const minutes = Object((await call("GET", `/futures/candles?from=${from}`)).body);
    expect(minutes.data).toHaveLength(1000);
    expect(minutes.data[0]).toMatchObject({ time: "2026-01-01T07:01:00.000Z", close: 101_000 });
    expect(minutes.nextCursor).toBe(minutes.data[999].time);
  });
});

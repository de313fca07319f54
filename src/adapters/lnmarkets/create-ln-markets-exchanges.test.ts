import { describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Network } from "#ports/exchange.ts";
import { createLnMarketsExchanges } from "./create-ln-markets-exchanges.ts";

const AT = Date.UTC(2026, 0, 1);
const urls = { rest: "http://exchange.test/v3", stream: "ws://exchange.test/v1" };

const answering = (answers: Readonly<Record<string, unknown>>) => {
  const asked: URL[] = [];
  const exchanges = createLnMarketsExchanges({
    baseUrls: { mainnet: urls, signet: urls, paper: urls },
    now: () => AT,
    fetch: async (address) => {
      const url = new URL(address);
      asked.push(url);
      const given = answers[url.pathname + url.search] ?? answers[url.pathname];
      return new Response(typeof given === "string" ? given : JSON.stringify(given), {
        status: given === undefined ? 404 : 200,
      });
    },
  });
  const credential = openPlainCredential({ key: "k", secret: "s", passphrase: "p" });
  const exchange = exchanges.withCredential("paper", credential);
  return { asked, exchange, market: exchanges.marketData("paper") };
};

const TICKER = {
  fundingRate: 0.0001,
  fundingTime: "2026-08-09T08:00:00.000Z",
  index: 64_737.26,
  lastPrice: 64_733,
  prices: [
    { askPrice: 64_732, bidPrice: 64_723, minSize: 0, maxSize: 1_000 },
    { minSize: 1_001, maxSize: 5_000 },
  ],
};

const trade = (id: string, state: "running" | "closed") => ({
  id,
  side: "sell",
  open: false,
  running: state === "running",
  closed: state === "closed",
  canceled: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  closedAt: state === "closed" ? "2026-01-01T01:00:00.000Z" : null,
  quantity: 1_000,
  leverage: 10,
  margin: 100_000,
  entryMargin: 100_000,
  price: 100_000,
  entryPrice: 100_000,
  exitPrice: null,
  liquidation: 111_111,
  maintenanceMargin: 900,
  openingFee: 1_000,
  closingFee: 0,
  pl: 0,
  stoploss: 0,
  takeprofit: 0,
  sumFundingFees: 0,
});

describe("the market", () => {
  test("a captured ticker in our units, buckets without a quote among it", async () => {
    const { market } = answering({ "/v3/futures/ticker": TICKER });
    const value = {
      last: priceFromUsd(64_733),
      index: priceFromUsd(64_737.5),
      fundingRate: 100_000,
      fundingAt: Date.UTC(2026, 7, 9, 8),
    };
    expect(await market.ticker()).toEqual({ ok: true, value });
  });

  test.each([
    ["no last price", { lastPrice: null }],
    ["a last price of nothing", { lastPrice: 0 }],
    ["a negative last price", { lastPrice: -64_733 }],
    ["an absurd last price", { lastPrice: 6.4e12 }],
    ["an absurd funding rate", { fundingRate: 40 }],
    ["a last price as text", { lastPrice: "64733" }],
    ["no time of funding", { fundingTime: "later" }],
  ])("a ticker with %s is no price at all", async (_, change) => {
    const { market } = answering({ "/v3/futures/ticker": { ...TICKER, ...change } });
    const place = Object.keys(change)[0];
    expect(await market.ticker()).toMatchObject({
      ok: false,
      failure: { kind: "unavailable", message: expect.stringContaining(`at ${place}:`) },
    });
  });

  test("a ticker with NaN is not JSON, and no price", async () => {
    const { market } = answering({ "/v3/futures/ticker": '{"lastPrice":NaN}' });
    expect(await market.ticker()).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("candles are asked for with ISO times and come newest first", async () => {
    const candle = (time: string) => ({
      time,
      open: 64_710.5,
      high: 64_714.5,
      low: 64_708.5,
      close: 64_710,
      volume: 669_418,
    });
    const data = [candle("2026-08-09T05:00:00.000Z"), candle("2026-08-09T05:01:00.000Z")];
    const { market, asked } = answering({ "/v3/futures/candles": { data, nextCursor: null } });
    const answer = await market.candles({ range: "1m", limit: 7, from: AT, to: AT + 60_000 });
    expect(answer.ok && answer.value.map(({ at }) => at)).toEqual([
      Date.UTC(2026, 7, 9, 5, 1),
      Date.UTC(2026, 7, 9, 5),
    ]);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-01T00:01:00.000Z",
      limit: "7",
      range: "1m",
    });
  });
});

test("what is read is stamped by the clock of its network, and by ours where nobody knows that", async () => {
  const stamps: (string | null)[] = [];
  const wire = {
    baseUrls: { mainnet: urls, signet: urls, paper: urls },
    now: () => AT,
    fetch: async (_: string, init: RequestInit) => {
      stamps.push(new Headers(init.headers).get("lnm-access-timestamp"));
      return new Response("{}");
    },
  };
  const credential = openPlainCredential({ key: "k", secret: "s", passphrase: "p" });
  const stamp = (network: Network) => (network === "mainnet" ? AT - 60_000 : AT - 1);
  const known = createLnMarketsExchanges({ ...wire, stamp });
  await known.withCredential("mainnet", credential).account();
  await known.withCredential("signet", credential).account();
  await createLnMarketsExchanges(wire).withCredential("mainnet", credential).account();
  expect(stamps).toEqual([AT - 60_000, AT - 1, AT].map(String));
});

describe("an account", () => {
  test("is read without what we do not need", async () => {
    const account = {
      id: "u-1",
      username: "demo",
      balance: 5,
      feeTier: 1,
      email: null,
      syntheticUsdBalance: 2.5,
    };
    const { exchange } = answering({ "/v3/account": account });
    const value = { exchangeUserId: "u-1", username: "demo", balance: 5, feeTier: 1 };
    expect(await exchange.account()).toEqual({ ok: true, value });
  });

  test("one running trade that cannot be read makes the whole list unreadable", async () => {
    const trades = [trade("a", "running"), { ...trade("b", "running"), liquidation: "soon" }];
    const { exchange } = answering({ "/v3/futures/isolated/trades/running": trades });
    expect(await exchange.runningTrades()).toMatchObject({
      failure: { kind: "unavailable", message: expect.stringContaining("at 1.liquidation:") },
    });
  });

  test("closed trades are read page by page until there are enough", async () => {
    const path = "/v3/futures/isolated/trades/closed";
    const { exchange, asked } = answering({
      [`${path}?limit=3`]: { data: [trade("a", "closed"), trade("b", "closed")], nextCursor: "second" },
      [`${path}?cursor=second&limit=1`]: { data: [trade("c", "closed")], nextCursor: "third" },
    });
    const answer = await exchange.closedTrades({ limit: 3 });
    expect(answer.ok && answer.value.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(asked).toHaveLength(2);
  });

  test("a page that points at itself ends the list", async () => {
    const page = { data: [trade("a", "closed")], nextCursor: "again" };
    const { exchange, asked } = answering({ "/v3/futures/isolated/trades/closed": page });
    expect((await exchange.closedTrades({ limit: 500 })).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });
});

describe("a write whose answer makes no sense may have happened", () => {
  const path = "/v3/futures/isolated/trade/add-margin";
  const added = { positionId: "a", amount: sats(5), signedAt: AT };

  test.each([
    ["another trade's", trade("b", "running")],
    ["a closed trade's", trade("a", "closed")],
    ["an empty object's", {}],
    ["a page's", "<html>ok</html>"],
  ])("adding margin answered with %s", async (_, given) => {
    const { exchange, asked } = answering({ [path]: given });
    expect(await exchange.addMargin(added)).toMatchObject({ failure: { kind: "outcome-unknown" } });
    expect(asked).toHaveLength(1);
  });

  test("a market order that answers as a waiting limit", async () => {
    const waiting = { ...trade("a", "running"), open: true, running: false };
    const { exchange } = answering({ "/v3/futures/isolated/trade": waiting });
    const order = {
      type: "market",
      side: "short",
      quantity: usd(1_000),
      leverage: 10,
      signedAt: AT,
    } as const;
    expect(await exchange.openTrade(order)).toMatchObject({ failure: { kind: "outcome-unknown" } });
  });

  test("adding nothing is a defect, and nothing leaves", () => {
    const { exchange, asked } = answering({});
    for (const amount of [sats(0), sats(-5), Number.NaN as typeof added.amount]) {
      expect(() => exchange.addMargin({ ...added, amount })).toThrow("more than 0 sats");
    }
    expect(asked).toEqual([]);
  });
});

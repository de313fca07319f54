import { createHttpClient } from "@ln-markets/sdk/rest/v3";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import { createLnMarketsClient, type LnMarketsClient } from "./ln-markets-client.ts";
import { createTransport } from "./transport.ts";

/** The official client is the judge: same method, URL, body and headers for the same wish at the same moment. */
const AT = Date.UTC(2026, 0, 1);
const CREDENTIAL = { key: "my-api-key", secret: "c2VjcmV0LWZvci1kb2Nz", passphrase: "my passphrase é" };
const id = "d0b9f9a0-4f6e-4a5a-8b7a-7f0f5f9a8a1e";
const from = "2025-12-01T00:00:00.000Z";
const page = { from: Date.parse(from), limit: 10, cursor: "2026-01-01T00:00:00.000Z" };
const sdkPage = { from, limit: 10, cursor: page.cursor };

type Sdk = ReturnType<typeof createHttpClient>;
type Call = readonly [
  name: string,
  ours: (client: LnMarketsClient) => unknown,
  theirs: (sdk: Sdk) => unknown,
];

const CALLS: readonly Call[] = [
  ["account", (c) => c.account.get(), (s) => s.account.get()],
  [
    "Lightning deposits",
    (c) => c.account.lightningDeposits(page),
    (s) => s.account.getLightningDeposits(sdkPage),
  ],
  [
    "Lightning withdrawals",
    (c) => c.account.lightningWithdrawals(page),
    (s) => s.account.getLightningWithdrawals(sdkPage),
  ],
  ["on-chain deposits", (c) => c.account.onChainDeposits(page), (s) => s.account.getOnChainDeposits(sdkPage)],
  [
    "on-chain withdrawals",
    (c) => c.account.onChainWithdrawals(page),
    (s) => s.account.getOnChainWithdrawals(sdkPage),
  ],
  ["running trades", (c) => c.isolated.runningTrades(), (s) => s.futures.isolated.getRunningTrades()],
  ["open trades", (c) => c.isolated.openTrades(), (s) => s.futures.isolated.getOpenTrades()],
  ["closed trades", (c) => c.isolated.closedTrades(page), (s) => s.futures.isolated.getClosedTrades(sdkPage)],
  [
    "funding fees of a trade",
    (c) => c.isolated.fundingFees({ ...page, tradeId: id }),
    (s) => s.futures.isolated.getFundingFees({ ...sdkPage, tradeId: id }),
  ],
  [
    "market order by quantity",
    (c) =>
      c.isolated.open(AT, {
        type: "market",
        side: "long",
        quantity: usd(1000),
        leverage: leverageFromNumber(12.5),
        clientId: "a-1",
      }),
    (s) =>
      s.futures.isolated.newTrade({
        type: "market",
        side: "buy",
        quantity: 1000,
        leverage: 12.5,
        clientId: "a-1",
      }),
  ],
  [
    "limit order by margin",
    (c) =>
      c.isolated.open(AT, {
        type: "limit",
        side: "short",
        margin: sats(5000),
        leverage: leverageFromNumber(10),
        price: priceFromUsd(100_000.5),
        stopLoss: priceFromUsd(105_000),
        takeProfit: priceFromUsd(90_000),
      }),
    (s) =>
      s.futures.isolated.newTrade({
        type: "limit",
        side: "sell",
        margin: 5000,
        leverage: 10,
        price: 100_000.5,
        stoploss: 105_000,
        takeprofit: 90_000,
      }),
  ],
  [
    "add margin",
    (c) => c.isolated.addMargin(AT, { id, amount: sats(5000) }),
    (s) => s.futures.isolated.addMargin({ id, amount: 5000 }),
  ],
  [
    "cash in",
    (c) => c.isolated.cashIn(AT, { id, amount: sats(5000) }),
    (s) => s.futures.isolated.cashIn({ id, amount: 5000 }),
  ],
  ["close", (c) => c.isolated.close(AT, { id }), (s) => s.futures.isolated.close({ id })],
  ["cancel", (c) => c.isolated.cancel(AT, { id }), (s) => s.futures.isolated.cancel({ id })],
  ["cancel all", (c) => c.isolated.cancelAll(AT), (s) => s.futures.isolated.cancelAll()],
  [
    "fixed stop",
    (c) => c.isolated.setStopLoss(AT, { id, stop: { mode: "fixed", price: priceFromUsd(95_000) } }),
    (s) => s.futures.isolated.updateStoploss({ id, value: 95_000, mode: "fixed" }),
  ],
  [
    "trailing stop",
    (c) => c.isolated.setStopLoss(AT, { id, stop: { mode: "trailing", distanceE6: 100_000 } }),
    (s) => s.futures.isolated.updateStoploss({ id, value: 0.1, mode: "trailing" }),
  ],
  [
    "remove stop",
    (c) => c.isolated.removeStopLoss(AT, { id }),
    (s) => s.futures.isolated.removeStoploss({ id }),
  ],
  [
    "take profit",
    (c) => c.isolated.setTakeProfit(AT, { id, price: priceFromUsd(110_000.5) }),
    (s) => s.futures.isolated.updateTakeprofit({ id, value: 110_000.5 }),
  ],
  [
    "remove take profit",
    (c) => c.isolated.removeTakeProfit(AT, { id }),
    (s) => s.futures.isolated.removeTakeprofit({ id }),
  ],
  ["cross position", (c) => c.cross.position(), (s) => s.futures.cross.getPosition()],
  [
    "cross market order",
    (c) => c.cross.placeOrder(AT, { type: "market", side: "long", quantity: usd(10) }),
    (s) => s.futures.cross.newOrder({ type: "market", side: "buy", quantity: 10 }),
  ],
  [
    "cross limit order",
    (c) =>
      c.cross.placeOrder(AT, {
        type: "limit",
        side: "short",
        quantity: usd(10),
        price: priceFromUsd(99_999.5),
      }),
    (s) => s.futures.cross.newOrder({ type: "limit", side: "sell", quantity: 10, price: 99_999.5 }),
  ],
  ["cross cancel", (c) => c.cross.cancelOrder(AT, { id }), (s) => s.futures.cross.cancel({ id })],
  ["cross cancel all", (c) => c.cross.cancelAllOrders(AT), (s) => s.futures.cross.cancelAll()],
  ["cross close", (c) => c.cross.closePosition(AT), (s) => s.futures.cross.close()],
  [
    "cross leverage",
    (c) => c.cross.setLeverage(AT, { leverage: 25 }),
    (s) => s.futures.cross.setLeverage({ leverage: 25 }),
  ],
  [
    "cross deposit",
    (c) => c.cross.deposit(AT, { amount: sats(7) }),
    (s) => s.futures.cross.deposit({ amount: 7 }),
  ],
  [
    "cross withdraw",
    (c) => c.cross.withdraw(AT, { amount: sats(7) }),
    (s) => s.futures.cross.withdraw({ amount: 7 }),
  ],
  ["cross open orders", (c) => c.cross.openOrders(), (s) => s.futures.cross.getOpenOrders()],
  ["cross filled orders", (c) => c.cross.filledOrders(page), (s) => s.futures.cross.getFilledOrders(sdkPage)],
  ["cross funding fees", (c) => c.cross.fundingFees(page), (s) => s.futures.cross.getFundingFees(sdkPage)],
  ["cross transfers", (c) => c.cross.transfers({}), (s) => s.futures.cross.getTransfers({})],
];

/** The SDK signs public calls too when it holds a key, so only what is asked is compared there. */
const PUBLIC_CALLS: readonly Call[] = [
  ["ping", (c) => c.market.ping(), (s) => s.ping()],
  ["time", (c) => c.market.time(), (s) => s.time()],
  ["ticker", (c) => c.market.ticker(), (s) => s.futures.getTicker()],
  [
    "candles",
    (c) => c.market.candles({ ...page, range: "15m" }),
    (s) => s.futures.getCandles({ ...sdkPage, range: "15m" }),
  ],
  [
    "funding settlements",
    (c) => c.market.fundingSettlements(page),
    (s) => s.futures.getFundingSettlements(sdkPage),
  ],
];

const sent: Request[] = [];
const record = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  sent.push(new Request(input, init));
  return new Response("{}", { headers: { "content-type": "application/json" } });
};

const asked = async (request: Request) => {
  const body = await request.text();
  return {
    method: request.method,
    url: request.url,
    body: body === "" ? null : JSON.parse(body),
  };
};

const signedHeaders = (request: Request) => [...request.headers].filter(([name]) => name.startsWith("lnm-"));

const bothRequests = async ([, ours, theirs]: Call): Promise<readonly [Request, Request]> => {
  const transport = createTransport({
    baseUrl: "https://api.lnmarkets.com/v3",
    now: () => AT,
    credential: openPlainCredential(CREDENTIAL),
    fetch: record,
  });
  await ours(createLnMarketsClient(transport));
  await theirs(createHttpClient(CREDENTIAL));
  const [mine, official] = sent;
  if (mine === undefined || official === undefined || sent.length !== 2)
    throw new Error(`${sent.length} requests were sent`);
  return [mine, official];
};

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", record);
  vi.useFakeTimers({ now: AT, toFake: ["Date"] });
});

afterEach(() => {
  vi.unstubAllGlobals();
  void vi.useRealTimers();
});

describe("the official client", () => {
  test.each(CALLS)("sends what we send, signed the same: %s", async (...call) => {
    const [mine, official] = await bothRequests(call);
    const compared = { mine: signedHeaders(mine), official: signedHeaders(official) };
    expect(await asked(mine)).toEqual(await asked(official));
    expect(compared.mine).toHaveLength(4);
    expect(compared.mine).toEqual(compared.official);
  });

  test.each(PUBLIC_CALLS)("asks what we ask, and we never sign it: %s", async (...call) => {
    const [mine, official] = await bothRequests(call);
    expect(await asked(mine)).toEqual(await asked(official));
    expect(signedHeaders(mine)).toEqual([]);
  });
});

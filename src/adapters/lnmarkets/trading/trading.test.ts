import { describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import { createLnMarketsExchanges } from "../create-ln-markets-exchanges.ts";

const AT = Date.UTC(2026, 0, 1);
const urls = { rest: "http://exchange.test/v3", stream: "ws://exchange.test/v1" };

type Given = { readonly status?: number; readonly body: unknown };
type Asked = { readonly call: string; readonly query: object; readonly body: unknown };

/** An exchange that gives one answer per method and path, and notes what it was asked. */
const answering = (answers: Readonly<Record<string, Given>>) => {
  const asked: Asked[] = [];
  const exchanges = createLnMarketsExchanges({
    baseUrls: { mainnet: urls, signet: urls, paper: urls },
    now: () => AT,
    fetch: async (address, init) => {
      const { pathname, searchParams } = new URL(address);
      const call = `${init.method} ${pathname.slice("/v3/futures".length)}`;
      const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : null;
      asked.push({ call, query: Object.fromEntries(searchParams), body });
      const given = answers[call] ?? { status: 404, body: { message: "Not found" } };
      return new Response(JSON.stringify(given.body), { status: given.status ?? 200 });
    },
  });
  const credential = openPlainCredential({ key: "key-1", secret: "secret-1", passphrase: "passphrase-1" });
  return { asked, exchange: exchanges.withCredential("paper", credential) };
};

const trade = (change: object = {}) => ({
  id: "a",
  clientId: null,
  side: "buy",
  open: false,
  running: true,
  closed: false,
  canceled: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  closedAt: null,
  quantity: 1_000,
  leverage: 10,
  margin: 100_000,
  price: 100_000,
  liquidation: 90_909,
  maintenanceMargin: 1_100,
  openingFee: 1_000,
  closingFee: 0,
  pl: 0,
  stoploss: 0,
  takeprofit: 0,
  sumFundingFees: 0,
  ...change,
});

const order = (change: object = {}) => ({
  id: "o",
  type: "market",
  side: "buy",
  quantity: 10,
  price: 100_000,
  tradingFee: 10,
  createdAt: "2026-01-01T00:00:00.000Z",
  filledAt: "2026-01-01T00:00:00.000Z",
  canceledAt: null,
  open: false,
  filled: true,
  canceled: false,
  ...change,
});

const OVER = { running: false, closedAt: "2026-01-01T01:00:00.000Z" };
const terms = { signedAt: AT };
const to = { ...terms, positionId: "a" };
const market = { ...terms, type: "market", side: "long", quantity: usd(1_000), leverage: 10 } as const;
const limit = { ...market, type: "limit", price: priceFromUsd(95_000), clientId: "mine" } as const;
const crossMarket = { ...terms, type: "market", side: "long", quantity: usd(10) } as const;

type Write = (exchange: Exchange) => Promise<unknown>;

describe("a write whose answer is about something else may have happened", () => {
  test.each<[string, string, object, Write]>([
    [
      "a cash-in",
      "POST /isolated/trade/cash-in",
      trade({ id: "b" }),
      (e) => e.cashIn({ ...to, amount: sats(1) }),
    ],
    [
      "a market order that waits",
      "POST /isolated/trade",
      trade({ open: true, running: false }),
      (e) => e.openTrade(market),
    ],
    [
      "an order of the other side",
      "POST /isolated/trade",
      trade({ side: "sell" }),
      (e) => e.openTrade(market),
    ],
    [
      "an order of another label",
      "POST /isolated/trade",
      trade({ clientId: "theirs" }),
      (e) => e.openTrade(limit),
    ],
    [
      "a cancel of another trade",
      "POST /isolated/trade/cancel",
      trade({ ...OVER, id: "b", canceled: true }),
      (e) => e.cancelTrade({ ...terms, tradeId: "a" }),
    ],
    [
      "a cancel that closed",
      "POST /isolated/trade/cancel",
      trade({ ...OVER, closed: true }),
      (e) => e.cancelTrade({ ...terms, tradeId: "a" }),
    ],
    [
      "a take profit of another trade",
      "PUT /isolated/trade/takeprofit",
      trade({ id: "b" }),
      (e) => e.setTakeProfit({ ...to, price: priceFromUsd(110_000) }),
    ],
    [
      "a cross order that waits",
      "POST /cross/order",
      order({ open: true, filled: false }),
      (e) => e.crossOrder(crossMarket),
    ],
    [
      "a cross order that was canceled",
      "POST /cross/order",
      order({ canceled: true, filled: false }),
      (e) => e.crossOrder(crossMarket),
    ],
    [
      "a cross order of the other side",
      "POST /cross/order",
      order({ side: "sell" }),
      (e) => e.crossOrder(crossMarket),
    ],
    [
      "a cross cancel that filled",
      "POST /cross/order/cancel",
      order(),
      (e) => e.cancelCrossOrder({ ...terms, orderId: "o" }),
    ],
    [
      "a cross close that waits",
      "POST /cross/position/close",
      order({ open: true, filled: false }),
      (e) => e.closeCross(terms),
    ],
    [
      "a deposit answered with nothing",
      "POST /cross/deposit",
      {},
      (e) => e.depositCross({ ...terms, amount: sats(1) }),
    ],
  ])("%s", async (_name, call, body, write) => {
    const { exchange, asked } = answering({ [call]: { body } });
    expect(await write(exchange)).toMatchObject({ ok: false, failure: { kind: "outcome-unknown" } });
    expect(asked.map((request) => request.call)).toEqual([call]);
  });
});

describe("what would move nothing, or undo what it says, is a defect of the caller, and nothing leaves", () => {
  test.each<[string, Write]>([
    ["cashing in nothing", (e) => e.cashIn({ ...to, amount: sats(0) })],
    ["depositing less than nothing", (e) => e.depositCross({ ...terms, amount: sats(-1) })],
    ["withdrawing nothing", (e) => e.withdrawCross({ ...terms, amount: sats(0) })],
    ["trailing by nothing", (e) => e.setTrailingStop({ ...to, distance: basisPoints(0) })],
    ["a fraction of a cross leverage", (e) => e.setCrossLeverage({ ...terms, leverage: 1.5 })],
  ])("%s", (_name, write) => {
    const { exchange, asked } = answering({});
    expect(() => write(exchange)).toThrow(RangeError);
    expect(asked).toEqual([]);
  });
});

test.each([
  [1, 0.0001],
  [10, 0.001],
  [123, 0.0123],
  [200, 0.02],
  [3_333, 0.3333],
])(
  "a trailing distance of %i basis points is sent as the fraction %f, to the digit",
  async (distance, value) => {
    const call = "PUT /isolated/trade/stoploss";
    const { exchange, asked } = answering({ [call]: { body: trade() } });
    await exchange.setTrailingStop({ ...to, distance: basisPoints(distance) });
    expect(asked).toEqual([{ call, query: {}, body: { id: "a", value, mode: "trailing" } }]);
  },
);

describe("a change that the exchange refuses because it stands already", () => {
  const LIST = "GET /isolated/trades/running";
  const same = {
    status: 400,
    body: { code: "BAD_REQUEST", message: "Stoploss is the same as the previous one" },
  };
  const other = { status: 400, body: { code: "BAD_REQUEST", message: "Something else is wrong" } };
  const STOP = "PUT /isolated/trade/stoploss";
  const trailing = { stoploss: 98_000, stoplossTrailingDistance: 0.02 };
  const setStop: Write = (e) => e.setStopLoss({ ...to, price: priceFromUsd(98_000) });
  const trail: Write = (e) => e.setTrailingStop({ ...to, distance: basisPoints(200) });
  const removeStop: Write = (e) => e.removeStopLoss(to);
  const removeTarget: Write = (e) => e.removeTakeProfit(to);

  test.each<[string, string, Given, object, Write]>([
    ["a stop", STOP, same, { stoploss: 98_000 }, setStop],
    ["a trailing stop", STOP, same, trailing, trail],
    ["no stop", "DELETE /isolated/trade/stoploss", other, {}, removeStop],
    ["no take profit", "DELETE /isolated/trade/takeprofit", other, {}, removeTarget],
  ])("is a success where the list shows it: %s", async (_name, call, refusal, shown, write) => {
    const { exchange } = answering({ [call]: refusal, [LIST]: { body: [trade(shown)] } });
    expect(await write(exchange)).toMatchObject({ ok: true, value: { id: "a" } });
  });

  test.each<[string, string, Given, Given, Write]>([
    ["another stop stands", STOP, same, { body: [trade({ stoploss: 97_000 })] }, setStop],
    ["the stop there trails", STOP, same, { body: [trade(trailing)] }, setStop],
    [
      "it trails at another distance",
      STOP,
      same,
      { body: [trade({ ...trailing, stoplossTrailingDistance: 0.03 })] },
      trail,
    ],
    ["the list is empty", STOP, same, { body: [] }, setStop],
    ["the list cannot be read", STOP, same, { status: 503, body: {} }, setStop],
    [
      "a stop is still there",
      "DELETE /isolated/trade/stoploss",
      other,
      { body: [trade({ stoploss: 98_000 })] },
      removeStop,
    ],
  ])("stays a refusal where %s", async (_name, call, refusal, list, write) => {
    const { exchange } = answering({ [call]: refusal, [LIST]: list });
    expect(await write(exchange)).toMatchObject({ ok: false, failure: { kind: "rejected" } });
  });

  test("is not looked for where the refusal to set says something else", async () => {
    const { exchange, asked } = answering({ [STOP]: other, [LIST]: { body: [trade({ stoploss: 98_000 })] } });
    expect(await setStop(exchange)).toMatchObject({ failure: { kind: "rejected" } });
    expect(asked.map(({ call }) => call)).toEqual([STOP]);
  });
});

test("funding is asked for one trade, as much as is wanted and from the time on", async () => {
  const { exchange, asked } = answering({
    "GET /isolated/funding-fees": {
      body: {
        data: [{ fee: 5, settlementId: "s", time: "2026-01-01T00:00:00.000Z", tradeId: "a" }],
        nextCursor: null,
      },
    },
  });
  expect(await exchange.fundingFees({ positionId: "a", limit: 3, from: AT })).toEqual({
    ok: true,
    value: [{ fee: 5, settlementId: "s", positionId: "a", at: AT }],
  });
  expect(asked.map(({ query }) => query)).toEqual([
    { tradeId: "a", limit: "3", from: "2026-01-01T00:00:00.000Z" },
  ]);
});

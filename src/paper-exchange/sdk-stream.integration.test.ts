import type { StreamClient, Topic } from "@ln-markets/sdk/stream/v1";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import { redirectSdkStream } from "#testing/paper-exchange/redirect-sdk.ts";
import {
  ADMIN_TOKEN,
  startTestExchange,
  type TestExchange,
} from "#testing/paper-exchange/start-test-exchange.ts";
import {
  ORDER_EVENTS,
  ohlc,
  PLAIN_TOPICS,
  POSITION_EVENTS,
  TRADE_EVENTS,
} from "#testing/paper-exchange/stream-shapes.ts";
import { CANDLE_RANGES } from "./candles/candle-range.ts";

const MARKET = "futures/inverse/btc_usd";
const EVENT_TOPICS: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>> = {
  [`${MARKET}/isolated/trades`]: TRADE_EVENTS,
  [`${MARKET}/cross/orders`]: ORDER_EVENTS,
  [`${MARKET}/cross/position`]: POSITION_EVENTS,
};
const OHLC_TOPICS = CANDLE_RANGES.map((range) => `${MARKET}/ohlc/${range}` as const);
const topics = [...Object.keys(PLAIN_TOPICS), ...OHLC_TOPICS, ...Object.keys(EVENT_TOPICS)] as Topic[];

let test: TestExchange;
let undo: () => void;
let stream: StreamClient;
const heard = new Map<string, unknown[]>();

beforeAll(async () => {
  test = await startTestExchange({ balance: 50_000_000 });
  undo = redirectSdkStream(test.exchange.streamUrl);
  const { createStreamClient } = await import("@ln-markets/sdk/stream/v1");
  stream = createStreamClient();
  for (const topic of topics) {
    heard.set(topic, []);
    stream.on(topic as "announcements", (data) => heard.get(topic)?.push(data));
  }
  await stream.connect();
});
afterAll(async () => {
  stream.close();
  undo();
  await test.exchange.stop();
});

async function tradeIsolated(): Promise<void> {
  const isolated = "/futures/isolated/trade";
  const order = { type: "market", side: "buy", leverage: 10, quantity: 100 };
  const open = async (more: object): Promise<string> =>
    Object((await test.call("POST", isolated, { ...order, ...more })).body).id;
  await open({ stoploss: 95_000 });
  await open({ takeprofit: 105_000 });
  await open({ leverage: 50 });
  const closing = await open({ clientId: "mine" });
  await test.call("POST", `${isolated}/cancel`, { id: await open({ type: "limit", price: 90_000 }) });
  test.moveTo(100_000, 60);
  await test.call("POST", `${isolated}/close`, { id: closing });
  for (const price of [105_000, 94_000, 100_000]) test.moveTo(price);
}

async function tradeCross(): Promise<void> {
  const post = (path: string, body?: object): ReturnType<typeof test.call> =>
    test.call("POST", `/futures/cross/${path}`, body);
  await post("deposit", { amount: 1_000_000 });
  await post("withdraw", { amount: 100_000 });
  await test.call("PUT", "/futures/cross/leverage", { leverage: 50 });
  await post("order", { type: "market", side: "buy", quantity: 5_000 });
  await post("order", { type: "limit", side: "buy", quantity: 100, price: 99_000 });
  await post("order", { type: "limit", side: "buy", quantity: 100, price: 98_000 });
  test.moveTo(98_500);
  await post("orders/cancel-all");
  test.moveTo(98_500, 8 * 60);
  test.moveTo(70_000);
}

async function moveMoney(): Promise<void> {
  const desk = (path: string, body: object): Promise<Response> =>
    fetch(`${test.exchange.url}/admin/${path}`, {
      method: "POST",
      headers: { "x-admin-token": ADMIN_TOKEN },
      body: JSON.stringify(body),
    });
  await desk("deposits", { accountId: test.owner.accountId, amount: 5_000 });
  await desk("announcements", { title: "Paper", message: "Nothing here is real" });
  await test.call("POST", "/account/withdraw/lightning", { invoice: "lnbc1example" });
}

describe("the official SDK against the paper exchange, over the stream", () => {
  it("greets, asks the time, authenticates and knows itself", async () => {
    expect(await stream.hello({ clientName: "test", clientVersion: "1" })).toEqual({ version: "1.0.0" });
    expect(await stream.ping()).toBe("pong");
    expect(await stream.time()).toEqual({ time: test.exchange.now() });
    const { key, secret, passphrase, accountId } = test.owner;
    const { authenticated, permissions } = await stream.authenticate({ key, secret, passphrase });
    expect([authenticated, permissions.length]).toEqual([true, 13]);
    expect(await stream.whoami()).toEqual({ apiKey: key, userId: accountId, permissions });
  });

  it("hears every topic it knows, in the shape it expects", async () => {
    expect(await stream.subscribe({ topics })).toEqual({ subscribed: topics });
    await tradeIsolated();
    await tradeCross();
    await moveMoney();
    // Frames come in order: what was sent before this answer has been heard.
    await vi.waitFor(() => stream.ping());
    for (const topic of topics) {
      expect(heard.get(topic), topic).not.toEqual([]);
      for (const data of heard.get(topic) ?? []) {
        const shape = PLAIN_TOPICS[topic] ?? EVENT_TOPICS[topic]?.[String(Object(data).event)] ?? ohlc;
        expect(shape.safeParse(data).error?.issues ?? [], `${topic} ${JSON.stringify(data)}`).toEqual([]);
      }
    }
  });

  it.each(Object.entries(EVENT_TOPICS))("hears every event of %s", (topic, events) => {
    const names = new Set((heard.get(topic) ?? []).map((data) => String(Object(data).event)));
    expect([...names].sort()).toEqual(Object.keys(events).sort());
  });

  it("hears nothing more once it has unsubscribed", async () => {
    const [first, ...rest] = topics;
    if (first === undefined) throw new Error("no topics");
    expect(await stream.unsubscribe({ topics: [first] })).toEqual({ unsubscribed: [first] });
    expect((await stream.unsubscribeAll()).unsubscribed.sort()).toEqual([...rest].sort());
    const before = [...heard.values()].flat().length;
    test.moveTo(71_000);
    await stream.ping();
    expect([...heard.values()].flat()).toHaveLength(before);
  });
});

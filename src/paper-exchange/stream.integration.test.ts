import { createHmac } from "node:crypto";
import { once } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { startTestExchange, type TestExchange } from "#testing/paper-exchange/start-test-exchange.ts";

const MARKET = "futures/inverse/btc_usd";
let test: TestExchange;
let sockets: WebSocket[];
beforeEach(async () => {
  test = await startTestExchange();
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await test.exchange.stop();
});

type Frame = Readonly<Record<string, unknown>>;
type Listener = {
  readonly socket: WebSocket;
  readonly ask: (method: string, params?: unknown) => Promise<Frame>;
  readonly heard: Frame[];
};

async function connect(): Promise<Listener> {
  const socket = new WebSocket(test.exchange.streamUrl);
  sockets.push(socket);
  const heard: Frame[] = [];
  const waiting = new Map<string, (frame: Frame) => void>();
  socket.on("message", (data) => {
    const frame: Frame = JSON.parse(String(data));
    const answer = waiting.get(String(frame.id));
    if (answer === undefined) heard.push(frame.params as Frame);
    else answer(frame);
  });
  await once(socket, "open");
  let count = 0;
  const ask = (method: string, params?: unknown): Promise<Frame> => {
    count += 1;
    const id = String(count);
    socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  return { socket, ask, heard };
}

function credentials(key = test.owner, nonce = "nonce123", timestamp = Date.now()): Frame {
  const signature = createHmac("sha256", key.secret).update(`${timestamp}${nonce}`).digest("base64");
  return { key: key.key, passphrase: key.passphrase, timestamp, nonce, signature };
}

describe("the stream", () => {
  it("answers hello, ping, time and who is there", async () => {
    const { ask } = await connect();
    expect(await ask("hello", { clientName: "test", clientVersion: "1" })).toMatchObject({
      result: { version: "1.0.0" },
    });
    expect(await ask("ping")).toMatchObject({ result: "pong", rateLimit: { limit: 10 } });
    expect(await ask("time")).toMatchObject({ result: { time: test.exchange.now() } });
    expect(await ask("whoami")).toMatchObject({ error: { data: { code: "UNAUTHORIZED" } } });
    expect(await ask("nothing")).toMatchObject({ error: { code: -32601 } });
  });

  it("tells a key's permissions when it authenticates", async () => {
    const { ask } = await connect();
    const permissions = ["account:read", "futures:isolated:read"];
    const key = test.exchange.createKey(test.owner.accountId, { permissions, active: true });
    expect(await ask("authenticate", credentials(key))).toMatchObject({
      result: { authenticated: true, permissions },
    });
    expect(await ask("whoami")).toMatchObject({
      result: { apiKey: key.key, userId: test.owner.accountId, permissions },
    });
    expect(await ask("subscribe", { topics: [`${MARKET}/cross/orders`] })).toMatchObject({
      error: { data: { code: "FORBIDDEN" } },
    });
  });

  it("lets nobody in with a wrong signature, an old timestamp or an idle key", async () => {
    const { ask } = await connect();
    const refused = { error: { data: { code: "UNAUTHORIZED" } } };
    expect(await ask("authenticate", { ...credentials(), nonce: "other" })).toMatchObject(refused);
    expect(await ask("authenticate", credentials(test.owner, "n", Date.now() - 60_000))).toMatchObject(
      refused,
    );
    const idle = test.exchange.createKey(test.owner.accountId, { permissions: [], active: false });
    expect(await ask("authenticate", credentials(idle))).toMatchObject(refused);
    expect(await ask("subscribe", { topics: [`${MARKET}/isolated/trades`] })).toMatchObject(refused);
  });

  it("sends the price on every public topic, and none after unsubscribing", async () => {
    const { ask, heard } = await connect();
    const topics = ["ticker", "lastPrice", "index", "buckets", "ohlc/1m", "ohlc/1h"].map(
      (name) => `${MARKET}/${name}`,
    );
    expect(await ask("subscribe", { topics })).toMatchObject({ result: { subscribed: topics } });
    test.moveTo(99_000);
    await ask("ping");
    expect(heard.map(({ topic }) => topic)).toEqual(topics);
    expect(heard[0]).toMatchObject({ data: { time: test.exchange.now(), lastPrice: 99_000, index: 99_000 } });
    expect(heard[4]).toMatchObject({ data: { close: 99_000, low: 99_000 } });
    await ask("unsubscribe", { topics: topics.slice(1) });
    expect(await ask("unsubscribeAll")).toMatchObject({ result: { unsubscribed: [topics[0]] } });
    test.moveTo(98_000);
    await ask("ping");
    expect(heard).toHaveLength(topics.length);
  });

  it("tells an account's own trades to it alone", async () => {
    const [mine, other] = [await connect(), await connect()];
    const stranger = test.exchange.createAccount({ username: "stranger", balance: 0 as never });
    await mine.ask("authenticate", credentials());
    await other.ask("authenticate", credentials(stranger));
    for (const { ask } of [mine, other]) await ask("subscribe", { topics: [`${MARKET}/isolated/trades`] });
    const order = { type: "market", side: "buy", leverage: 10, quantity: 1000, clientId: "one" };
    const { id } = Object((await test.call("POST", "/futures/isolated/trade", order)).body);
    test.moveTo(100_000, 60);
    test.moveTo(80_000);
    await Promise.all([mine.ask("ping"), other.ask("ping")]);
    const events = mine.heard.map(({ data }) => Object(data));
    expect(events.map(({ event }) => event)).toEqual(["filled", "funding", "liquidation"]);
    expect(events[1].trade).toMatchObject({
      id,
      fundingFee: 100,
      margin: 99_900,
      liquidationPrice: 90_917.5,
    });
    expect(events[2].trade).not.toHaveProperty("pl");
    expect(other.heard).toEqual([]);
  });

  it("allows ten messages a second on one socket", async () => {
    const { ask } = await connect();
    const answers = await Promise.all(Array.from({ length: 14 }, () => ask("ping")));
    expect(answers.filter(({ result }) => result === "pong")).toHaveLength(10);
    expect(answers.at(-1)).toMatchObject({ error: { data: { code: "TOO_MANY_REQUESTS" } } });
  });

  it("drops every socket on request", async () => {
    const { socket } = await connect();
    const closed = once(socket, "close");
    test.exchange.faults.inject({ kind: "socket-drop" });
    await closed;
  });

  it("goes silent in every way when half open, and speaks again afterwards", async () => {
    const { socket, ask, heard } = await connect();
    await ask("subscribe", { topics: [`${MARKET}/lastPrice`] });
    let pongs = 0;
    socket.on("pong", () => {
      pongs += 1;
    });
    test.exchange.faults.inject({ kind: "half-open", times: null });
    socket.ping();
    void ask("ping");
    test.moveTo(99_000);
    // Round trips over HTTP on the same server: whatever it wanted to say is sent by then.
    for (let i = 0; i < 3; i += 1) await test.balance();
    expect([heard.length, pongs, socket.readyState]).toEqual([0, 0, WebSocket.OPEN]);
    test.exchange.faults.clear();
    test.moveTo(98_000);
    await ask("ping");
    expect(heard).toHaveLength(1);
  });
});

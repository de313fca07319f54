import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StreamLogin } from "#ports/account-stream.ts";
import type { Credential } from "#ports/exchange.ts";
import { startPaperAccount } from "#testing/contracts/start-paper-account.ts";
import { createPaperClient } from "#testing/paper-exchange/create-paper-client.ts";
import { createLnMarketsAccountStream } from "./create-ln-markets-account-stream.ts";

const TRADES = "futures/inverse/btc_usd/isolated/trades";
const WAIT = { timeout: 10_000, interval: 10 };
const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const streamAt = (url: string, silenceMs = 20_000) =>
  createLnMarketsAccountStream({
    url,
    // The exchange takes ten messages a second.
    pingEveryMs: 150,
    silenceMs,
    firstRetryMs: 10,
    longestRetryMs: 20,
    refusedRetryMs: 60_000,
    random: () => 0,
  });

const listen = (url: string, login: () => Promise<StreamLogin | null>, silenceMs?: number) => {
  const heard: unknown[] = [];
  const { stop } = streamAt(url, silenceMs).start({
    login,
    onEvent: (event) => heard.push(event),
    onUp: () => heard.push("up"),
    onDown: (reason) => heard.push(`down: ${reason}`),
  });
  stops.unshift(stop);
  return { heard, stop };
};

describe("the private stream of an account at the paper exchange", () => {
  const open = async (permissions: readonly string[], silenceMs?: number) => {
    const account = await startPaperAccount({ balance: sats(1_000_000), price: priceFromUsd(100_000) });
    stops.push(() => account.paper.stop());
    const url = account.baseUrls.paper.stream;
    const key = openPlainCredential(account.keyFor(...permissions));
    const { sign } = streamAt(url);
    const { heard } = listen(url, async () => sign(key, account.paper.now()), silenceMs);
    const owner = createPaperClient(account.paper.url, account.keyFor("futures:isolated:*"));
    const order = { type: "market", side: "buy", leverage: 10, quantity: 1_000, clientId: "one" };
    const trade = async (): Promise<string> =>
      Object((await owner("POST", "/futures/isolated/trade", order)).body).id;
    return { ...account, heard, trade };
  };
  const changed = (positionId: string) => ({ kind: "position-changed", positionId });

  test("tells that a position was opened, paid funding and was liquidated, by its id", async () => {
    const { paper, heard, trade } = await open(["futures:isolated:read", "account:deposits:read"]);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    const id = await trade();
    paper.step(priceFromUsd(100_000), Date.UTC(2026, 0, 1, 8));
    paper.step(priceFromUsd(80_000), Date.UTC(2026, 0, 1, 9));
    await vi.waitFor(() => expect(heard).toEqual(["up", changed(id), changed(id), changed(id)]), WAIT);
  });

  test("tells of the cross margin: what is moved, ordered and taken back there", async () => {
    const { paper, heard, keyFor } = await open(["futures:isolated:read", "futures:cross:read"]);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    const owner = createPaperClient(paper.url, keyFor("futures:cross:*"));
    const told = async (before: number) => {
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before), WAIT);
      expect(heard.slice(1)).toEqual(heard.slice(1).map(() => ({ kind: "cross-changed" })));
      return heard.length;
    };
    await owner("POST", "/futures/cross/deposit", { amount: 100_000 });
    const moved = await told(1);
    const rests = { type: "limit", side: "buy", quantity: 10, price: 90_000 };
    const order = Object((await owner("POST", "/futures/cross/order", rests)).body);
    const ordered = await told(moved);
    await owner("POST", "/futures/cross/order/cancel", { id: order.id });
    await told(ordered);
  });

  test("serves a key that may not see deposits nor the cross margin", async () => {
    const { heard, trade } = await open(["futures:isolated:read"]);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    const id = await trade();
    await vi.waitFor(() => expect(heard).toEqual(["up", changed(id)]), WAIT);
  });

  test("signs in and subscribes anew after the exchange dropped it", async () => {
    const { paper, heard, trade } = await open(["futures:isolated:read"]);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    paper.faults.inject({ kind: "socket-drop" });
    await vi.waitFor(() => expect(heard).toEqual(["up", expect.stringMatching(/^down/), "up"]), WAIT);
    const id = await trade();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(changed(id)), WAIT);
  });

  test("leaves a connection that stays open and says nothing, and comes back", async () => {
    const { paper, heard, trade } = await open(["futures:isolated:read"], 1_000);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    paper.faults.inject({ kind: "half-open", times: null });
    await vi.waitFor(() => expect(heard[1]).toBe("down: silent for 1000 ms"), WAIT);
    paper.faults.clear();
    await vi.waitFor(() => expect(heard.at(-1)).toBe("up"), WAIT);
    const id = await trade();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(changed(id)), WAIT);
  });

  test("is down with a reason for a key that may not see trades", async () => {
    const { heard } = await open(["account:read"]);
    await vi.waitFor(() => expect(heard).toEqual([expect.stringContaining("Missing permission")]), WAIT);
  });
});

type Request = { readonly id: string; readonly method: string; readonly params?: Record<string, unknown> };
type Behaviour = (request: Request, socket: WebSocket) => void;

const serve = async (behave: Behaviour) => {
  const seen: Request[] = [];
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  server.on("connection", (socket) =>
    socket.on("message", (data) => {
      const request: Request = JSON.parse(String(data));
      seen.push(request);
      behave(request, socket);
    }),
  );
  stops.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { seen, server, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
};
const send = (socket: WebSocket, body: object) => socket.send(JSON.stringify({ jsonrpc: "2.0", ...body }));
const tell = (socket: WebSocket, topic: string, data: unknown) =>
  send(socket, { method: "subscription", params: { topic, data } });

/** Lets everybody in; `after` runs once trades are subscribed to. */
const hospitable =
  (after: (socket: WebSocket) => void): Behaviour =>
  ({ id, method, params }, socket) => {
    if (method === "ping") return send(socket, { id, result: "pong" });
    if (method === "authenticate") return send(socket, { id, result: { authenticated: true } });
    send(socket, { id, result: { subscribed: params?.topics } });
    if (String(params?.topics) === TRADES) after(socket);
  };

describe("the private stream of an account", () => {
  const KEY: Credential = { key: "the-key", secret: "the-secret", passphrase: "the-passphrase" };
  const login = async () => streamAt("ws://127.0.0.1:1").sign(openPlainCredential(KEY), 1_747_035_005_657);
  const count = (seen: readonly Request[], wanted: string) =>
    seen.filter(({ method }) => method === wanted).length;

  test("passes over what cannot be read, but tells that something happened", async () => {
    const { url } = await serve(
      hospitable((socket) => {
        tell(socket, TRADES, { event: "closed", trade: { id: "a-trade", pl: "a surprise" } });
        tell(socket, TRADES, { event: "closed", trade: { id: 7 } });
        tell(socket, TRADES, "<html>");
        socket.send("not JSON");
        tell(socket, "futures/inverse/btc_usd/lastPrice", { time: 1, lastPrice: 5 });
        tell(socket, "wallet/deposit", null);
      }),
    );
    const { heard } = listen(url, login);
    await vi.waitFor(() => expect(heard).toHaveLength(5), WAIT);
    expect(heard.filter((event) => event !== "up")).toEqual([
      { kind: "position-changed", positionId: "a-trade" },
      { kind: "position-changed", positionId: null },
      { kind: "position-changed", positionId: null },
      { kind: "balance-changed" },
    ]);
  });

  test("makes a login for each connection, without the secret in it", async () => {
    let connections = 0;
    const { url, seen } = await serve(
      hospitable((socket) => {
        connections += 1;
        if (connections < 3) socket.terminate();
      }),
    );
    const { heard } = listen(url, login);
    await vi.waitFor(() => expect(connections).toBe(3), WAIT);
    await vi.waitFor(() => expect(heard.at(-1)).toBe("up"), WAIT);
    const nonces = seen.filter(({ method }) => method === "authenticate").map(({ params }) => params?.nonce);
    expect(new Set(nonces).size).toBe(3);
    expect(JSON.stringify(seen)).not.toContain("the-secret");
  });

  test("asks a refused key again only after a long rest, and tells no part of it", async () => {
    const { url, seen } = await serve(({ id, method }, socket) => {
      if (method === "authenticate")
        send(socket, { id, error: { code: -32_001, message: "Api key the-key does not exist" } });
    });
    const { heard, stop } = listen(url, login);
    await vi.waitFor(() => expect(heard).toEqual(["down: Api key [redacted] does not exist"]), WAIT);
    // Meanwhile a connection that only breaks is tried again and again.
    const broken = await serve((_, socket) => socket.terminate());
    listen(broken.url, login);
    await vi.waitFor(() => expect(count(broken.seen, "authenticate")).toBeGreaterThan(5), WAIT);
    stop();
    expect(count(seen, "authenticate")).toBe(1);
  });

  test.each([
    ["there is no login", async () => null],
    ["making one fails", async () => Promise.reject(new Error("the database is away"))],
  ])("says nothing to the exchange while %s", async (_, none) => {
    const { url, seen } = await serve(hospitable(() => undefined));
    const { heard } = listen(url, none);
    await vi.waitFor(() => expect(heard).toEqual([expect.stringMatching(/^down/)]), WAIT);
    expect(count(seen, "authenticate")).toBe(0);
  });

  test("is silent once stopped", async () => {
    const { url, server } = await serve(hospitable(() => undefined));
    const { heard, stop } = listen(url, login);
    await vi.waitFor(() => expect(heard).toEqual(["up"]), WAIT);
    stop();
    await vi.waitFor(() => expect(server.clients.size).toBe(0), WAIT);
    expect(heard).toEqual(["up"]);
  });
});

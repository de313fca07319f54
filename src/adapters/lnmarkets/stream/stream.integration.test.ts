import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
import { priceFromUsd } from "#domain/units.ts";
import { createLnMarketsStream } from "../create-ln-markets-stream.ts";
import { readKeyPermissions } from "./read-key-permissions.ts";
import { signStream } from "./sign-stream.ts";
import type { StreamOptions } from "./stream-settings.ts";

type Request = { readonly id: string; readonly method: string; readonly params?: Record<string, unknown> };
type Behaviour = (request: Request, socket: WebSocket) => void;

const TOPIC = "futures/inverse/btc_usd/lastPrice";
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

const reply = (socket: WebSocket, id: string, body: object) =>
  socket.send(
    JSON.stringify({ jsonrpc: "2.0", id, usIn: 1, rateLimit: { remaining: 9, limit: 10 }, ...body }),
  );
const price = (socket: WebSocket, data: unknown, topic = TOPIC) =>
  socket.send(JSON.stringify({ jsonrpc: "2.0", method: "subscription", params: { topic, data } }));

const serve = async (behave: Behaviour) => {
  const seen: Request[] = [];
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  server.on("connection", (socket) => {
    socket.on("message", (data) => {
      const request: Request = JSON.parse(String(data));
      seen.push(request);
      behave(request, socket);
    });
  });
  stops.push(() => {
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  return { server, seen, url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
};

describe("the permissions of a key", () => {
  const CREDENTIAL = { key: "the-key", secret: "the-secret", passphrase: "the-passphrase" };
  const ask = (url: string) =>
    readKeyPermissions({
      url,
      credential: openPlainCredential(CREDENTIAL),
      now: () => 1_747_035_005_657,
      timeoutMs: 200,
      maxBytes: 4_096,
    });
  const knows =
    (signIn: object, whoami: object): Behaviour =>
    ({ id, method }, socket) =>
      reply(socket, id, method === "whoami" ? whoami : signIn);
  const signedIn = (permissions: readonly string[]) => ({ result: { authenticated: true, permissions } });
  const whoami = (permissions: readonly string[]) => ({
    result: { apiKey: "the-key", userId: "u", permissions },
  });

  test("are asked with a signature over timestamp and nonce", async () => {
    const { url, seen } = await serve(knows(signedIn(["account:read"]), whoami(["account:read"])));
    expect(await ask(url)).toEqual({ ok: true, value: ["account:read"] });
    const { nonce, signature, timestamp } = seen[0]?.params ?? {};
    expect(signature).toBe(signStream(openPlainCredential(CREDENTIAL), Number(timestamp), String(nonce)));
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(seen[0]?.params).toMatchObject({ key: "the-key", passphrase: "the-passphrase" });
    expect(JSON.stringify(seen)).not.toContain("the-secret");
  });

  test("are all that either answer names: one of them must not hide that a key withdraws", async () => {
    const write = "account:withdrawals:write";
    const { url } = await serve(knows(signedIn(["account:read"]), whoami(["account:read", write])));
    expect(await ask(url)).toEqual({ ok: true, value: ["account:read", write] });
  });

  test.each([
    ["an error", { error: { code: -32_001, message: "Api key the-key does not exist" } }],
    ["authenticated: false", { result: { authenticated: false, permissions: [] } }],
  ])("of a key that is refused with %s are unauthorized, without an echo of the key", async (_, signIn) => {
    const { url } = await serve(knows(signIn, whoami([])));
    const answer = await ask(url);
    expect(answer).toMatchObject({ ok: false, failure: { kind: "unauthorized" } });
    expect(JSON.stringify(answer)).not.toContain("the-key");
  });

  const TROUBLE: ReadonlyArray<readonly [string, Behaviour]> = [
    ["says nothing", () => undefined],
    ["hangs up", (_, socket) => socket.terminate()],
    ["talks nonsense", (_, socket) => socket.send("<html>")],
    [
      "answers without permissions",
      ({ id }, socket) => reply(socket, id, { result: { authenticated: true } }),
    ],
    ["answers too much", ({ id }, socket) => reply(socket, id, { result: "x".repeat(5_000) })],
    [
      "forgets whoami",
      ({ id, method }, socket) => {
        if (method === "authenticate") reply(socket, id, signedIn(["account:read"]));
      },
    ],
  ];
  test.each(TROUBLE)("are unavailable when the stream %s", async (_, behave) => {
    const { url } = await serve(behave);
    expect(await ask(url)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("are unavailable when nobody listens", async () => {
    const { server, url } = await serve(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    expect(await ask(url)).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });
});

describe("the price stream", () => {
  const start = (url: string, wanted: Partial<StreamOptions> = {}) => {
    const heard: unknown[] = [];
    const stream = createLnMarketsStream({
      url,
      timeoutMs: 200,
      pingEveryMs: 40,
      silenceMs: 120,
      firstRetryMs: 10,
      longestRetryMs: 20,
      random: () => 0,
      ...wanted,
    });
    const { stop } = stream.start({
      onPrice: (update) => heard.push(update),
      onDown: (reason) => heard.push(`down: ${reason}`),
      onUp: () => heard.push("up"),
    });
    stops.unshift(stop);
    return { heard, stop };
  };
  const subscribing =
    (after: (socket: WebSocket) => void): Behaviour =>
    ({ id, method }, socket) => {
      if (method === "ping") return reply(socket, id, { result: "pong" });
      reply(socket, id, { result: { subscribed: [TOPIC] } });
      after(socket);
    };
  const update = (dollars: number, at: number) => ({ last: priceFromUsd(dollars), at });

  test("passes on prices and leaves out what is none", async () => {
    const { url } = await serve(
      subscribing((socket) => {
        socket.send("not JSON");
        price(socket, { time: 1, lastPrice: null });
        price(socket, { time: 1, lastPrice: -5 });
        price(socket, { time: 1, lastPrice: 1e12 });
        price(socket, { time: 1, lastPrice: 5 }, "futures/inverse/btc_usd/index");
        price(socket, { time: 2, lastPrice: 100_000.5 });
        price(socket, { time: 3, lastPrice: 100_001 });
      }),
    );
    const { heard } = start(url);
    await vi.waitFor(() => expect(heard).toEqual(["up", update(100_000.5, 2), update(100_001, 3)]));
  });

  test("comes back and subscribes anew when it is cut, and says both once", async () => {
    let connections = 0;
    const { url, seen } = await serve(
      subscribing((socket) => {
        connections += 1;
        if (connections < 3) socket.terminate();
        else price(socket, { time: connections, lastPrice: 100_000 });
      }),
    );
    const { heard } = start(url);
    await vi.waitFor(() => expect(heard.at(-1)).toEqual(update(100_000, 3)));
    expect(seen.filter(({ method }) => method === "subscribe")).toHaveLength(3);
    expect(
      heard.filter((event) => event === "up").length -
        heard.filter((event) => String(event).startsWith("down")).length,
    ).toBeLessThanOrEqual(1);
  });

  test("notices a half-open socket by its silence and leaves it", async () => {
    let connections = 0;
    const { url } = await serve(({ id, method }, socket) => {
      if (method === "subscribe") connections += 1;
      if (connections > 1)
        subscribing((open) => price(open, { time: 9, lastPrice: 100_000 }))({ id, method }, socket);
      else if (method === "subscribe") reply(socket, id, { result: { subscribed: [TOPIC] } });
    });
    const { heard } = start(url);
    await vi.waitFor(() =>
      expect(heard).toEqual(["up", "down: silent for 120 ms", "up", update(100_000, 9)]),
    );
  });

  test("stays while pings are answered, however still the market is", async () => {
    const { url, seen } = await serve(subscribing(() => undefined));
    const { heard } = start(url, { silenceMs: 1_000 });
    const pings = () => seen.filter(({ method }) => method === "ping").length;
    // Forty pings take longer than the silence that would end it.
    await vi.waitFor(() => expect(pings()).toBeGreaterThan(40), { timeout: 20_000 });
    expect(heard).toEqual(["up"]);
  });

  test("is down, with the reason, when the topic is refused or nobody listens", async () => {
    const refusing = await serve(({ id }, socket) =>
      reply(socket, id, { error: { code: 1, message: "no such topic" } }),
    );
    const { heard } = start(refusing.url);
    await vi.waitFor(() => expect(heard).toEqual(["down: no such topic"]));
    const gone = await serve(() => undefined);
    await new Promise((resolve) => gone.server.close(resolve));
    const second = start(gone.url);
    await vi.waitFor(() => expect(second.heard).toEqual([expect.stringContaining("ECONNREFUSED")]));
  });

  test("is silent once stopped", async () => {
    const { url, server, seen } = await serve(
      subscribing((socket) => price(socket, { time: 1, lastPrice: 100_000 })),
    );
    const { heard, stop } = start(url);
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    stop();
    await vi.waitFor(() => expect(server.clients.size).toBe(0));
    expect(heard).toHaveLength(2);
    expect(seen.filter(({ method }) => method === "subscribe")).toHaveLength(1);
  });
});

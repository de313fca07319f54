import { once } from "node:events";
import {
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { watchArrivals, wireOf } from "../http/arrivals.ts";
import { plainListener } from "../http/packed-listener.ts";
import { createStreamPlaces, type StreamPlaces } from "../http/stream-places.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import { streamPast } from "./stream-past.ts";

const NOW = "2026-01-01T00:00:00.000Z";
const WHO = { userId: "a", sessionId: "s", lastEventId: null, lifeMs: 120_000 };

let last = 0;
let hub: LiveHub;
let server: Server;
let ids = 0;

/** As the framework hands a stream to the wire: a piece is asked for when the one before was written. */
const pipe = (body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> => {
  const left = new AbortController();
  response.once("close", () => left.abort());
  const sink = new WritableStream<Uint8Array>({
    write: (bytes) => void response.write(bytes),
    close: () => void response.end(),
  });
  return body.pipeTo(sink, { signal: left.signal }).catch(() => undefined);
};

const TYPE = { "content-type": "text/event-stream" };
let places: StreamPlaces;

const streamFor = (headers: Headers): Response => {
  const wire = wireOf(headers);
  if (wire === null) throw new Error("Nobody saw this request arrive");
  const held = places.hold("a", new Response(streamPast(hub, WHO, wire), { headers: TYPE }));
  if (held === null) throw new Error("No place is free");
  return held;
};

const byFramework = ({ headers }: IncomingMessage, response: ServerResponse): void => {
  const { body } = streamFor(new Headers({ "x-axisor-arrival": String(headers["x-axisor-arrival"]) }));
  response.writeHead(200, TYPE);
  if (body !== null) void pipe(body, response);
};

const past = plainListener(async (request) => streamFor(request.headers), {
  log: {
    error: (name, facts) => {
      throw new Error(`${name} ${JSON.stringify(facts)}`);
    },
  },
});

const open = async () => {
  const { port } = server.address() as AddressInfo;
  const request = get({ port, host: "127.0.0.1" });
  const [stream]: IncomingMessage[] = await once(request, "response");
  let heard = "";
  stream?.setEncoding("utf8").on("data", (text: string) => {
    heard += text;
  });
  stream?.on("error", () => undefined);
  await vi.waitFor(() => expect(heard).toContain("retry: 2000"));
  const over = once(request, "close");
  return { heard: () => heard, leave: () => request.destroy(), over };
};

const tell = async (price: number): Promise<void> => {
  last = price;
  await hub.tellPrices(NOW);
};

let unwatch: () => void;

beforeAll(() => {
  unwatch = watchArrivals({ newId: () => `arrival-${++ids}`, elapsed: () => 0, onEnd: () => undefined });
});
afterAll(() => unwatch());
beforeEach(async () => {
  const price = () => ({
    ...{ network: "paper" as const, last, readAt: NOW },
    ...{ fundingRateE9: null, fundingAt: null, provenance: null },
  });
  hub = createLiveHub({ prices: async () => [price()], marks: { of: async () => new Map() } }, "boot");
  places = createStreamPlaces();
});

const serve = async (listener: RequestListener): Promise<void> => {
  server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
};

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

describe.each([
  ["through the framework", byFramework],
  ["past it", past],
])("%s", (_, listener) => {
  test("a browser hears its greeting first and each price after, whole and in order", async () => {
    await serve(listener);
    const { heard } = await open();
    for (let price = 1; price <= 50; price += 1) await tell(price);
    await vi.waitFor(() => expect(heard()).toContain('"last":50,'));
    expect(heard().startsWith(": live\n\nretry: 2000\n\n")).toBe(true);
    const events = heard().trimEnd().split("\n\n").slice(2);
    expect(events.map((event) => /"last":(\d+)/.exec(event)?.[1])).toEqual(
      Array.from({ length: 50 }, (_, at) => String(at + 1)),
    );
  });

  test("whoever leaves is forgotten, and told nothing while that is not known yet", async () => {
    await serve(listener);
    const [one, other] = [await open(), await open()];
    expect(hub.size()).toBe(2);
    one.leave();
    for (let price = 1; price <= 50; price += 1) await tell(price);
    await vi.waitFor(() => expect(hub.size()).toBe(1));
    await vi.waitFor(() => expect(other.heard()).toContain('"last":50,'));
  });

  test("a stream that is ended ends on the wire too, and its listener is forgotten", async () => {
    await serve(listener);
    const { over } = await open();
    expect(hub.size()).toBe(1);
    places.endAll();
    await over;
    expect(hub.size()).toBe(0);
  });
});

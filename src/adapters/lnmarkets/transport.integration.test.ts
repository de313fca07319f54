import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { AnswerTrouble, ExchangeFailure } from "#ports/exchange.ts";
import { createTransport, type WireCall } from "./transport.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const READ: WireCall = { method: "GET", path: "/account", isSigned: false };
const WRITE: WireCall = { method: "POST", path: "/write", body: { a: 1 }, isSigned: false, signedAt: 1 };
const TIMEOUT_MS = 600;
const MAX_BYTES = 1_024;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A server that misbehaves as told, and a transport to it. */
const misbehaving = async (handler: Handler) => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const transport = createTransport({
    baseUrl: `http://127.0.0.1:${port}/v3`,
    now: () => 0,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  return { transport, seen, server };
};

const json = (response: ServerResponse, body: string) =>
  response.writeHead(200, { "content-type": "application/json" }).end(body);

const FAULTS: ReadonlyArray<readonly [name: string, handler: Handler, trouble: AnswerTrouble | null]> = [
  ["says nothing", () => undefined, "timed-out"],
  [
    "starts an answer and never ends it",
    (_, response) => response.writeHead(200).write('{"a":'),
    "timed-out",
  ],
  ["closes the connection after the request", (request) => request.socket.destroy(), null],
  ["resets the connection after the request", (request) => request.socket.resetAndDestroy(), null],
  [
    "breaks off in the middle of an answer",
    (request, response) => {
      response.writeHead(200, { "content-length": "100" }).write('{"a":');
      setTimeout(() => request.socket.destroy(), 5);
    },
    "timed-out",
  ],
  ["answers 500", (_, response) => response.writeHead(500).end("oops"), null],
  ["answers 503", (_, response) => response.writeHead(503).end("{}"), null],
  [
    "answers a page",
    (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
    "unreadable",
  ],
  ["answers half of a JSON", (_, response) => json(response, '{"a":1'), "unreadable"],
  ["answers NaN", (_, response) => json(response, '{"a":NaN}'), "unreadable"],
  ["answers nothing", (_, response) => response.writeHead(204).end(), "unreadable"],
  ["answers too much", (_, response) => json(response, `"${"x".repeat(MAX_BYTES)}"`), "unreadable"],
  [
    "answers without end",
    (request, response) => {
      const more = setInterval(() => response.write("x".repeat(300)), 5);
      request.socket.once("close", () => clearInterval(more));
    },
    "unreadable",
  ],
  [
    "sends us elsewhere",
    (_, response) => response.writeHead(307, { location: "/v3/elsewhere" }).end(),
    "unreadable",
  ],
  ["breaks the rules of HTTP", (request) => request.socket.end("HTTP/1.1 2000 OK\r\n\r\n"), null],
];

describe("when the exchange", () => {
  test.each(FAULTS)("%s, a write is sent once and its outcome is unknown", async (_, handler) => {
    const { transport, seen } = await misbehaving(handler);
    expect(await transport.send(WRITE)).toMatchObject({ failure: { kind: "outcome-unknown" } });
    expect(seen).toEqual(["POST /v3/write"]);
  });

  test.each(FAULTS)("%s, a read is unavailable after one request", async (_, handler, trouble) => {
    const { transport, seen } = await misbehaving(handler);
    const result = await transport.send(READ);
    expect(result).toMatchObject({ failure: { kind: "unavailable" } });
    expect((!result.ok && "trouble" in result.failure && result.failure.trouble) || null).toBe(trouble);
    expect(seen).toEqual(["GET /v3/account"]);
  });

  test("closes a kept connection just as a write leaves on it, the write is still sent at most once", async () => {
    const { transport, seen } = await misbehaving((request, response) => {
      if (request.method === "GET") json(response, "{}");
      else request.socket.destroy();
    });
    await transport.send(READ);
    expect(await transport.send(WRITE)).toMatchObject({ failure: { kind: "outcome-unknown" } });
    expect(seen).toEqual(["GET /v3/account", "POST /v3/write"]);
  });
});

describe("when nobody listens", () => {
  const failures: readonly (readonly [string, WireCall])[] = [
    ["a write", WRITE],
    ["a read", READ],
  ];
  test.each(failures)("%s is known not to have been sent", async (_, call) => {
    const { transport, server } = await misbehaving(() => undefined);
    await new Promise((resolve) => server.close(resolve));
    const result = await transport.send(call);
    const expected: Partial<ExchangeFailure> = {
      kind: "unavailable",
      message: expect.stringContaining("Nothing was sent"),
    };
    expect(result).toMatchObject({ failure: expected });
  });
});

test("an answer of just the allowed size is read", async () => {
  const body = `"${"x".repeat(MAX_BYTES - 2)}"`;
  const { transport } = await misbehaving((_, response) => json(response, body));
  expect(await transport.send(READ)).toMatchObject({ ok: true, value: { json: "x".repeat(MAX_BYTES - 2) } });
});

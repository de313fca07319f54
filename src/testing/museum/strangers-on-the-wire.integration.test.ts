import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createBreachedPasswords } from "#adapters/hibp/create-breached-passwords.ts";
import { openRpcSocket } from "#adapters/lnmarkets/stream/open-rpc-socket.ts";
import { createTransport } from "#adapters/lnmarkets/transport.ts";
import { createTelegramBot } from "#adapters/telegram/create-telegram-bot.ts";
import { createUpstashRateLimiter } from "#adapters/upstash/create-upstash-rate-limiter.ts";
import { trustAnyCertificate } from "../defects/trust-any-certificate.ts";
import { selfSignedCertificate } from "./self-signed-certificate.ts";
import { tellsApart } from "./tells-apart.ts";

/* A server that answers everything, under a certificate that nobody vouches for. */
let server: Server;
let host: string;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer(selfSignedCertificate(), (request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.end('{"time":"2026-01-01T00:00:00.000Z"}');
  });
  server.on("upgrade", (request, socket) => {
    heard.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  heard.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const SELF_SIGNED = /DEPTH_ZERO_SELF_SIGNED_CERT|self-signed certificate/;

test("B13 requests to the exchange are not sent to a server that only vouches for itself", async () => {
  const check = async (open: typeof createTransport) => {
    const transport = open({ baseUrl: `https://${host}/v3`, now: () => 0 });
    const answer = await transport.send({ method: "GET", path: "/time", isSigned: false });
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: "unavailable", message: expect.stringMatching(SELF_SIGNED) },
    });
    expect(heard).toEqual([]);
  };
  await tellsApart(check, createTransport, trustAnyCertificate);
});

test("B13 neither is the stream opened to it", async () => {
  const reason = await new Promise<string>((resolve) => {
    const url = `wss://${host}/v1`;
    openRpcSocket({
      url,
      timeoutMs: 2_000,
      maxBytes: 1_024,
      onOpen: () => resolve("open"),
      onClose: resolve,
    });
  });
  expect(reason).toMatch(SELF_SIGNED);
  expect(heard).toEqual([]);
});

test("B13 nor does the Telegram bot tell its token, or anything else, to such a server", async () => {
  const bot = createTelegramBot({ token: `1:${"museum".repeat(5)}`, apiRoot: `https://${host}` });
  const message = { text: "Liquidation is near.", buttons: [], isLoud: true };
  expect((await bot.send(1, message)).ok).toBe(false);
  expect((await bot.updates(null, 0, new AbortController().signal)).ok).toBe(false);
  expect(heard).toEqual([]);
});

test("B13 nor is it asked about a password, nor are counters kept there", async () => {
  const passwords = createBreachedPasswords({ baseUrl: `https://${host}` });
  expect((await passwords.isBreached("four unrelated words serve")).ok).toBe(false);
  const limiter = createUpstashRateLimiter({ url: `https://${host}`, token: "none", timeoutMs: 2_000 });
  expect((await limiter.take("trader", { name: "museum", limit: 1, windowMs: 1_000 })).ok).toBe(false);
  expect(heard).toEqual([]);
});

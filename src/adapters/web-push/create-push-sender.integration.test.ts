import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { makeVapidKeys } from "#cli/infra/make-vapid-keys.ts";
import type { Message } from "#ports/channels.ts";
import { selfSignedCertificate } from "#testing/museum/self-signed-certificate.ts";
import { type PushStandIn, startPushService } from "#testing/told/start-push-service.ts";
import { createPushSender } from "./create-push-sender.ts";
import { postPush } from "./post-push.ts";

const ID = "0f9f6f0e-1d57-4b0e-9a5c-0d5a6b7c8d9e";
const MESSAGE: Message = {
  key: "11111111-1d57-4b0e-9a5c-0d5a6b7c8d9e",
  notificationId: ID,
  event: "guard",
  severity: "danger",
  title: "O guardião não pode agir na posição.",
  lines: ["Liquidação 63.289 → 59.943.", "5,0 % → 10,0 % de distância."],
  locale: "pt-BR",
  timeZone: "America/Sao_Paulo",
  at: Date.UTC(2026, 10, 23, 17, 26),
  isLoud: true,
  wantsAnswer: true,
  path: "/positions/1",
  position: { accountId: "a", positionId: "p" },
};
const KEYS = makeVapidKeys();
const OK = { ok: true, value: undefined };

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0)) await part.stop();
});

const start = async (options: Parameters<typeof startPushService>[0] = {}): Promise<PushStandIn> => {
  const service = await startPushService(options);
  running.push(service);
  return service;
};

const senderFor = (service: PushStandIn, more: Partial<Parameters<typeof createPushSender>[0]> = {}) =>
  createPushSender({
    ...KEYS,
    subject: "mailto:ops@axisor.example",
    clock: Date.now,
    allowed: [service.place],
    ...more,
  });

const failure = (kind: string, words: RegExp, retryAfterMs: number | null = null) => ({
  ok: false,
  failure: { kind, words: expect.stringMatching(words), retryAfterMs },
});

describe("a push", () => {
  test("arrives encrypted for one browser, signed by us, and decrypts to what was told", async () => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    expect(await senderFor(service).send(address, MESSAGE)).toEqual(OK);
    const [push] = service.received();
    expect(push).toMatchObject({
      endpoint: address.endpoint,
      ttl: 900,
      urgency: "high",
      topic: "0f9f6f0e1d574b0e9a5c0d5a6b7c8d9e",
      vapid: { aud: service.origin, sub: "mailto:ops@axisor.example" },
    });
    expect(push?.payload).toEqual({
      v: 1,
      id: ID,
      key: MESSAGE.key,
      title: MESSAGE.title,
      body: "Liquidação 63.289 → 59.943.\n5,0 % → 10,0 % de distância.",
      severity: "danger",
      silent: false,
      wantsAnswer: true,
      path: "/positions/1",
      position: { accountId: "a", positionId: "p" },
      at: MESSAGE.at,
      locale: "pt-BR",
    });
  });

  test.each([
    [{ severity: "danger", isLoud: false }, 900, "low"],
    [{ severity: "warning", isLoud: true }, 3_600, "normal"],
    [{ severity: "info", isLoud: true }, 21_600, "normal"],
    [{ severity: "info", isLoud: false }, 21_600, "low"],
  ] as const)("of %j is kept for %i s, in a %s hurry", async (how, ttl, urgency) => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    expect(await senderFor(service).send(address, { ...MESSAGE, ...how })).toEqual(OK);
    expect(service.received()).toMatchObject([{ ttl, urgency }]);
  });

  test("of the longest message there is fits", async () => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    const lines = Array.from({ length: 50 }, () => "📉".repeat(200));
    expect(await senderFor(service).send(address, { ...MESSAGE, title: "ã".repeat(900), lines })).toEqual(OK);
    expect(service.received()[0]?.bytes).toBeLessThan(3_200);
  });

  test("that is sent again is the same push by its topic", async () => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    const sender = senderFor(service);
    await sender.send(address, MESSAGE);
    await sender.send(address, MESSAGE);
    await sender.send(address, { ...MESSAGE, notificationId: MESSAGE.key });
    const topics = service.received().map(({ topic }) => topic);
    expect(topics).toHaveLength(3);
    expect(new Set(topics).size).toBe(2);
  });

  test("goes by https to a service of our own that vouches for itself, if we trust it, and not else", async () => {
    const certificate = selfSignedCertificate();
    const service = await start({ certificate });
    const address = service.subscribe(KEYS.publicKey);
    expect(await senderFor(service).send(address, MESSAGE)).toEqual(failure("unavailable", /did not answer/));
    expect(await senderFor(service, { ca: certificate.cert }).send(address, MESSAGE)).toEqual(OK);
    expect(service.received()).toHaveLength(1);
  });
});

describe("a push that did not arrive", () => {
  test.each([
    ["gone", "gone", /ended its subscription \(410\)/, null],
    ["missing", "gone", /ended its subscription \(404\)/, null],
    ["busy", "unavailable", /takes nothing now \(429\)/, 30_000],
    ["broken", "unavailable", /takes nothing now \(500\)/, null],
    ["refuses", "refused", /refused the message \(403\)/, null],
    ["redirects", "refused", /refused the message \(307\)/, null],
    ["hangs", "unavailable", /did not answer/, null],
    ["down", "unavailable", /did not answer/, null],
  ] as const)(
    "because the service %s is %s, and the next one may",
    async (fault, kind, words, retryAfterMs) => {
      const service = await start();
      const address = service.subscribe(KEYS.publicKey);
      const sender = senderFor(service, { timeoutMs: 500 });
      service.setFault(fault);
      expect(await sender.send(address, MESSAGE)).toEqual(failure(kind, words, retryAfterMs));
      expect(service.received()).toEqual([]);
      expect(service.strayed).toEqual([]);
      service.setFault(null);
      expect(await sender.send(address, MESSAGE)).toEqual(OK);
    },
  );

  test("because the browser ended its subscription is gone for good", async () => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    service.unsubscribe(address.endpoint);
    expect(await senderFor(service).send(address, MESSAGE)).toEqual(failure("gone", /410/));
  });

  test("because it subscribed to another key is refused, not gone", async () => {
    const service = await start();
    const address = service.subscribe(makeVapidKeys().publicKey);
    expect(await senderFor(service).send(address, MESSAGE)).toEqual(failure("refused", /403/));
  });

  test("because nothing can be encrypted for it is gone, and nobody is asked", async () => {
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    const offCurve = Buffer.concat([Buffer.of(4), Buffer.alloc(64, 1)]).toString("base64url");
    for (const keys of [{ p256dh: "short" }, { p256dh: offCurve }, { auth: "" }, { auth: "<script>" }]) {
      expect(await senderFor(service).send({ ...address, ...keys }, MESSAGE)).toEqual(
        failure("gone", /keys are none/),
      );
    }
  });
});

describe("an endpoint that is no push service's", () => {
  let server: Server;
  const heard: string[] = [];

  test("is not connected to", async () => {
    heard.length = 0;
    server = createServer((request, response) => {
      heard.push(request.url ?? "");
      response.writeHead(201).end();
    });
    server.on("connection", () => heard.push("connection"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    running.push({ stop: () => new Promise((resolve) => void server.close(() => resolve())) });
    const { port } = server.address() as AddressInfo;
    const service = await start();
    const address = service.subscribe(KEYS.publicKey);
    for (const endpoint of [
      `http://127.0.0.1:${port}/push/1`,
      `https://127.0.0.1:${port}/push/1`,
      `http://localhost:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://${service.place}@127.0.0.1:${port}/`,
      `http://127.0.0.1:${port}\\@${service.place}/`,
      `http://${service.place}\\@127.0.0.1:${port}/`,
      "https://169.254.169.254/latest/meta-data",
    ]) {
      expect([endpoint, await senderFor(service).send({ ...address, endpoint }, MESSAGE)]).toEqual([
        endpoint,
        failure("refused", /no push service's/),
      ]);
    }
    expect(heard).toEqual([]);
    expect(service.received()).toEqual([]);
  });
});

test("a push service's name that leads into our own network is not connected to", async () => {
  const service = await start();
  const url = service.origin.replace("127.0.0.1", "localhost");
  const push = { url: `${url}/push/1`, headers: {}, body: Buffer.of(1), timeoutMs: 1_000, ca: undefined };
  await expect(postPush({ ...push, mayBePrivate: false })).rejects.toThrow(/not public/);
  expect(await postPush({ ...push, mayBePrivate: true })).toMatchObject({ status: 410 });
});

describe("a sender", () => {
  const make = (more: object) => () =>
    createPushSender({ ...KEYS, subject: "mailto:ops@axisor.example", clock: Date.now, ...more });

  test("tells browsers the key they subscribe with", () => {
    expect(make({})().publicKey).toBe(KEYS.publicKey);
  });

  test("is not made of halves that do not belong together, nor without a way to reach whoever runs it", () => {
    expect(make({ publicKey: makeVapidKeys().publicKey })).toThrow(/no pair/);
    expect(make({ privateKey: "" })).toThrow(/no pair/);
    expect(make({ publicKey: "AAAA" })).toThrow(/no pair/);
    expect(make({ subject: "ops@axisor.example" })).toThrow(/way to reach you/);
  });
});

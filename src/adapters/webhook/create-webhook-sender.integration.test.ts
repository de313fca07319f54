import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMessage } from "#testing/builders/a-message.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { runs } from "#testing/infra/runs.ts";
import { selfSignedCertificate } from "#testing/museum/self-signed-certificate.ts";
import { startWebhookReceiver } from "#testing/told/start-webhook-receiver.ts";
import { createWebhookVerifier } from "#testing/told/verify-webhook.ts";
import { createWebhookSender, type WebhookSettings } from "./create-webhook-sender.ts";
import type { Resolve } from "./find-public-address.ts";

const SECRET = "a secret that was shown once";
const secret = () => new TextEncoder().encode(SECRET);
const NOW = Date.UTC(2026, 10, 28, 12);

type Receiver = Awaited<ReturnType<typeof startWebhookReceiver>>;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startWebhookReceiver();
});
afterEach(() => receiver.stop());

const senderTo = (more: Partial<WebhookSettings> = {}) =>
  createWebhookSender({
    clock: () => NOW,
    allowed: [receiver.host],
    origin: "https://axisor.example",
    timeoutMs: 500,
    ...more,
  });

const post = (message = aMessage(), more: Partial<WebhookSettings> = {}, url = receiver.url) =>
  senderTo(more).send({ url, secret: secret() }, message);

describe("a webhook", () => {
  test("arrives signed, with its time and its key, and says what happened", async () => {
    expect(await post()).toEqual({ ok: true, value: undefined });
    const [hook] = receiver.received;
    expect(hook?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Axisor",
      "idempotency-key": aMessage().key,
      "axisor-timestamp": String(NOW / 1_000),
    });
    expect(receiver.payloads()).toEqual([
      {
        version: 1,
        id: aMessage().key,
        notificationId: aMessage().notificationId,
        event: "guard",
        severity: "danger",
        title: "A guard could not add margin.",
        lines: ["It needs 76,471 sats.", "There are 20,000 sats."],
        language: "en",
        at: "2026-11-28T12:00:00.000Z",
        url: `https://axisor.example${aMessage().path}`,
        silent: false,
        wantsAcknowledgement: true,
      },
    ]);
  });

  test("is believed once, while it is fresh, and only as it was sent", async () => {
    await post();
    const [hook] = receiver.received;
    const { headers = {}, body = "" } = hook ?? {};
    const verify = (now = NOW, key = SECRET) => createWebhookVerifier(key, () => now);
    const once = verify();
    expect([once(headers, body), once(headers, body)]).toEqual(["accepted", "replayed"]);
    expect(verify(NOW + 301_000)(headers, body)).toBe("stale");
    expect(verify(NOW - 301_000)(headers, body)).toBe("stale");
    expect(verify(NOW, "another secret")(headers, body)).toBe("forged");
    expect(verify()(headers, body.replace("76,471", "76,472"))).toBe("forged");
    expect(verify()({ ...headers, "axisor-timestamp": String(NOW / 1_000 + 1) }, body)).toBe("forged");
    expect(verify()({ ...headers, "idempotency-key": "another" }, body)).toBe("forged");
  });

  test("is checked by the recipe that traders are given", async () => {
    await post(aMessage(), { clock: Date.now });
    const document = await readFile("docs/webhooks.md", "utf8");
    const recipe = /```js\n([\s\S]*?)```/.exec(document)?.[1] ?? "";
    const { isFromAxisor } = await inPrivateDirectory(async (home) => {
      const file = join(home, "recipe.mjs");
      await writeFile(file, recipe);
      return (await import(file)) as {
        isFromAxisor: (headers: object, body: string, secret: string) => boolean;
      };
    });
    const { headers = {}, body = "" } = receiver.received[0] ?? {};
    expect(isFromAxisor(headers, body, "another")).toBe(false);
    expect(isFromAxisor(headers, `${body} `, SECRET)).toBe(false);
    expect(isFromAxisor(headers, body, SECRET)).toBe(true);
    expect(isFromAxisor(headers, body, SECRET)).toBe(false);
  });
});

describe("what a receiver answers", () => {
  test.each([
    [410, {}, "gone", null],
    [400, {}, "refused", null],
    [404, {}, "refused", null],
    [408, {}, "unavailable", null],
    [425, {}, "unavailable", null],
    [429, { "retry-after": "7" }, "unavailable", 7_000],
    [503, { "retry-after": "Sat, 28 Nov 2026 12:00:30 GMT" }, "unavailable", 30_000],
    [503, { "retry-after": "999999" }, "unavailable", 3_600_000],
    [503, { "retry-after": "soon" }, "unavailable", null],
    [500, {}, "unavailable", null],
  ] as const)("%i with %j is %s", async (status, headers, kind, retryAfterMs) => {
    receiver.answers({ kind: "status", status, headers });
    expect(await post()).toMatchObject({ ok: false, failure: { kind, retryAfterMs } });
  });

  test("is not followed anywhere", async () => {
    const inner = await startWebhookReceiver();
    for (const status of [301, 302, 303, 307, 308]) {
      receiver.answers({ kind: "status", status, headers: { location: inner.url } });
      expect(await post()).toMatchObject({ ok: false, failure: { kind: "refused" } });
    }
    expect(inner.connections()).toBe(0);
    await inner.stop();
  });

  test("takes no longer than it may, and no more room", async () => {
    receiver.answers({ kind: "hang" });
    expect(await post()).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    receiver.answers({ kind: "hang-up" });
    expect(await post()).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
    receiver.answers({ kind: "flood" });
    expect(await post()).toEqual({ ok: true, value: undefined });
    await receiver.stop();
    const gone = await post();
    expect(gone).toMatchObject({
      ok: false,
      failure: { kind: "unavailable", words: expect.stringMatching(/ECONNREFUSED/) },
    });
    receiver = await startWebhookReceiver();
  });

  test("says nothing of the address or the secret in the log's words", async () => {
    receiver.answers({ kind: "status", status: 500 });
    const failed = await post(aMessage(), {}, `${receiver.url}hook?token=canary`);
    expect(JSON.stringify(failed)).not.toMatch(/canary|127\.0\.0\.1|secret that/);
  });
});

describe("over https", () => {
  test("a certificate that nobody vouches for ends it before a byte is sent", async () => {
    const tls = selfSignedCertificate();
    const safe = await startWebhookReceiver(tls);
    const allowed = [safe.host];
    expect(await post(aMessage(), { allowed }, safe.url)).toMatchObject({
      ok: false,
      failure: { kind: "unavailable" },
    });
    expect(safe.received).toEqual([]);
    expect(await post(aMessage(), { allowed, ca: tls.cert }, safe.url)).toMatchObject({ ok: true });
    await safe.stop();
  });
});

describe("the way into our own network", () => {
  /** A name that answers as it is told, each time it is asked. */
  const naming = (...answers: ReadonlyArray<readonly string[]>) => {
    let asked = 0;
    const resolve: Resolve = async () => {
      const found = answers[Math.min(asked, answers.length - 1)] ?? [];
      asked += 1;
      return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    };
    return { resolve, asked: () => asked };
  };

  test.each([
    [["127.0.0.1"]],
    [["1.1.1.1", "127.0.0.1"]],
    [["127.0.0.1", "1.1.1.1"]],
    [["2606:4700::1", "::1"]],
    [["::ffff:127.0.0.1"]],
    [["169.254.169.254"]],
    [["0.0.0.0"]],
  ])("is shut for a name that leads to %j", async (addresses) => {
    const { resolve } = naming(addresses);
    const sent = await post(aMessage(), { resolve, allowed: [] }, "https://example.org/");
    expect(sent).toMatchObject({ ok: false, failure: { kind: "refused" } });
    expect(receiver.connections()).toBe(0);
  });

  test("a name that nobody knows is not refused for good", async () => {
    const { resolve } = naming([]);
    const sent = await post(aMessage(), { resolve, allowed: [] }, "https://example.org/");
    expect(sent).toMatchObject({ ok: false, failure: { kind: "unavailable" } });
  });

  test("stays shut however often a name changes its mind: it is asked once, and that answer is connected to", async () => {
    // The receiver's own port stands for 443: were the name asked again, the connection would come here.
    const host = `rebind.example.org:${receiver.port}`;
    for (let attempt = 0; attempt < runs(1_000); attempt++) {
      const { resolve, asked } = naming(["192.0.2.1"], ["127.0.0.1"]);
      const sent = await senderTo({ resolve, allowed: [host], timeoutMs: 20 }).send(
        { url: `http://${host}/`, secret: secret() },
        aMessage(),
      );
      expect(sent.ok).toBe(false);
      expect(asked()).toBe(1);
    }
    expect(receiver.connections()).toBe(0);
  }, 60_000);
});

import { describe, expect, test } from "vitest";
import type { Result } from "#domain/result.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { signRequest } from "./sign-request.ts";
import { createTransport, type TransportOptions, type WireCall } from "./transport.ts";

const CREDENTIAL = { key: "the-key", secret: "the-secret", passphrase: 'pass "phrase"' };
const READ: WireCall = { method: "GET", path: "/account", isSigned: true };
const WRITE: WireCall = {
  method: "POST",
  path: "/futures/isolated/trade/add-margin",
  body: { amount: 5, id: "a" },
  isSigned: true,
  signedAt: 1_000,
};

type Sent = { readonly url: string; readonly init: RequestInit };
type Answerer = () => Response | Error;

const answer =
  (status: number, body = "{}", headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(body, { status, headers });

/** What fetch throws when the wire fails, with the system's code as its cause. */
const wireError = (code: string) => (): Error =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

const rig = (answers: readonly Answerer[], options: Pick<TransportOptions, "credential" | "pace"> = {}) => {
  const sent: Sent[] = [];
  const slept: number[] = [];
  let time = 10_000;
  const transport = createTransport({
    baseUrl: "http://exchange.test/v3/",
    now: () => time++,
    credential: CREDENTIAL,
    ...options,
    random: () => 0.5,
    sleep: async (ms) => void slept.push(ms),
    fetch: async (url, init) => {
      sent.push({ url, init });
      const given = answers[Math.min(sent.length, answers.length) - 1]?.() ?? new Error("no answer planned");
      if (given instanceof Error) throw given;
      return given;
    },
  });
  return { transport, sent, slept };
};

const header = (sent: Sent | undefined, name: string) => new Headers(sent?.init.headers).get(name);
const kind = (result: Result<unknown, ExchangeFailure>) => (result.ok ? "ok" : result.failure.kind);

describe("a write", () => {
  const TROUBLE: ReadonlyArray<readonly [name: string, trouble: Answerer, kind: ExchangeFailure["kind"]]> = [
    ["status 500", answer(500), "outcome-unknown"],
    ["status 503", answer(503, '{"message":"Trading engine is temporarily unavailable"}'), "outcome-unknown"],
    ["status 408", answer(408), "outcome-unknown"],
    ["a redirect", answer(302, "", { location: "http://elsewhere.test" }), "outcome-unknown"],
    ["a page instead of JSON", answer(200, "<html>hello</html>"), "outcome-unknown"],
    ["an empty answer", answer(200, ""), "outcome-unknown"],
    ["a reset connection", wireError("ECONNRESET"), "outcome-unknown"],
    ["a socket that ends", wireError("UND_ERR_SOCKET"), "outcome-unknown"],
    ["an error nobody knows", () => new Error("?"), "outcome-unknown"],
    ["a refused connection", wireError("ECONNREFUSED"), "unavailable"],
    ["an unknown host", wireError("ENOTFOUND"), "unavailable"],
    ["a foreign certificate", wireError("ERR_TLS_CERT_ALTNAME_INVALID"), "unavailable"],
    ["status 400", answer(400), "rejected"],
    ["status 404", answer(404, "<html>not here</html>"), "rejected"],
    ["status 418", answer(418), "rejected"],
    ["status 401", answer(401), "unauthorized"],
    ["status 403", answer(403), "unauthorized"],
    ["status 429", answer(429), "rate-limited"],
  ];

  test.each(TROUBLE)("is sent once whatever happens: %s", async (_, trouble, expected) => {
    const { transport, sent, slept } = rig([trouble]);
    expect(kind(await transport.send(WRITE))).toBe(expected);
    expect(sent).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test("carries the time it was frozen at and a signature of the bytes it sends", async () => {
    const { transport, sent } = rig([answer(200)]);
    await transport.send(WRITE);
    const data = '{"amount":5,"id":"a"}';
    const parts = { timestamp: 1_000, method: "POST", pathname: `/v3${WRITE.path}`, data };
    expect(sent[0]?.init.body).toBe(data);
    expect(header(sent[0], "lnm-access-timestamp")).toBe("1000");
    expect(header(sent[0], "lnm-access-signature")).toBe(signRequest("the-secret", parts));
    expect(sent[0]?.init).toMatchObject({ redirect: "manual", cache: "no-store" });
  });

  test("without its time is a defect, and nothing leaves", async () => {
    const { transport, sent } = rig([answer(200)]);
    const { signedAt: _, ...untimed } = WRITE;
    await expect(transport.send(untimed)).rejects.toThrow("needs the time it is signed at");
    expect(sent).toEqual([]);
  });
});

describe("a read", () => {
  test.each([
    ["status 429", answer(429)],
    ["status 502", answer(502)],
    ["status 503", answer(503)],
    ["status 504", answer(504)],
    ["a refused connection", wireError("ECONNREFUSED")],
    ["a reset connection", wireError("ECONNRESET")],
  ])("is asked again after %s, signed anew", async (_, trouble) => {
    const { transport, sent } = rig([trouble, answer(200, '{"a":1}')]);
    expect(await transport.send(READ)).toEqual({ ok: true, value: { json: { a: 1 }, raw: '{"a":1}' } });
    expect(sent).toHaveLength(2);
    expect(header(sent[0], "lnm-access-timestamp")).not.toBe(header(sent[1], "lnm-access-timestamp"));
  });

  test("is given up after two more tries, waiting longer each time", async () => {
    const { transport, sent, slept } = rig([answer(503)]);
    expect(kind(await transport.send(READ))).toBe("unavailable");
    expect(sent).toHaveLength(3);
    expect(slept).toEqual([100, 200]);
  });

  test("waits as long as it is told, and a little more", async () => {
    const { transport, slept } = rig([answer(429, "{}", { "retry-after": "2" }), answer(200)]);
    expect(kind(await transport.send(READ))).toBe("ok");
    expect(slept).toEqual([2_100]);
  });

  test("does not sleep through a long pause: the caller is told of it, up to a minute", async () => {
    const { transport, sent } = rig([answer(429, "{}", { "retry-after": "3600" })]);
    const result = await transport.send(READ);
    expect(result).toMatchObject({ failure: { kind: "rate-limited", retryAfterMs: 60_000 } });
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["status 400", answer(400), "rejected"],
    ["status 401", answer(401), "unauthorized"],
    ["status 500", answer(500), "unavailable"],
    ["a redirect", answer(301), "unavailable"],
    ["a page instead of JSON", answer(200, "<html>"), "unavailable"],
    ["NaN", answer(200, '{"balance":NaN}'), "unavailable"],
  ])("is not asked again after %s", async (_, trouble, expected) => {
    const { transport, sent } = rig([trouble]);
    expect(kind(await transport.send(READ))).toBe(expected);
    expect(sent).toHaveLength(1);
  });
});

describe("a failure", () => {
  test("tells what the exchange said", async () => {
    const body = '{"code":"BAD_REQUEST","message":"You do not own this trade"}';
    const { transport } = rig([answer(400, body)]);
    expect(await transport.send(WRITE)).toEqual({
      ok: false,
      failure: {
        kind: "rejected",
        status: 400,
        code: "BAD_REQUEST",
        message: "You do not own this trade",
        raw: body,
      },
    });
  });

  test("says what to check when it is a redirect", async () => {
    const { transport } = rig([answer(302)]);
    expect(await transport.send(READ)).toMatchObject({
      failure: { message: expect.stringContaining("check the base URL") },
    });
  });

  test.each([400, 401, 500])("never repeats a credential the exchange echoed (%i)", async (status) => {
    const echo = JSON.stringify({ message: `bad: ${Object.values(CREDENTIAL).join(" ")}` });
    const page = `${echo}${encodeURIComponent(CREDENTIAL.passphrase)}`;
    for (const body of [echo, page]) {
      const { transport } = rig([answer(status, body)]);
      const said = JSON.stringify(await transport.send(WRITE));
      expect(said).toContain("[redacted]");
      for (const part of ["the-key", "the-secret", "phrase", "%22phrase"]) expect(said).not.toContain(part);
    }
  });

  test("keeps at most 2 KB of what was said, and no half of a secret at the cut", async () => {
    const { transport } = rig([answer(400, "x".repeat(2_043) + CREDENTIAL.secret.repeat(400))]);
    const result = await transport.send(WRITE);
    if (result.ok || result.failure.kind !== "rejected") throw new Error("expected a rejection");
    expect(Buffer.byteLength(result.failure.raw)).toBeLessThanOrEqual(2_048);
    expect(result.failure.raw).not.toContain("the-s");
  });
});

test.each(["new\nline", "пароль"])(
  "a passphrase that cannot be sent (%j) is named, and nothing leaves",
  async (passphrase) => {
    const { transport, sent } = rig([answer(200)], { credential: { ...CREDENTIAL, passphrase } });
    const result = await transport.send(READ);
    expect(result).toMatchObject({
      failure: { kind: "unauthorized", message: expect.stringContaining("Copy both again") },
    });
    expect(JSON.stringify(result)).not.toContain(passphrase);
    expect(sent).toEqual([]);
  },
);

test("a credential spelled in escapes is not repeated either", async () => {
  const credential = { key: "the-key", secret: "the-secret", passphrase: "café au lait" };
  const escaped = '{"message":"no: caf\\u00e9 au lait, the\\u002dsecret"}';
  const { transport } = rig([answer(400, escaped)], { credential });
  const result = await transport.send(WRITE);
  expect(result).toMatchObject({ failure: { message: "no: [redacted], [redacted]" } });
  expect(JSON.stringify(result)).not.toContain("au lait");
});

describe("in a line", () => {
  const queued = (turns: readonly (number | null)[], answers: readonly Answerer[]) => {
    const left = [...turns];
    const asked: boolean[] = [];
    const take = (isWrite: boolean) => {
      asked.push(isWrite);
      return left.shift() ?? null;
    };
    return { asked, ...rig(answers, { pace: { take, isIdle: () => false } }) };
  };

  test("a request waits its turn, and so does each retry", async () => {
    const { transport, slept, asked } = queued([0, 250], [answer(503), answer(200)]);
    expect(kind(await transport.send(READ))).toBe("ok");
    expect(slept).toEqual([100, 250]);
    expect(asked).toEqual([false, false]);
  });

  test("that is too long a request is turned away unsent", async () => {
    const { transport, sent } = queued([null], [answer(200)]);
    expect(await transport.send(READ)).toMatchObject({
      failure: { kind: "rate-limited", retryAfterMs: 5_000 },
    });
    expect(sent).toEqual([]);
  });

  test("a write says that it is one", async () => {
    const { transport, asked, sent } = queued([0], [answer(200)]);
    await transport.send(WRITE);
    expect([asked, sent.length]).toEqual([[true], 1]);
  });
});

test("a public call carries no header of a credential", async () => {
  const { transport, sent } = rig([answer(200)]);
  await transport.send({ method: "GET", path: "/futures/ticker", isSigned: false });
  expect([...new Headers(sent[0]?.init.headers).keys()]).toEqual(["accept"]);
});

import { describe, expect, test } from "vitest";
import { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
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

const rig = (answers: readonly Answerer[], options: Pick<TransportOptions, "credential" | "stamp"> = {}) => {
  const sent: Sent[] = [];
  let time = 10_000;
  const transport = createTransport({
    baseUrl: "http://exchange.test/v3/",
    now: () => time++,
    credential: openPlainCredential(CREDENTIAL),
    ...options,
    fetch: async (url, init) => {
      sent.push({ url, init });
      const given = answers[Math.min(sent.length, answers.length) - 1]?.() ?? new Error("no answer planned");
      if (given instanceof Error) throw given;
      return given;
    },
  });
  return { transport, sent };
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
    ["status 401", answer(401, '{"message":"Api key does not exist"}'), "unauthorized"],
    ["status 403", answer(403, '{"code":"FORBIDDEN"}'), "unauthorized"],
    ["a page with status 403", answer(403, "<html>blocked</html>"), "outcome-unknown"],
    ["status 429", answer(429), "rate-limited"],
  ];

  test.each(TROUBLE)("is sent once whatever happens: %s", async (_, trouble, expected) => {
    const { transport, sent } = rig([trouble]);
    expect(kind(await transport.send(WRITE))).toBe(expected);
    expect(sent).toHaveLength(1);
  });

  test("carries the time it was frozen at and a signature of the bytes it sends", async () => {
    const { transport, sent } = rig([answer(200)]);
    await transport.send(WRITE);
    const data = '{"amount":5,"id":"a"}';
    const parts = { timestamp: 1_000, method: "POST", pathname: `/v3${WRITE.path}`, data };
    expect(sent[0]?.init.body).toBe(data);
    expect(header(sent[0], "lnm-access-timestamp")).toBe("1000");
    expect(header(sent[0], "lnm-access-signature")).toBe(signRequest(openPlainCredential(CREDENTIAL), parts));
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
  test("is signed by the exchange's clock where that is known, and not by ours", async () => {
    const { transport, sent } = rig([answer(200)], { stamp: () => 40_000.7 });
    await transport.send(READ);
    expect(header(sent[0], "lnm-access-timestamp")).toBe("40000");
  });

  test("is signed by the clock as it leaves", async () => {
    const { transport, sent } = rig([answer(200, '{"a":1}')]);
    expect(await transport.send(READ)).toEqual({ ok: true, value: { json: { a: 1 }, raw: '{"a":1}' } });
    await transport.send(READ);
    expect(sent.map((request) => header(request, "lnm-access-timestamp"))).toEqual(["10000", "10002"]);
  });

  const TROUBLE: ReadonlyArray<readonly [name: string, trouble: Answerer, why: string | undefined]> = [
    ["status 500", answer(500), undefined],
    ["status 503", answer(503), undefined],
    ["a refused connection", wireError("ECONNREFUSED"), undefined],
    ["a reset connection", wireError("ECONNRESET"), undefined],
    ["status 408", answer(408), "timed-out"],
    ["a redirect", answer(301), "unreadable"],
    ["a page instead of JSON", answer(200, "<html>"), "unreadable"],
    ["NaN", answer(200, '{"balance":NaN}'), "unreadable"],
  ];

  test.each(TROUBLE)("is sent once, and says whether asking again may help: %s", async (_, trouble, why) => {
    const { transport, sent } = rig([trouble]);
    const result = await transport.send(READ);
    expect(kind(result)).toBe("unavailable");
    expect(!result.ok && "trouble" in result.failure ? result.failure.trouble : undefined).toBe(why);
    expect(sent).toHaveLength(1);
  });

  test("that should wait long is told how long, up to a minute", async () => {
    const { transport } = rig([answer(429, "{}", { "retry-after": "3600" })]);
    const result = await transport.send(READ);
    expect(result).toMatchObject({ failure: { kind: "rate-limited", retryAfterMs: 60_000 } });
  });
});

describe("a refusal of the key", () => {
  const kindOf = async (status: number, body: string) => {
    const { transport } = rig([answer(status, body)]);
    return kind(await transport.send(READ));
  };

  test.each([
    '{"message":"Api key does not exist"}',
    '{"code":"UNAUTHORIZED","message":"Signature is not valid","details":{}}',
    '{"code":"FORBIDDEN"}',
    '{"error":"Unauthorized"}',
  ])("is the exchange's own error, however it words it: %s", async (body) => {
    expect(await kindOf(401, body)).toBe("unauthorized");
    expect(await kindOf(403, body)).toBe("unauthorized");
  });

  test.each([
    "",
    "<html><h1>403 Forbidden</h1></html>",
    "error code: 1020",
    '"Forbidden"',
    "[]",
    "{}",
    '{"type":"https://cdn.test/errors/1020","title":"Access denied","status":403,"cloudflare_error":true}',
    '{"message":""}',
    '{"message":',
  ])("is not what somebody on the way says, who knows no keys: %j", async (body) => {
    expect(await kindOf(401, body)).toBe("unavailable");
    expect(await kindOf(403, body)).toBe("unavailable");
  });

  test("by somebody on the way tells that, and counts as an answer that cannot be read", async () => {
    const { transport } = rig([answer(403, "<html>blocked</html>")]);
    expect(await transport.send(READ)).toMatchObject({
      failure: {
        message: expect.stringContaining("status 403, not in LN Markets' own words"),
        raw: "<html>blocked</html>",
        trouble: "unreadable",
      },
    });
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
    const { transport, sent } = rig([answer(200)], {
      credential: openPlainCredential({ ...CREDENTIAL, passphrase }),
    });
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
  const { transport } = rig([answer(400, escaped)], { credential: openPlainCredential(credential) });
  const result = await transport.send(WRITE);
  expect(result).toMatchObject({ failure: { message: "no: [redacted], [redacted]" } });
  expect(JSON.stringify(result)).not.toContain("au lait");
});

test("a public call carries no header of a credential", async () => {
  const { transport, sent } = rig([answer(200)]);
  await transport.send({ method: "GET", path: "/futures/ticker", isSigned: false });
  expect([...new Headers(sent[0]?.init.headers).keys()]).toEqual(["accept"]);
});

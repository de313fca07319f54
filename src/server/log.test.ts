import { describe, expect, test } from "vitest";
import { aLog } from "#testing/server/a-log.ts";

const CANARY = "canary-9c2e";

function logged(fields: Record<string, unknown>): string {
  const { log, lines } = aLog();
  log.info("something-happened", fields);
  return lines.join("");
}

describe("the log", () => {
  test("writes one JSON line with the time in UTC, the event and its fields", () => {
    const line = JSON.parse(logged({ accountId: "a1", amountSats: 5 }));
    expect(line).toMatchObject({ event: "something-happened", fields: { accountId: "a1", amountSats: 5 } });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test.each([
    "password",
    "passwordHash",
    "passphrase",
    "secret",
    "apiSecret",
    "CRON_SECRET",
    "VAULT_KEY",
    "apiKey",
    "api_key",
    "key",
    "authorization",
    "Cookie",
    "set-cookie",
    "lnm-access-key",
    "LNM-ACCESS-SIGNATURE",
    "sessionToken",
    "sid",
    "totp",
    "credential",
    "ciphertext",
    "wrappedKey",
  ])("never writes what is called %s, at any depth", (name) => {
    const line = logged({ [name]: CANARY, deep: { list: [{ [name]: { inner: CANARY } }] } });
    expect(line).not.toContain(CANARY);
    expect(line).toContain("[redacted]");
  });

  test("keeps of an error its name, message, code and frames, through every cause", () => {
    const cause = Object.assign(new TypeError("the cause"), {
      code: "ECONNREFUSED",
      request: CANARY,
      query: CANARY,
    });
    const line = logged({ error: new Error(`Failed query: select 1\nparams: ${CANARY}`, { cause }) });
    expect(line).not.toContain(CANARY);
    for (const part of ["Failed query: select 1", "the cause", "TypeError", "ECONNREFUSED", "log.test.ts"]) {
      expect(line).toContain(part);
    }
  });

  test("keeps no parameter of a statement that somebody made text of", () => {
    const line = logged({ error: String(new Error(`Failed query: select 1\nparams: ${CANARY}`)) });
    expect(line).toContain("Failed query: select 1");
    expect(line).not.toContain(CANARY);
  });

  test("stays on one line, whatever control characters a field holds", () => {
    const line = logged({ label: 'x\r\n{"event":"forged"}\u001b[31m\u2028' });
    expect(line.trimEnd().split(/\r|\n/)).toHaveLength(1);
    expect(line).not.toContain("\u001b");
    expect(JSON.parse(line).event).toBe("something-happened");
  });

  test("shows what no screen shows and no reader of lines should obey, in values and in names", () => {
    const unseen = [
      "\r\n",
      "\u0000",
      "\u001b]0;title\u0007",
      "\u001b[2J\u001b[31m",
      "\u007f",
      "\u0085",
      "\u009b31m",
      "\u2028",
      "\u2029",
      "\u202e",
      "\u2066",
      "\ufeff",
    ];
    for (const text of unseen) {
      const line = logged({ label: `a${text}b`, [`name${text}`]: 1, error: new Error(text), list: [text] });
      expect(line.trimEnd()).toMatch(/^[\u0020-\u007e]+$/);
      expect(line.trimEnd().split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(1);
      expect(JSON.parse(line).event).toBe("something-happened");
    }
  });

  test("bounds long texts, long lists, deep and circular values", () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const line = logged({
      text: "x".repeat(100_000),
      list: Array.from({ length: 10_000 }, () => 1),
      circular,
    });
    expect(line.length).toBeLessThan(5_000);
  });

  test("writes bytes as their number, and what is no JSON as text", () => {
    const line = JSON.parse(
      logged({ bytes: new Uint8Array(32), big: 12n, at: new Date(0), map: new Map([[1, CANARY]]) }),
    );
    expect(line.fields).toEqual({
      bytes: "[32 bytes]",
      big: "12",
      at: "1970-01-01T00:00:00.000Z",
      map: "[1 entries]",
    });
  });
});

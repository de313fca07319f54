import { describe, expect, test } from "vitest";
import { AppError } from "#services/app-error.ts";
import { createVirtualTime } from "#testing/infra/virtual-time.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import type { Route } from "./route.ts";

const FORM: Route = {
  limit: "read",
  methods: ["GET", "POST"],
  body: { maxBytes: 1_024, types: ["application/json"] },
  answer: async ({ request }) => new Response(request.method === "POST" ? await request.text() : "read"),
};

const ask = (method = "GET", init: RequestInit = {}, path = "/api/thing?token=canary") =>
  new Request(`http://localhost:3000${path}`, { method, ...init });
const json = { "content-type": "application/json" };

describe("a route", () => {
  test("answers with headers that let no browser, cache or frame do anything with it", async () => {
    const { send } = aRoute();
    const { headers } = await send(FORM, ask());
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "private, no-store",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect(headers.has("strict-transport-security")).toBe(false);
  });

  test("asks to be reached by https for two years, where it is reached so", async () => {
    const { composition } = aComposition({}, { publicOrigin: "https://axisor.example" });
    const { headers } = await aRoute({ composition }).send(FORM, ask());
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  });

  test("says what it takes to whoever asks otherwise, and does nothing", async () => {
    const { send } = aRoute();
    for (const method of ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const response = await send(FORM, ask(method));
      expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
      expect(await response.text()).not.toContain("read");
    }
  });

  test("refuses in the language it is asked in", async () => {
    const { send } = aRoute();
    const saidIn = async (language: string) => {
      const headers = { "accept-language": language };
      const { error } = await (await send(FORM, ask("PUT", { headers }))).json();
      return error.message;
    };
    expect(await saidIn("pt-BR,pt;q=0.9")).toBe("Este endereço não aceita esse método.");
    expect(await saidIn("fr")).toBe("This address does not take that method.");
  });

  test("is given a body whole, or not at all", async () => {
    const { send } = aRoute();
    const taken = await send(FORM, ask("POST", { headers: json, body: '{"a":1}' }));
    expect(await taken.text()).toBe('{"a":1}');
    const tooLong = await send(FORM, ask("POST", { headers: json, body: JSON.stringify("x".repeat(1_100)) }));
    expect(tooLong.status).toBe(413);
    expect(await tooLong.json()).toMatchObject({ error: { data: { code: "PAYLOAD_TOO_LARGE" } } });
  });

  test("hangs up on whoever has not sent all of it, and on nobody else", async () => {
    const time = createVirtualTime();
    const { send } = aRoute({ deps: { bodyTime: { sleep: time.sleep, cutoffMs: 10_000 } } });
    const never = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const stuck = ask("POST", {
      headers: { ...json, "content-length": "9" },
      body: never,
      duplex: "half",
    } as RequestInit);
    const answering = send(FORM, stuck);
    await time.pass(10_000);
    const response = await answering;
    expect([response.status, response.headers.get("connection")]).toEqual([408, "close"]);
    const length = { "content-length": "2" };
    const whole = await send(FORM, ask("POST", { headers: { ...json, ...length }, body: "{}" }));
    expect(whole.headers.get("connection")).toBeNull();
    const refused = await send(FORM, ask("PUT", { headers: { ...json, ...length }, body: "{}" }));
    expect(refused.headers.get("connection")).toBe("close");
  });

  test("that fails says so with an id, and nothing of why", async () => {
    const { send, lines } = aRoute();
    const broken: Route = {
      ...FORM,
      answer: async () => Promise.reject(new Error("Failed query: select canary\nparams: canary")),
    };
    const response = await send(broken, ask());
    const told = await response.text();
    expect(response.status).toBe(500);
    expect(told).not.toMatch(/canary|Failed query|stack|\.ts/);
    const id = /report the id ([0-9a-f-]{36})/.exec(told)?.[1] ?? "none";
    expect(lines.filter((line) => line.includes(id))).toHaveLength(2);
  });

  test("whose database is away tells a look when to come again, and the log why", async () => {
    const { send, lines } = aRoute();
    const locked = Object.assign(new Error("canceling statement due to lock timeout"), { code: "55P03" });
    const broken: Route = {
      ...FORM,
      answer: async () => Promise.reject(new Error("Failed query: canary", { cause: locked })),
    };
    const response = await send(broken, ask());
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await response.text()).not.toContain("canary");
    expect(lines.some((line) => line.includes('"database-away"') && line.includes("lock timeout"))).toBe(
      true,
    );
    // What may have changed something is no look: whether it did is not known.
    expect((await send(broken, ask("POST", { headers: json, body: "{}" }))).status).toBe(500);
    expect((await send({ ...broken, limit: "cron" }, ask())).status).toBe(500);
  });

  test("that is asked too often says when to come back", async () => {
    const { send } = aRoute();
    const busy: Route = {
      ...FORM,
      answer: async () => Promise.reject(new AppError("limit-reached", "Too many.", { retryAfterMs: 1_500 })),
    };
    const response = await send(busy, ask());
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2"]);
    expect(await response.json()).toMatchObject({ error: { data: { retryAfter: 2 } } });
  });

  test("leaves one line in the access log, without query, body or cookie", async () => {
    const { send, lines } = aRoute();
    const headers = { ...json, cookie: "canary", "x-forwarded-for": "203.0.113.7", authorization: "canary" };
    await send(FORM, ask("POST", { headers, body: '{"password":"canary"}' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("canary");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      event: "request",
      fields: {
        method: "POST",
        path: "/api/thing",
        limit: "read",
        status: 200,
        network: "203.0.113.7",
        userId: null,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ms: expect.any(Number),
      },
    });
  });

  test("leaves one line for one request, however its path is written", async () => {
    const { send, lines } = aRoute();
    const hostile = [
      "%0d%0a",
      "%0a",
      "%1b[31m",
      "%e2%80%a8",
      "%c2%85",
      "%00",
      "\u2028",
      "\u001b",
      '"',
      "%22%7d",
    ];
    for (const unit of hostile) await send(FORM, ask("GET", {}, `/api/${unit}{"event":"forged"}${unit}`));
    const written = lines
      .join("")
      .trimEnd()
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/);
    expect(written).toHaveLength(hostile.length);
    for (const line of written) expect(JSON.parse(line).event).toBe("request");
  });
});

describe("more than is answered in time", () => {
  const CALLS: Route = { ...FORM, limit: "calls" };
  const FLOODED = { inFlight: 100, recentMs: 2_000, lateMs: 0 };
  const flooded = (strain = FLOODED) => {
    const seen = { begun: 0, over: 0, shed: 0 };
    const begin = () => {
      seen.begun += 1;
      return () => {
        seen.over += 1;
      };
    };
    const onShed = () => {
      seen.shed += 1;
    };
    const shedding = { strain: { begin, now: () => strain }, onShed };
    return { seen, ...aRoute({ deps: { shedding } }) };
  };

  test("a look is refused at once, with the time to come again, and counted", async () => {
    const { send, seen, lines } = flooded();
    const refused = await send(CALLS, ask());
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "5"]);
    expect((await refused.json()).error.data).toMatchObject({ code: "SERVICE_UNAVAILABLE", retryAfter: 5 });
    expect(seen).toEqual({ begun: 0, over: 0, shed: 1 });
    expect(lines.at(-1)).toContain('"status":503');
  });

  test("what changes something is never refused for it, nor what is no call of a page", async () => {
    const { send, seen } = flooded();
    const change = () => ask("POST", { body: "{}", headers: json });
    expect((await send(CALLS, change())).status).toBe(200);
    for (const limit of ["health", "cron", "auth", "raise", "lower", "read"] as const)
      expect([limit, (await send({ ...FORM, limit }, ask())).status]).toEqual([limit, 200]);
    expect(seen.shed).toBe(0);
  });

  test("a look that is answered, or fails, is over then", async () => {
    const { send, seen } = flooded({ inFlight: 1, recentMs: 2_000, lateMs: 0 });
    expect((await send(CALLS, ask())).status).toBe(200);
    const failing = { ...CALLS, answer: () => Promise.reject(new Error("broken")) };
    expect((await send(failing, ask())).status).toBe(500);
    expect(seen).toEqual({ begun: 2, over: 2, shed: 0 });
  });
});

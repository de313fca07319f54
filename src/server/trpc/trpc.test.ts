import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fail } from "#domain/result.ts";
import { AppError } from "#services/app-error.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { appRouter } from "./app-router.ts";
import type { Trader } from "./context.ts";
import { handleTrpcRequest } from "./handle-trpc-request.ts";

const ORIGIN = "http://localhost:3000";
const TRADER: Trader = {
  userId: "018f0000-0000-7000-8000-000000000001",
  email: "demo@axisor.local",
  role: "operator",
};
const TOKEN = "t".repeat(43);
const ID = "018f0000-0000-7000-8000-000000000009";
const SAME_ORIGIN = { host: "localhost:3000", origin: ORIGIN, "sec-fetch-site": "same-origin" };

const GUARD = {
  triggerBps: 100,
  targetBps: 250,
  maxTotalSats: 100_000,
  maxPerActionSats: null,
  maxPerDaySats: null,
  cooldownSeconds: 60,
};

/** One valid input per procedure; a procedure that is missing here fails the first test. */
const INPUTS: Record<string, unknown> = {
  "auth.answerFactor": { challenge: TOKEN, answer: { kind: "totp", code: "123456" } },
  "auth.choosePassword": { token: TOKEN, password: "correct horse battery staple" },
  "auth.confirmEmail": { token: TOKEN },
  "auth.logIn": { email: "new@axisor.local", password: "correct horse battery staple" },
  "auth.logInWithPasskey": { challenge: TOKEN, response: { id: "passkey", response: {} } },
  "auth.passkeyRequest": { challenge: null },
  "auth.readLink": { token: TOKEN },
  "auth.register": { email: "new@axisor.local" },
  "auth.requestReset": { email: "new@axisor.local" },
  "automations.armGuard": { accountId: ID, positionId: "p1", config: GUARD },
  "automations.pauseGuard": { id: ID },
  "automations.resumeGuard": { id: ID },
  "credentials.connect": { network: "paper", label: "Paper", key: "k", secret: "s", passphrase: "p" },
  "credentials.list": undefined,
  "credentials.remove": { id: ID },
  "credentials.rename": { id: ID, label: "Desk" },
  "credentials.replace": { id: ID, key: "k", secret: "s", passphrase: "p" },
  "credentials.test": { id: ID },
  "market.candles": { network: "paper", range: "1m", limit: 10 },
  "notices.list": undefined,
  "operator.securityEvents": { limit: 10, minRisk: 0.8 },
  "outbox.list": undefined,
  "overview.get": undefined,
  "positions.list": undefined,
  "security.addPasskey": { challenge: TOKEN, label: "Phone", response: { id: "passkey", response: {} } },
  "security.beginPasskey": undefined,
  "security.beginTotp": undefined,
  "security.changeEmail": { email: "new@axisor.local" },
  "security.changePassword": { password: "correct horse battery staple" },
  "security.confirmTotp": { code: "123456" },
  "security.endOtherSessions": undefined,
  "security.endSession": { id: ID },
  "security.events": { limit: 10 },
  "security.newBackupCodes": undefined,
  "security.overview": undefined,
  "security.removePasskey": { id: "passkey" },
  "security.removeTotp": undefined,
  "security.stepUp": { answer: { kind: "password", password: "correct horse battery staple" } },
  "security.stepUpRequest": undefined,
  "tradeLog.get": { id: ID },
  "tradeLog.list": { limit: 10 },
};
const isPublic = (path: string): boolean => path.startsWith("auth.") || path === "outbox.list";

type Listed = { readonly _def: { readonly type: string; readonly meta?: { readonly limit?: string } } };
/** The library's types nest what is flat at run time: `noun.verb` → procedure. */
const byPath = z.record(
  z.string(),
  z.custom<Listed>((value) => typeof value === "function"),
);
const procedures = Object.entries(byPath.parse(appRouter._def.procedures));
const mutations = procedures.filter(([, { _def }]) => _def.type === "mutation").map(([path]) => path);

type Setup = {
  readonly trader?: Trader | null;
  readonly answers?: Parameters<typeof aComposition>[0];
  readonly headers?: Record<string, string>;
};

function anApi({ trader = TRADER, answers = {} }: Setup = {}) {
  const { composition, asked } = aComposition(answers);
  const { log, lines } = aLog();
  const send = (request: Request) =>
    handleTrpcRequest(request, { composition, readSession: async () => trader, log });
  return { send, asked, lines, composition };
}

function requestOf(path: string, input: unknown, headers: Record<string, string> = SAME_ORIGIN): Request {
  const isMutation = mutations.includes(path);
  const url = new URL(`${ORIGIN}/api/trpc/${path}`);
  if (!isMutation && input !== undefined) url.searchParams.set("input", JSON.stringify(input));
  if (!isMutation) return new Request(url, { headers });
  return new Request(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(input),
  });
}

const ask = async (path: string, setup: Setup = {}, input = INPUTS[path]) => {
  const api = anApi(setup);
  const response = await api.send(requestOf(path, input, setup.headers));
  return { ...api, response, body: await response.json() };
};

describe("every procedure", () => {
  test("has a valid example here", () => {
    expect(procedures.map(([path]) => path).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  test.each(procedures)("%s says how it is limited", (_, { _def }) => {
    expect(["auth", "raise", "lower", "read"]).toContain(_def.meta?.limit);
  });

  test.each(procedures.map(([path]) => path).filter((path) => !isPublic(path)))(
    "%s refuses without a session, before any service is asked",
    async (path) => {
      const { response, body, asked } = await ask(path, { trader: null });
      expect(response.status).toBe(401);
      expect(body.error.data).toMatchObject({ code: "UNAUTHORIZED" });
      expect(asked).toEqual([]);
    },
  );

  test.each(procedures.map(([path]) => path).filter((path) => !isPublic(path) && path !== "market.candles"))(
    "%s acts for the session's user, whatever the input says",
    async (path) => {
      const { asked } = await ask(path);
      expect(asked).toHaveLength(1);
      expect(asked[0]?.service).toBe(path);
      expect(asked[0]?.input).toMatchObject({ userId: TRADER.userId });
    },
  );

  test.each(procedures.map(([path]) => path).filter((path) => INPUTS[path] !== undefined))(
    "%s refuses a field it does not know",
    async (path) => {
      const { response, asked } = await ask(path, {}, { ...Object(INPUTS[path]), userId: ID });
      expect(response.status).toBe(400);
      expect(asked).toEqual([]);
    },
  );
});

describe("a mutation", () => {
  const foreign = [
    { host: "localhost:3000", origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { host: "localhost:3000", origin: "https://evil.example" },
    { host: "localhost:3000", origin: "null" },
    { host: "localhost:3000", origin: ORIGIN, "sec-fetch-site": "same-site" },
    { host: "localhost:3000", "sec-fetch-site": "none" },
    { host: "localhost:3000" },
  ];

  test.each(mutations)("%s is refused from every foreign origin", async (path) => {
    for (const headers of foreign) {
      const { response, asked } = await ask(path, { headers });
      expect(response.status).toBe(403);
      expect(asked).toEqual([]);
    }
  });

  test.each(mutations)("%s is refused as anything but JSON, and as GET", async (path) => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const { response, asked } = await ask(path, { headers: { ...SAME_ORIGIN, "content-type": type } });
      expect(response.status).toBe(415);
      expect(asked).toEqual([]);
    }
    const api = anApi();
    const got = await api.send(
      new Request(`${ORIGIN}/api/trpc/${path}?input=${encodeURIComponent(JSON.stringify(INPUTS[path]))}`, {
        headers: SAME_ORIGIN,
      }),
    );
    expect(got.status).toBe(405);
    expect(api.asked).toEqual([]);
  });

  test("is refused when longer than 64 KB, whatever length it declares", async () => {
    const api = anApi();
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(16_384)),
    });
    const request = new Request(`${ORIGIN}/api/trpc/auth.register`, {
      method: "POST",
      headers: { ...SAME_ORIGIN, "content-type": "application/json" },
      body: endless,
      duplex: "half",
    } as RequestInit);
    expect((await api.send(request)).status).toBe(413);
    expect(api.asked).toEqual([]);
  });
});

describe("one request", () => {
  const batch = (path: string, calls: number, input: unknown) =>
    new Request(`${ORIGIN}/api/trpc/${Array.from({ length: calls }, () => path).join(",")}?batch=1`, {
      method: "POST",
      headers: { ...SAME_ORIGIN, "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(Array.from({ length: calls }, (_, index) => [index, input]))),
    });

  test("carries at most ten calls", async () => {
    const api = anApi();
    expect((await api.send(batch("automations.pauseGuard", 11, { id: ID }))).status).toBe(400);
    expect(api.asked).toEqual([]);
  });

  test("never batches an attempt to register", async () => {
    const api = anApi({ trader: null });
    await api.send(batch("auth.register", 2, INPUTS["auth.register"]));
    expect(api.asked).toEqual([]);
  });
});

describe("limits", () => {
  const down = { take: async () => fail({ kind: "unavailable", message: "down" } as const) };

  test("a trader who calls too often is told when to come back", async () => {
    const api = anApi({
      answers: {
        automations: { resumeGuard: async () => Promise.reject(new AppError("conflict", "It has ended.")) },
      },
    });
    let response = new Response();
    for (let call = 0; call < 31; call++)
      response = await api.send(requestOf("automations.resumeGuard", { id: ID }));
    expect(response.status).toBe(429);
    const body = await response.json();
    expect(body.error.data.retryAfter).toBeGreaterThanOrEqual(1);
    expect(response.headers.get("retry-after")).toBe(String(body.error.data.retryAfter));
    expect(api.asked).toHaveLength(30);
  });

  test("while nobody counts, what raises risk waits and what lowers it goes on", async () => {
    const api = anApi();
    const limiters = { ...api.composition.limiters, shared: { ...api.composition.limiters.shared, ...down } };
    const composition = { ...api.composition, limiters };
    const deps = { composition, readSession: async () => TRADER, log: aLog().log };
    const raise = await handleTrpcRequest(
      requestOf("automations.armGuard", INPUTS["automations.armGuard"]),
      deps,
    );
    expect(raise.status).toBe(503);
    expect(api.asked).toEqual([]);
    await handleTrpcRequest(requestOf("automations.pauseGuard", { id: ID }), deps);
    await handleTrpcRequest(requestOf("overview.get", undefined), deps);
    expect(api.asked.map(({ service }) => service)).toEqual(["automations.pauseGuard", "overview.get"]);
  });
});

describe("an error", () => {
  const failing = (error: unknown) => ({ notices: { list: async () => Promise.reject(error) } });

  test("that is a refusal keeps its words, its field and its wait", async () => {
    const error = new AppError("refused", "This key can withdraw. Make one that cannot.", {
      field: "key",
      retryAfterMs: 1_200,
    });
    const { response, body } = await ask("notices.list", { answers: failing(error) });
    expect(response.status).toBe(422);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(body.error.message).toBe("This key can withdraw. Make one that cannot.");
    expect(body.error.data).toEqual({
      code: "UNPROCESSABLE_CONTENT",
      httpStatus: 422,
      field: "key",
      retryAfter: 2,
    });
  });

  test.each([
    ["bad-input", 400],
    ["unauthorized", 401],
    ["forbidden", 403],
    ["not-found", 404],
    ["limit-reached", 429],
    ["conflict", 409],
    ["unavailable", 503],
    ["refused", 422],
  ] as const)("%s is answered as %i", async (code, status) => {
    const { response } = await ask("notices.list", { answers: failing(new AppError(code, "No.")) });
    expect(response.status).toBe(status);
  });

  test("that is a defect leaks nothing to the browser and no secret to the log", async () => {
    const canary = "canary-4f1d";
    const cause = Object.assign(new Error(`Failed query: insert into t\nparams: ${canary}`), {
      query: canary,
      params: [canary],
      request: { headers: { authorization: canary } },
    });
    const error = new Error(`outer\nparams: ${canary}`, { cause });
    const { response, body, lines } = await ask("notices.list", { answers: failing(error) });
    expect(response.status).toBe(500);
    const told = JSON.stringify(body);
    for (const leak of [canary, "Failed query", "outer", "stack", ".ts"]) expect(told).not.toContain(leak);
    const id = /report the id ([0-9a-f-]{36})/.exec(body.error.message)?.[1];
    expect(id).toBeDefined();
    expect(lines.join()).toContain(id);
    expect(lines.join()).toContain("Failed query: insert into t");
    expect(lines.join()).not.toContain(canary);
  });

  test("in what a service answers is a defect too: nothing unchecked goes out", async () => {
    const answers = { notices: { list: async () => [{ id: "no uuid", secret: "canary-4f1d" }] as never } };
    const { response, body } = await ask("notices.list", { answers });
    expect(response.status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("canary");
  });

  test("in the input names the field and says what to enter", async () => {
    const { response, body } = await ask("auth.register", {}, { email: "demo" });
    expect(response.status).toBe(400);
    expect(body.error.message).toBe("Enter an e-mail address such as you@example.org.");
    expect(body.error.data.field).toBe("email");
  });

  test("of the library's own is told in our words", async () => {
    const api = anApi();
    const response = await api.send(
      new Request(`${ORIGIN}/api/trpc/canary.such?input=canary`, { headers: SAME_ORIGIN }),
    );
    expect(await response.text()).not.toContain("canary");
    expect(response.status).toBeLessThan(500);
  });
});

test("whoever is no operator learns nothing of what happened to others", async () => {
  const { response, asked } = await ask("operator.securityEvents", { trader: { ...TRADER, role: "trader" } });
  expect(response.status).toBe(404);
  expect(asked).toEqual([]);
});

test("fields beyond the answer's schema stay on the server", async () => {
  const notice = {
    id: ID,
    title: "Armed",
    severity: "info",
    receiptId: null,
    at: "2026-11-23T12:00:00.000Z",
  } as const;
  const answers = { notices: { list: async () => [{ ...notice, passwordHash: "canary" }] } };
  const { body, response } = await ask("notices.list", { answers });
  expect(body.result.data).toEqual([notice]);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

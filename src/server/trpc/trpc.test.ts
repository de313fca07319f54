import { describe, expect, test } from "vitest";
import { saidBy } from "#domain/language/in-both.ts";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import {
  API_ORIGIN,
  callOf,
  PROCEDURE_EXAMPLES,
  PROCEDURES,
  PUBLIC_PROCEDURES,
  SAME_ORIGIN,
} from "#testing/server/procedure-examples.ts";
import type { Trader } from "./context.ts";
import { trpcRoute } from "./trpc-route.ts";

/** It stands still: where a minute turns while a test counts, the count begins anew. */
const STANDING = Date.now();
const now = (): number => STANDING;

/** Logged in, with a factor given just now. */
const TRADER: Trader = anActiveSession({
  userId: "018f0000-0000-7000-8000-000000000001",
  email: "demo@axisor.local",
  role: "operator",
  hasSecondFactor: true,
  steppedUpAt: STANDING,
});
const ID = "018f0000-0000-7000-8000-000000000009";

const NAMES = PROCEDURES.map(({ path }) => path);
const GUARDED = NAMES.filter((path) => !PUBLIC_PROCEDURES.has(path));
/** What is the same for whoever asks. */
const OF_EVERYBODY: ReadonlySet<string> = new Set(["market.candles", "market.brlRate"]);

type Setup = {
  readonly trader?: Trader | null;
  readonly answers?: Parameters<typeof aComposition>[0];
};

function anApi({ trader = TRADER, answers = {} }: Setup = {}) {
  const { composition, asked } = aComposition(answers, {}, now);
  const { send, lines } = aRoute({ composition, trader, now });
  return { send: (request: Request) => send(trpcRoute, request), asked, lines, composition };
}

const procedureAt = (path: string) => {
  const procedure = PROCEDURES.find((one) => one.path === path);
  if (procedure === undefined) throw new Error(`there is no ${path}`);
  return procedure;
};

const ask = async (path: string, setup: Setup = {}, input = PROCEDURE_EXAMPLES[path]) => {
  const api = anApi(setup);
  const response = await api.send(callOf(procedureAt(path), { input }));
  return { ...api, response, body: await response.json() };
};

describe("every procedure", () => {
  test("has a valid example here", () => {
    expect([...NAMES].sort()).toEqual(Object.keys(PROCEDURE_EXAMPLES).sort());
  });

  test.each(PROCEDURES)("$path says how it is limited", ({ limit }) => {
    expect(["auth", "raise", "lower", "read"]).toContain(limit);
  });

  test.each(GUARDED)("%s refuses without a session, before any service is asked", async (path) => {
    const { response, body, asked } = await ask(path, { trader: null });
    expect(response.status).toBe(401);
    expect(body.error.data).toMatchObject({ code: "UNAUTHORIZED" });
    expect(asked).toEqual([]);
  });

  test.each(GUARDED.filter((path) => !OF_EVERYBODY.has(path)))(
    "%s acts for the session's user, whatever the input says",
    async (path) => {
      const { asked } = await ask(path);
      expect(asked).toHaveLength(1);
      expect(asked[0]?.service).toBe(path);
      const { input } = asked[0] ?? {};
      const whose = expect.objectContaining({ userId: TRADER.userId });
      expect([input, Object(input).acting]).toContainEqual(whose);
    },
  );

  test.each(NAMES.filter((path) => PROCEDURE_EXAMPLES[path] !== undefined))(
    "%s refuses a field it does not know",
    async (path) => {
      const { response, asked } = await ask(path, {}, { ...Object(PROCEDURE_EXAMPLES[path]), userId: ID });
      expect(response.status).toBe(400);
      expect(asked).toEqual([]);
    },
  );
});

describe("one request", () => {
  const batch = (path: string, calls: number, input: unknown) =>
    new Request(`${API_ORIGIN}/api/trpc/${Array.from({ length: calls }, () => path).join(",")}?batch=1`, {
      method: "POST",
      headers: { ...SAME_ORIGIN, "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(Array.from({ length: calls }, (_, index) => [index, input]))),
    });

  test("carries at most ten calls", async () => {
    const api = anApi();
    expect((await api.send(batch("automations.pauseGuard", 11, { id: ID }))).status).toBe(400);
    expect(api.asked).toEqual([]);
  });

  const guessed = PROCEDURES.filter(({ limit }) => limit === "auth").map(({ path }) => path);

  test.each(guessed)("never batches %s, so one request is one attempt", async (path) => {
    const api = anApi();
    await api.send(batch(path, 2, PROCEDURE_EXAMPLES[path]));
    expect(api.asked).toEqual([]);
  });

  test("of a thousand codes has none looked at", async () => {
    const api = anApi();
    for (const calls of [11, 1_000]) {
      const example = PROCEDURE_EXAMPLES["auth.answerFactor"];
      const response = await api.send(batch("auth.answerFactor", calls, example));
      expect([400, 413]).toContain(response.status);
    }
    expect(api.asked).toEqual([]);
  });
});

describe("limits", () => {
  test("a trader who calls too often is told when to come back", async () => {
    const api = anApi({
      answers: {
        automations: { resumeGuard: async () => Promise.reject(new AppError("conflict", "It has ended.")) },
      },
    });
    let response = new Response();
    for (let call = 0; call < 31; call++)
      response = await api.send(callOf(procedureAt("automations.resumeGuard")));
    expect(response.status).toBe(429);
    const body = await response.json();
    expect(body.error.data.retryAfter).toBeGreaterThanOrEqual(1);
    expect(response.headers.get("retry-after")).toBe(String(body.error.data.retryAfter));
    expect(api.asked).toHaveLength(30);
  });
});

describe("an error", () => {
  const failing = (error: unknown) => ({ alerts: { list: async () => Promise.reject(error) } });

  test("that is a refusal keeps its words, its field and its wait", async () => {
    const error = new AppError("refused", "This key can withdraw. Make one that cannot.", {
      field: "key",
      retryAfterMs: 1_200,
    });
    const { response, body } = await ask("alerts.list", { answers: failing(error) });
    expect(response.status).toBe(422);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(body.error.message).toBe("This key can withdraw. Make one that cannot.");
    expect(body.error.data).toEqual({
      code: "UNPROCESSABLE_CONTENT",
      httpStatus: 422,
      field: "key",
      retryAfter: 2,
      reason: null,
    });
  });

  test("is told in the language it is asked in, whoever refuses", async () => {
    const said = async (path: string, input: unknown, setup: Setup = {}) => {
      const call = callOf(procedureAt(path), { input });
      const headers = new Headers(call.headers);
      headers.set("accept-language", "pt-BR");
      const { error } = await (await anApi(setup).send(new Request(call, { headers }))).json();
      return error.message;
    };
    const list = "alerts.list";
    expect(await said(list, undefined, { trader: null })).toBe("Entre primeiro.");
    const both = saidBy({ en: "It has ended.", "pt-BR": "Foi encerrado." }, (words) => words);
    const refused = failing(new AppError("conflict", both));
    expect(await said(list, undefined, { answers: refused })).toBe("Foi encerrado.");
    expect(await said(list, undefined, { answers: failing(new Error("ours")) })).toMatch(
      /^Algo deu errado do nosso lado\. .* informe o id [0-9a-f-]{36}\.$/,
    );
    const rename = "credentials.rename";
    expect(await said(rename, { id: ID, label: "" })).toBe("Informe um nome para a conta.");
    expect(await said(rename, { id: "no id", label: "a" })).toBe("Este campo não está na forma esperada.");
    expect(await said(rename, { id: ID, label: "a", more: 1 })).toBe("O pedido tem um campo a mais.");
  });

  test.each(["step-up", "second-factor", "frozen"] as const)(
    "tells a page that %s would let it through, and is no line in the log",
    async (reason) => {
      const error = new AppError("forbidden", "Confirm that it is you.", { reason });
      const { body, lines } = await ask("alerts.list", { answers: failing(error) });
      expect(body.error.data).toMatchObject({ code: "FORBIDDEN", reason });
      expect(lines.filter((line) => line.includes('"level":40') || line.includes('"level":50'))).toEqual([]);
    },
  );

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
    const { response } = await ask("alerts.list", { answers: failing(new AppError(code, "No.")) });
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
    const { response, body, lines } = await ask("alerts.list", { answers: failing(error) });
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
    const answers = { alerts: { list: async () => [{ id: "no uuid", secret: "canary-4f1d" }] as never } };
    const { response, body } = await ask("alerts.list", { answers });
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
      new Request(`${API_ORIGIN}/api/trpc/canary.such?input=canary`, { headers: SAME_ORIGIN }),
    );
    expect(await response.text()).not.toContain("canary");
    expect(response.status).toBeLessThan(500);
  });
});

test("one line in the access log tells of a request with each call in it, and of nothing that was said", async () => {
  const { send, lines } = anApi();
  const inputs = JSON.stringify({ 0: { id: ID }, 1: { id: "canary" } });
  const path = "tradeLog.get,tradeLog.get";
  const url = `${API_ORIGIN}/api/trpc/${path}?batch=1&input=${encodeURIComponent(inputs)}`;
  await send(new Request(url, { headers: { ...SAME_ORIGIN, cookie: "canary" } }));
  const written = lines.filter((line) => line.includes('"event":"request"'));
  expect(written).toHaveLength(1);
  expect(written[0]).not.toContain("canary");
  expect(JSON.parse(written[0] ?? "").fields).toMatchObject({
    path: `/api/trpc/${path}`,
    userId: TRADER.userId,
    limit: "calls",
    status: 207,
    calls: [
      { path: "tradeLog.get", limit: "read", status: 400 },
      { path: "tradeLog.get", limit: "read", status: 500 },
    ],
  });
});

test("fields beyond the answer's schema stay on the server", async () => {
  const kept = { locale: "en", timeZone: "UTC", amounts: null, money: null, chosenAt: 1 } as const;
  const answers = { settings: { get: async () => ({ ...kept, passwordHash: "canary" }) } };
  const { body, response } = await ask("settings.get", { answers });
  expect(body.result.data).toEqual(kept);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

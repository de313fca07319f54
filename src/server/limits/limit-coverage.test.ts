import { describe, expect, test } from "vitest";
import { readRouteTable } from "#cli/matrix/read-route-table.ts";
import { TENTH, tenthOf } from "#cli/matrix/tenth-of.ts";
import { fail } from "#domain/result.ts";
import { AppError } from "#services/app-error.ts";
import { anActiveSession, LOGIN_TIME } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import {
  API_ORIGIN,
  callOf,
  type ListedProcedure,
  PROCEDURE_EXAMPLES,
  PROCEDURES,
  PUBLIC_PROCEDURES,
  SAME_ORIGIN,
} from "#testing/server/procedure-examples.ts";
import type { Route } from "../http/route.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
/** More than any limit. */
const MOST = 1_300;

const ROUTES = await readRouteTable();

/** A product on a clock that stands still until it is moved. */
function aProduct(who: "operator" | "stranger" = "operator", isWhole = false) {
  let now = LOGIN_TIME;
  const whole = aComposition({}, { cronSecret: SECRET, metricsToken: SECRET }, () => now);
  const { shared, local, auth } = whole.composition.limiters;
  const tenths = { shared: tenthOf(shared), local: tenthOf(local), auth: tenthOf(auth) };
  const composition = isWhole ? whole.composition : { ...whole.composition, limiters: tenths };
  const { asked } = whole;
  // Whatever the time, the factor was given just now.
  const operator = anActiveSession({ role: "operator", hasSecondFactor: true });
  const readSession = async () => (who === "stranger" ? null : { ...operator, steppedUpAt: now });
  const { send } = aRoute({ composition, now: () => now, deps: { readSession } });
  const wait = (ms: number) => {
    now += ms;
  };
  return { send, asked, wait };
}

const retryAfterOf = async (response: Response): Promise<number> => {
  const body = await response.json();
  const said = body.error.data.retryAfter;
  expect(response.headers.get("retry-after")).toBe(String(said));
  expect(Number.isInteger(said) && said >= 1).toBe(true);
  return said;
};

/** Asks until it is told to wait, waits exactly so long, and asks again. Tells how many got through at first. */
async function exhaust(ask: () => Promise<Response>, wait: (ms: number) => void) {
  let passed = 0;
  let response = await ask();
  for (; response.status !== 429 && passed < MOST; response = await ask()) passed += 1;
  expect(response.status).toBe(429);
  const retryAfter = await retryAfterOf(response);
  wait(retryAfter * 1_000);
  return { passed, again: (await ask()).status };
}

describe("every procedure", () => {
  test("is in the list this walks through", () => {
    expect(PROCEDURES.length).toBeGreaterThan(10);
  });

  test.each(PROCEDURES)(
    "$path stops a trader who calls too often, and goes on after the wait it named",
    async (procedure) => {
      const { send, asked, wait } = aProduct();
      const { passed, again } = await exhaust(() => send(trpcRoute, callOf(procedure)), wait);
      expect(passed).toBeLessThan(MOST);
      expect(again).not.toBe(429);
      expect(asked).toHaveLength(passed + 1);
    },
  );

  test.each(PROCEDURES.filter(({ path }) => !PUBLIC_PROCEDURES.has(path)))(
    "$path stops a stranger who calls too often",
    async (procedure) => {
      const { send, asked, wait } = aProduct("stranger");
      const { passed, again } = await exhaust(() => send(trpcRoute, callOf(procedure)), wait);
      expect([passed, again]).toEqual([300 / TENTH, 401]);
      expect(asked).toEqual([]);
    },
  );
});

describe("every class", () => {
  test.each([
    ["auth", 60],
    ["raise", 30],
    ["lower", 120],
    ["read", 1_200],
  ] as const)("%s lets a trader call as often as is said of it: %i times", async (limit, times) => {
    const procedure = PROCEDURES.find((listed) => listed.limit === limit);
    if (procedure === undefined) throw new Error("there is no such procedure");
    const { send, wait } = aProduct("operator", true);
    const { passed } = await exhaust(() => send(trpcRoute, callOf(procedure)), wait);
    expect(passed).toBe(times);
  });
});

describe("every route", () => {
  test("is found where Next finds it, goes through the one way in, and answers every method by it", () => {
    expect(ROUTES.length).toBeGreaterThan(7);
    const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    for (const { exports } of ROUTES) expect(exports).toEqual(expect.arrayContaining(methods));
  });

  test("says how it is limited; only the API leaves that to the calls in it", () => {
    const left = ROUTES.filter(({ route }) => route.limit === "calls").map(({ path }) => path);
    expect(left).toEqual(["/api/trpc/overview.get"]);
  });

  test.each(ROUTES.filter(({ route }) => route.limit !== "calls"))(
    "$path stops whoever asks too often, and goes on after the wait it named",
    async ({ path, route, params }) => {
      const { send, wait } = aProduct();
      const counted: Route = { ...route, answer: async () => new Response("done") };
      const headers = { authorization: `Bearer ${SECRET}` };
      const { passed, again } = await exhaust(
        () => send(counted, new Request(`${API_ORIGIN}${path}`, { headers }), params),
        wait,
      );
      expect(passed).toBeLessThan(MOST);
      expect(again).toBe(200);
    },
  );
});

describe("waits", () => {
  const batchOf = (procedure: ListedProcedure, calls: number) => {
    const { url, headers } = callOf(procedure);
    const paths = Array.from({ length: calls }, () => procedure.path).join(",");
    const input = Object.fromEntries(Array.from({ length: calls }, (_, at) => [at, { id: TRIGGER }]));
    return new Request(`${new URL(url).origin}/api/trpc/${paths}?batch=1`, {
      method: "POST",
      headers,
      body: JSON.stringify(input),
    });
  };
  const TRIGGER = "018f0000-0000-7000-8000-000000000009";
  const resume = PROCEDURES.find(({ path }) => path === "automations.resumeGuard");

  test("are told inside a batch too: to each call, and the longest to the whole", async () => {
    if (resume === undefined) throw new Error("there is no such procedure");
    const { send } = aProduct("operator", true);
    for (let batch = 0; batch < 3; batch++) await send(trpcRoute, batchOf(resume, 10));
    const response = await send(trpcRoute, batchOf(resume, 10));
    const answers = await response.json();
    expect(answers).toHaveLength(10);
    const waits = answers.map(
      (answer: { error: { data: { retryAfter: number } } }) => answer.error.data.retryAfter,
    );
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(1);
    expect(response.headers.get("retry-after")).toBe(String(Math.max(...waits)));
  });

  test("of services are told like ours", async () => {
    const refusal = new AppError("limit-reached", "Too many attempts.", { retryAfterMs: 61_001 });
    const { composition } = aComposition({ auth: { register: async () => Promise.reject(refusal) } });
    const { send } = aRoute({ composition });
    const register = PROCEDURES.find(({ path }) => path === "auth.register");
    if (register === undefined) throw new Error("there is no such procedure");
    expect(await retryAfterOf(await send(trpcRoute, callOf(register)))).toBe(62);
  });

  test("hold where a counter was away: what may raise a risk is let through once it is back", async () => {
    let now = LOGIN_TIME;
    let isAway = true;
    const { composition, asked } = aComposition({}, {}, () => now);
    const { shared } = composition.limiters;
    const away: typeof shared = {
      ...shared,
      take: async (key, rule) =>
        isAway ? fail({ kind: "unavailable", message: "away" } as const) : await shared.take(key, rule),
    };
    const limiters = { ...composition.limiters, shared: away };
    const { send } = aRoute({
      composition: { ...composition, limiters },
      trader: anActiveSession(),
      now: () => now,
    });
    if (resume === undefined) throw new Error("there is no such procedure");
    const response = await send(trpcRoute, callOf(resume));
    expect(response.status).toBe(503);
    expect(asked).toEqual([]);
    now += (await retryAfterOf(response)) * 1_000;
    isAway = false;
    await send(trpcRoute, callOf(resume));
    expect(asked).toHaveLength(1);
  });
});

test.each(PROCEDURES.filter(({ limit }) => limit === "auth"))(
  "$path is never one of many attempts in a request",
  async ({ path, isMutation }) => {
    const { send, asked } = aProduct();
    const inputs = JSON.stringify({ 0: PROCEDURE_EXAMPLES[path], 1: PROCEDURE_EXAMPLES[path] });
    const url = new URL(`${API_ORIGIN}/api/trpc/${path},${path}?batch=1`);
    if (!isMutation) url.searchParams.set("input", inputs);
    const headers = { ...SAME_ORIGIN, "content-type": "application/json" };
    const sent = isMutation ? { method: "POST", body: inputs } : {};
    const response = await send(trpcRoute, new Request(url, { headers, ...sent }));
    expect(response.status).toBe(400);
    expect(asked).toEqual([]);
  },
);

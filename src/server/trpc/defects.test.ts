import { describe, expect, test } from "vitest";
import { readRouteTable } from "#cli/matrix/read-route-table.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { API_ORIGIN, callOf, PROCEDURES } from "#testing/server/procedure-examples.ts";
import type { Services } from "./services.ts";
import { trpcRoute } from "./trpc-route.ts";

const CANARY = "canary-9b1f";
const LEAKS = [
  CANARY,
  "Failed query",
  "select ",
  "params",
  "node_modules",
  ".ts:",
  "    at ",
  "ECONNREFUSED",
];

/** What a database driver, a library and a careless line of ours throw. */
const THROWN: Readonly<Record<string, () => unknown>> = {
  "an error of the database": () =>
    Object.assign(new Error(`Failed query: select ${CANARY} from t\nparams: ${CANARY}`), {
      query: CANARY,
      params: [CANARY],
      cause: Object.assign(new Error(`duplicate key ${CANARY}`), { detail: CANARY, code: "23505" }),
    }),
  "an error of ours": () => new TypeError(`cannot read ${CANARY} of undefined`),
  "a text": () => `failed with ${CANARY}`,
  nothing: () => undefined,
  "an object": () => ({ message: CANARY, code: "UNAUTHORIZED", httpStatus: 200 }),
};

const TRADER = anActiveSession({ role: "operator", steppedUpAt: Date.now(), hasSecondFactor: true });

/** Services that all fail in one way. */
function failing(thrown: () => unknown) {
  const { composition } = aComposition();
  const noun = new Proxy({}, { get: () => async () => Promise.reject(thrown()) });
  const services = new Proxy({}, { get: () => noun }) as Services;
  return { ...composition, services };
}

async function expectGeneric(response: Response): Promise<void> {
  const told = await response.text();
  expect(response.status).toBe(500);
  for (const leak of LEAKS) expect(told).not.toContain(leak);
  expect(told).toMatch(/Something went wrong on our side\..* report the id [0-9a-f-]{36}\./);
  expect([...response.headers].join()).not.toContain(CANARY);
}

const ROUTES = await readRouteTable();

const cases = PROCEDURES.flatMap((procedure) =>
  Object.keys(THROWN).map((kind) => [procedure.path, kind, procedure] as const),
);

describe("whatever is thrown", () => {
  test.each(cases)("behind %s (%s) leaves as a sentence and an id", async (_, kind, procedure) => {
    const thrown = THROWN[kind];
    if (thrown === undefined) throw new Error("there is no such error");
    const { send, lines } = aRoute({ composition: failing(thrown), trader: TRADER });
    await expectGeneric(await send(trpcRoute, callOf(procedure)));
    expect(lines.some((line) => line.includes('"request-failed"'))).toBe(true);
  });

  test.each(PROCEDURES)(
    "while looking who calls $path lets nobody in, and says as little",
    async (procedure) => {
      const { composition, asked } = aComposition();
      const readSession = async () => Promise.reject(THROWN["an error of the database"]?.());
      const { send } = aRoute({ composition, deps: { readSession } });
      await expectGeneric(await send(trpcRoute, callOf(procedure)));
      expect(asked).toEqual([]);
    },
  );

  test.each(PROCEDURES)("by the counter of $path lets nobody in uncounted", async (procedure) => {
    const { composition, asked } = aComposition();
    const take = async () => Promise.reject(new Error(CANARY));
    const limiter = { ...composition.limiters.local, take };
    const limiters = { shared: limiter, local: limiter, auth: limiter };
    const { send } = aRoute({ composition: { ...composition, limiters }, trader: TRADER });
    await expectGeneric(await send(trpcRoute, callOf(procedure)));
    expect(asked).toEqual([]);
  });

  test.each(ROUTES)("by $path leaves as a sentence and an id", async ({ path, route, params }) => {
    const { composition } = aComposition({}, { cronSecret: "s".repeat(32), metricsToken: "s".repeat(32) });
    const { send } = aRoute({ composition, trader: TRADER });
    const headers = { authorization: `Bearer ${"s".repeat(32)}` };
    const broken = { ...route, answer: async () => Promise.reject(THROWN["an error of the database"]?.()) };
    await expectGeneric(await send(broken, new Request(`${API_ORIGIN}${path}`, { headers }), params));
  });

  test.each(["/api/trpc/overview.get", "/api/auth/session", "/api/cron/reconcile"])(
    "while %s looks for its parts is no different",
    async (wanted) => {
      const found = ROUTES.find(({ path }) => path === wanted);
      if (found === undefined) throw new Error("there is no such route");
      const { composition } = aComposition({}, { cronSecret: "s".repeat(32) });
      const parts = async () => Promise.reject(THROWN["an error of the database"]?.());
      const { send } = aRoute({ composition, trader: TRADER, deps: { parts } });
      const headers = { authorization: `Bearer ${"s".repeat(32)}` };
      const response = await send(
        found.route,
        new Request(`${API_ORIGIN}${wanted}`, { headers }),
        found.params,
      );
      expect(response.status).toBe(500);
      const told = await response.text();
      for (const leak of LEAKS) expect(told).not.toContain(leak);
      expect(told).toMatch(/[0-9a-f]{8}-[0-9a-f-]{27}/);
    },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { runs } from "#testing/infra/runs.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import {
  API_ORIGIN,
  callOf,
  PROCEDURE_EXAMPLES,
  PROCEDURES,
  SAME_ORIGIN,
} from "#testing/server/procedure-examples.ts";
import type { Composition } from "./context.ts";
import type { Services } from "./services.ts";
import { trpcRoute } from "./trpc-route.ts";

const ID = "018f0000-0000-7000-8000-000000000009";
const PAUSE = "automations.pauseGuard";

/** A product that refuses whatever reaches it, so that what got through is told from what broke. */
function anApi() {
  let reached = 0;
  const verb = async () => {
    reached += 1;
    throw new AppError("conflict", "It got through.");
  };
  const noun = new Proxy({}, { get: () => verb });
  const services = new Proxy({}, { get: () => noun }) as Services;
  const unlimited = { take: async () => ({ ok: true, value: { allowed: true, retryAfterMs: 0 } }) as const };
  const { composition } = aComposition();
  const { shared } = composition.limiters;
  const limiter = { ...shared, ...unlimited };
  const whole: Composition = {
    ...composition,
    services,
    limiters: { shared: limiter, local: limiter, auth: limiter },
  };
  const trader = anActiveSession({ role: "operator", hasSecondFactor: true, steppedUpAt: Date.now() });
  const { send } = aRoute({ composition: whole, trader });
  return { send: (request: Request) => send(trpcRoute, request), reached: () => reached };
}

const post = (path: string, body: RequestInit["body"], query = "") =>
  new Request(`${API_ORIGIN}/api/trpc/${path}${query}`, {
    method: "POST",
    headers: { ...SAME_ORIGIN, "content-type": "application/json" },
    body: body ?? null,
  });
const get = (path: string, query = "") =>
  new Request(`${API_ORIGIN}/api/trpc/${path}${query}`, { headers: SAME_ORIGIN });
const inQuery = (input: string) => `?batch=1&input=${encodeURIComponent(input)}`;

const expectRefused = async (request: Request) => {
  const api = anApi();
  const response = await api.send(request);
  const told = await response.text();
  expect([response.status, api.reached()], told).toEqual([400, 0]);
  expect(told.length).toBeLessThan(2_048);
};

describe("a batch", () => {
  test("of one call to ten is carried out", async () => {
    for (const calls of [1, 10]) {
      const api = anApi();
      const paths = Array.from({ length: calls }, () => PAUSE).join(",");
      const inputs = Object.fromEntries(Array.from({ length: calls }, (_, at) => [at, { id: ID }]));
      await api.send(post(paths, JSON.stringify(inputs), "?batch=1"));
      expect(api.reached()).toBe(calls);
    }
  });

  test.each([11, 100, 1_000, 10_000])("of %i is refused in a few words", async (calls) => {
    const paths = Array.from({ length: calls }, () => PAUSE).join(",");
    await expectRefused(post(paths, JSON.stringify({ 0: { id: ID } }), "?batch=1"));
    await expectRefused(get(Array.from({ length: calls }, () => "overview.get").join(","), "?batch=1"));
  });

  test.each([",".repeat(2_000), "%2C".repeat(2_000), "a,".repeat(1_000), ",%2c".repeat(600)])(
    "made of commas is refused in a few words",
    async (path) => {
      await expectRefused(get(path, "?batch=1"));
      await expectRefused(post(path, "{}", "?batch=1"));
    },
  );

  test("of unknown names has a small answer, and so has a name made of commas", async () => {
    for (const query of ["?batch=1", ""]) {
      const response = await anApi().send(get(Array.from({ length: 10 }, () => "no.such").join(","), query));
      expect(response.status).toBe(404);
      expect((await response.text()).length).toBeLessThan(2_048);
    }
  });

  test.each([
    "[]",
    `[{"id":"${ID}"}]`,
    "null",
    "1",
    '"text"',
    "true",
    `{"1":{"id":"${ID}"}}`,
    `{"a":{"id":"${ID}"}}`,
    `{"0":{"id":"${ID}"},"length":1}`,
    `{"0":{"id":"${ID}"},"0":{"id":"${ID}"}}`,
    `{"00":{"id":"${ID}"}}`,
    `{"-0":{}}`,
    `{"0":{},"__proto__":{}}`,
    `{"constructor":{"prototype":{}}}`,
    "{",
    "",
    "{}}",
    '{"0":1e999',
  ])("with the inputs %s is refused, also where no call asks for an input", async (inputs) => {
    if (inputs !== "") await expectRefused(post(PAUSE, inputs, "?batch=1"));
    if (inputs !== "") await expectRefused(get("overview.get", inQuery(inputs)));
  });

  test.each(["?batch=1&batch=0&input={}", "?input={}&input={}", "?batch=0&batch=1"])(
    "asked for twice (%s) is refused",
    async (query) => {
      await expectRefused(get("overview.get", query));
    },
  );
});

describe("a single call", () => {
  test.each(["{", "[", '{"id":', "undefined", "{'id':1}", "NaN", "\u0000", '{"id":"\n"}', '{"id":1,}'])(
    "whose body is no JSON (%j) is refused",
    async (body) => {
      await expectRefused(post(PAUSE, body));
      await expectRefused(get("overview.get", `?input=${encodeURIComponent(body)}`));
    },
  );

  test("with a field too many is not told its name, which is whatever was sent", async () => {
    const sent = "hunter2-hunter2-hunter2";
    const response = await anApi().send(post(PAUSE, JSON.stringify({ id: ID, [sent]: true })));
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain(sent);
  });

  test("of a broken path is refused", async () => {
    await expectRefused(get("%E0%A4%A"));
    await expectRefused(get("%"));
  });

  test("answers as one object, whatever form of answer is asked for", async () => {
    const request = callOf({ path: "overview.get", isMutation: false });
    for (const accept of ["application/jsonl", "text/event-stream"]) {
      const asked = new Request(`${request.url}?batch=1`, {
        headers: { ...SAME_ORIGIN, accept, "trpc-accept": accept },
      });
      const response = await anApi().send(asked);
      expect(response.headers.get("content-type")).toBe("application/json");
    }
  });
});

/** What makes an object more than it says, and what makes a list of inputs less. */
const names = fc.constantFrom(
  "__proto__",
  "constructor",
  "prototype",
  "0",
  "1",
  "9",
  "10",
  "-1",
  "id",
  "toString",
  "",
  "a",
);
const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 2 ** 53, 1e308, "", "x", ID, "\u0000", "\ud800"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
})).value;

const polluting = ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'];

describe("whatever is sent", () => {
  test("breaks nothing and leaves nothing behind in other objects", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const paths = fc.array(
      fc.constantFrom(...PROCEDURES.map(({ path }) => path), "no.such", "__proto__", "constructor", ""),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    const text = fc.oneof(
      values.map((value) => JSON.stringify(value)),
      fc.string({ maxLength: 60 }),
      fc.constantFrom(...polluting),
      values.map((value) => JSON.stringify(value).slice(0, -1)),
    );
    const api = anApi();
    const property = fc.asyncProperty(
      paths,
      text,
      fc.boolean(),
      fc.boolean(),
      async (list, sent, isBatch, isPost) => {
        const query = isBatch ? "batch=1" : "";
        const path = list.map(encodeURIComponent).join(",");
        const request = isPost
          ? post(path, sent, `?${query}`)
          : get(path, `?${query}&input=${encodeURIComponent(sent.toWellFormed())}`);
        const response = await api.send(request);
        expect(response.status).toBeLessThan(500);
        expect(Reflect.get({}, "polluted")).toBeUndefined();
      },
    );
    await fc.assert(property, { numRuns: runs(10_000) });
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
  });

  test.each(
    PROCEDURES.filter(({ isMutation, path }) => isMutation && PROCEDURE_EXAMPLES[path] !== undefined),
  )("$path takes no input with names that mean more than they say", async (procedure) => {
    const example = JSON.stringify(PROCEDURE_EXAMPLES[procedure.path]);
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const sent = `${example.slice(0, -1)},"${name}":{"polluted":1,"userId":"${ID}"}}`;
      await expectRefused(post(procedure.path, sent));
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

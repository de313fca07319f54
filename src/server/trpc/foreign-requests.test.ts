import { describe, expect, test } from "vitest";
import { PAGE_MARK } from "#domain/security/page-mark.ts";
import type { SecurityEvent } from "#domain/security/security-event.ts";
import { AppError } from "#services/app-error.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import {
  API_ORIGIN,
  callOf,
  PROCEDURE_EXAMPLES,
  PROCEDURES,
  SAME_ORIGIN,
} from "#testing/server/procedure-examples.ts";
import { authRoute } from "../auth/auth-route.ts";
import { trpcRoute } from "./trpc-route.ts";

const MUTATIONS = PROCEDURES.filter(({ isMutation }) => isMutation);
const HOST = { host: "localhost:3000" };
const FOREIGN = { ...HOST, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
const JSON_TYPE = { "content-type": "application/json" };

/** Everything another page can make a browser send, and what only a tool could. */
const SHAPES: Readonly<Record<string, (url: URL, body: string) => Request>> = {
  "a form as plain text": (url, body) =>
    new Request(url, { method: "POST", headers: { ...FOREIGN, "content-type": "text/plain" }, body }),
  "a form": (url, body) =>
    new Request(url, {
      method: "POST",
      headers: { ...FOREIGN, "content-type": "application/x-www-form-urlencoded" },
      body: `json=${encodeURIComponent(body)}`,
    }),
  "a form in parts": (url, body) => {
    const form = new FormData();
    form.set("json", body);
    return new Request(url, { method: "POST", headers: FOREIGN, body: form });
  },
  "JSON from a foreign page": (url, body) =>
    new Request(url, { method: "POST", headers: { ...FOREIGN, ...JSON_TYPE }, body }),
  "JSON from a browser that says only its origin": (url, body) =>
    new Request(url, {
      method: "POST",
      headers: { ...HOST, origin: "https://evil.example", ...JSON_TYPE },
      body,
    }),
  "JSON from a sandboxed frame": (url, body) =>
    new Request(url, { method: "POST", headers: { ...HOST, origin: "null", ...JSON_TYPE }, body }),
  "JSON from a neighbour of our domain": (url, body) =>
    new Request(url, {
      method: "POST",
      headers: { ...HOST, origin: API_ORIGIN, "sec-fetch-site": "same-site", ...JSON_TYPE },
      body,
    }),
  "JSON that no page sent": (url, body) =>
    new Request(url, { method: "POST", headers: { ...HOST, "sec-fetch-site": "none", ...JSON_TYPE }, body }),
  "JSON from nowhere": (url, body) =>
    new Request(url, { method: "POST", headers: { ...HOST, ...JSON_TYPE }, body }),
  "our own page's JSON under another type": (url, body) =>
    new Request(url, { method: "POST", headers: { ...SAME_ORIGIN, "content-type": "text/plain" }, body }),
  "our own origin's JSON without the mark of our pages": (url, body) => {
    const { [PAGE_MARK]: _, ...unmarked } = SAME_ORIGIN;
    return new Request(url, { method: "POST", headers: { ...unmarked, ...JSON_TYPE }, body });
  },
  "JSON with the mark from a foreign page": (url, body) =>
    new Request(url, { method: "POST", headers: { ...FOREIGN, ...JSON_TYPE, [PAGE_MARK]: "1" }, body }),
  "a link": (url, body) => {
    url.searchParams.set("input", body);
    return new Request(url, { headers: SAME_ORIGIN });
  },
  "a link that says it is a POST": (url, body) => {
    url.searchParams.set("input", body);
    url.searchParams.set("_method", "POST");
    return new Request(url, { headers: { ...SAME_ORIGIN, "x-http-method-override": "POST" } });
  },
};

const anApi = () => {
  const { composition, asked } = aComposition();
  const { send } = aRoute({
    composition,
    trader: anActiveSession({ role: "operator", steppedUpAt: Date.now(), hasSecondFactor: true }),
  });
  return { send, asked };
};
const cases = MUTATIONS.flatMap(({ path }) => Object.keys(SHAPES).map((shape) => [path, shape] as const));

describe("a mutation", () => {
  test("is called by our own page, or nothing below would mean anything", async () => {
    for (const mutation of MUTATIONS) {
      const { send, asked } = anApi();
      await send(trpcRoute, callOf(mutation));
      expect(asked, mutation.path).toHaveLength(1);
    }
    expect(MUTATIONS.length).toBeGreaterThan(4);
  });

  test.each(cases)("%s is not carried out for %s", async (path, shape) => {
    const make = SHAPES[shape];
    if (make === undefined) throw new Error("there is no such shape");
    const body = JSON.stringify(PROCEDURE_EXAMPLES[path] ?? null);
    const whole = [new URL(`${API_ORIGIN}/api/trpc/${path}`), body] as const;
    const inBatch = [new URL(`${API_ORIGIN}/api/trpc/${path}?batch=1`), `{"0":${body}}`] as const;
    for (const [url, sent] of [whole, inBatch]) {
      const { send, asked } = anApi();
      const response = await send(trpcRoute, make(url, sent));
      expect([403, 405, 415]).toContain(response.status);
      expect(asked).toEqual([]);
    }
  });
});

const QUERIES = PROCEDURES.filter(({ isMutation }) => !isMutation);

/** What a question looks like that another page made the browser ask, with the trader's cookie beside it. */
const ASKED_BY_OTHERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a link on another site": { ...HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" },
  "a link in a mail": { ...HOST, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" },
  "another port of our machine": { ...HOST, "sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors" },
  "a browser that says nothing, as on plain http": HOST,
  "our own address, opened in a tab": { ...HOST, "sec-fetch-site": "same-origin" },
};

describe("a question", () => {
  const shapes = QUERIES.flatMap(({ path }) =>
    Object.keys(ASKED_BY_OTHERS).map((who) => [path, who] as const),
  );

  test.each(shapes)("%s is not put for %s", async (path, who) => {
    const { send, asked } = anApi();
    const headers = ASKED_BY_OTHERS[who] ?? {};
    const response = await send(trpcRoute, callOf({ path, isMutation: false }, { headers }));
    expect([response.status, asked]).toEqual([403, []]);
  });

  test("for what is not there writes down who asked only where our own page did", async () => {
    const gone = async () => Promise.reject(new AppError("not-found", "There is no such receipt."));
    const events: SecurityEvent[] = [];
    const { composition } = aComposition({ tradeLog: { get: gone } });
    const security = { record: async (event: SecurityEvent) => void events.push(event) };
    const { send } = aRoute({ composition: { ...composition, security }, trader: anActiveSession() });
    const ask = async (headers: Readonly<Record<string, string>>) =>
      await send(trpcRoute, callOf({ path: "tradeLog.get", isMutation: false }, { headers }));
    for (const headers of Object.values(ASKED_BY_OTHERS)) await ask(headers);
    expect(events.map(({ kind }) => kind)).not.toContain("foreign-id");
    expect((await ask(SAME_ORIGIN)).status).toBe(404);
    expect(events.at(-1)?.kind).toBe("foreign-id");
  });
});

describe("next-auth's own", () => {
  const posts = [["callback", "credentials"], ["signin", "credentials"], ["signout"]];
  // next-auth's client marks nothing; where a call comes from is all there is to go by.
  const forms = Object.keys(SHAPES).filter((shape) => !/^a link|without the mark/.test(shape));

  test.each(posts.flatMap((path) => forms.map((shape) => [path.join("/"), shape] as const)))(
    "%s is not carried out for %s",
    async (path, shape) => {
      const { send, asked } = anApi();
      const body = JSON.stringify({ email: "a@axisor.local", password: "x", csrfToken: "x", json: true });
      const request = SHAPES[shape]?.(new URL(`${API_ORIGIN}/api/auth/${path}`), body);
      if (request === undefined) throw new Error("there is no such shape");
      const response = await send(authRoute, request, { nextauth: path.split("/") });
      expect([403, 415]).toContain(response.status);
      expect(asked).toEqual([]);
    },
  );

  test.each(["signout", "callback/credentials", "_log", "verify-request", "", "__proto__", "constructor"])(
    "%s is nothing that can be asked for with GET",
    async (path) => {
      const { send, asked } = anApi();
      const response = await send(authRoute, new Request(`${API_ORIGIN}/api/auth/${path}`), {
        nextauth: path.split("/"),
      });
      expect(response.status).toBe(404);
      expect(asked).toEqual([]);
    },
  );

  test.each(["_log", "session", "csrf", "providers", "error"])(
    "%s is nothing that can be sent to, even by our own page",
    async (path) => {
      const { send, lines } = aRoute();
      const headers = { ...SAME_ORIGIN, ...JSON_TYPE };
      const body = JSON.stringify({ level: "error", code: "canary", message: "canary" });
      const request = new Request(`${API_ORIGIN}/api/auth/${path}`, { method: "POST", headers, body });
      expect((await send(authRoute, request, { nextauth: [path] })).status).toBe(404);
      expect(lines.join()).not.toContain("canary");
    },
  );
});

test("nothing but a schedule's call changes anything by GET: every other route reads, every mutation is refused", async () => {
  for (const { path } of MUTATIONS) {
    const { send, asked } = anApi();
    const input = encodeURIComponent(JSON.stringify(PROCEDURE_EXAMPLES[path] ?? null));
    for (const query of [`?input=${input}`, `?batch=1&input=${encodeURIComponent("{}")}`, ""]) {
      const request = new Request(`${API_ORIGIN}/api/trpc/${path}${query}`, { headers: SAME_ORIGIN });
      expect((await send(trpcRoute, request)).status, path).toBe(405);
    }
    expect(asked).toEqual([]);
  }
});

import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { expect } from "@playwright/test";
import { test } from "./fixtures/test.ts";

/** What a browser would not send: any method, any header, half a request. */
const ask = async (url: URL, method: string, headers: Record<string, string> = {}) => {
  const asked = request(url, { method, headers });
  asked.end();
  const [response] = await once(asked, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  return { status: Number(response.statusCode), headers: response.headers, body };
};

const ROUTES = {
  "/api/health": ["GET", "HEAD"],
  "/api/health/detailed": ["GET", "HEAD"],
  "/api/stream": ["GET", "HEAD"],
  "/api/trpc/overview.get": ["GET", "POST"],
  "/api/auth/session": ["GET", "POST"],
  "/api/panic": ["GET", "POST"],
  "/api/metrics": ["GET", "HEAD"],
  "/api/cron/margin-monitor": ["GET", "POST"],
  "/api/cron/sync-positions": ["GET", "POST"],
  "/api/cron/reconcile": ["GET", "POST"],
  "/api/cron/maintenance": ["GET", "POST"],
  "/api/nothing/here": ["GET", "HEAD", "POST"],
  "/": ["GET", "HEAD"],
  "/login": ["GET", "HEAD"],
  "/register": ["GET", "HEAD"],
  "/dashboard": ["GET", "HEAD"],
  "/positions": ["GET", "HEAD"],
  "/connect": ["GET", "HEAD"],
  "/welcome": ["GET", "HEAD"],
  "/settings": ["GET", "HEAD"],
  "/status": ["GET", "HEAD"],
  "/operator/alerts": ["GET", "HEAD"],
  "/notifications": ["GET", "HEAD"],
  "/notifications/channels": ["GET", "HEAD"],
  "/activity": ["GET", "HEAD"],
  "/automations": ["GET", "HEAD"],
  "/automations/breaker": ["GET", "HEAD"],
  "/automations/guard-plan": ["GET", "HEAD"],
  "/automations/entries": ["GET", "HEAD"],
  "/positions/x/guard": ["GET", "HEAD"],
  "/positions/x/exits": ["GET", "HEAD"],
  "/accounts/x/cross-guard": ["GET", "HEAD"],
  "/accounts/x/cross-guard/history": ["GET", "HEAD"],
  "/accounts/x/history": ["GET", "HEAD"],
  "/offline": ["GET", "HEAD"],
  "/theme.js": ["GET", "HEAD"],
  "/sw.js": ["GET", "HEAD"],
  "/no/such/page": ["GET", "HEAD"],
};
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "LINK"];

test("no address takes a method it does not know, and none answers one with a mistake of ours", async ({
  baseURL,
}) => {
  for (const [path, allowed] of Object.entries(ROUTES)) {
    for (const method of METHODS) {
      const { status, headers } = await ask(new URL(path, baseURL), method);
      const what = `${method} ${path}`;
      expect(status, what).toBeLessThan(500);
      expect(status === 405, what).toBe(!allowed.includes(method));
      if (status === 405) expect(headers.allow, what).toBe(allowed.join(", "));
      expect(headers["x-content-type-options"], what).toBe("nosniff");
      const isFile = path === "/theme.js" && status !== 405;
      expect(headers["cache-control"], what).toContain(isFile ? "max-age=0" : "no-store");
    }
  }
});

test("what Next could do besides is not there", async ({ baseURL }) => {
  const picture = "/_next/image?url=%2Ficon.svg&w=64&q=75";
  expect((await ask(new URL(picture, baseURL), "GET")).status).toBe(404);
  const action = await ask(new URL("/login", baseURL), "POST", { "next-action": "0".repeat(42) });
  expect(action.status).toBe(405);
  expect((await ask(new URL("/api/auth/_log", baseURL), "GET")).status).toBe(404);
  expect((await ask(new URL("/api/auth/signout", baseURL), "GET")).status).toBe(404);
});

test("headers of Next's own, spelled paths and doubled slashes open no page of a trader's", async ({
  baseURL,
}) => {
  const probes: readonly (readonly [string, Record<string, string>])[] = [
    ["/dashboard", { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" }],
    ["/dashboard", { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" }],
    ["/dashboard", { "x-middleware-rewrite": "/api/health" }],
    ["/dashboard", { "x-nextjs-data": "1" }],
    ["/dashboard", { "x-matched-path": "/login" }],
    ["/dashboard", { "x-invoke-path": "/login" }],
    ["/dashboard", { rsc: "1", "next-router-prefetch": "1" }],
    ["/dashboard", { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
    ["/dashboard.rsc", {}],
    ["/dashboard.txt", {}],
    ["/dashboard.segments/_tree.segment.rsc", {}],
    ["/_next/data/x/dashboard.json", {}],
    ["//dashboard", {}],
    ["/./dashboard", {}],
    ["/%64ashboard", {}],
    ["/dashboard%2f", {}],
    ["/dashboard/", {}],
    ["/DASHBOARD", {}],
    ["/dashboard;x", {}],
    ["/dashboard%00", {}],
  ];
  for (const [path, headers] of probes) {
    const url = new URL(baseURL ?? "");
    const asked = request({ host: url.hostname, port: url.port, path, method: "GET", headers });
    asked.end();
    const [response] = await once(asked, "response");
    let body = "";
    for await (const chunk of response) body += chunk;
    expect(response.statusCode, path).toBeLessThan(500);
    expect(body, `${path} ${JSON.stringify(headers)}`).not.toContain("@axisor.local");
    expect(body, `${path} ${JSON.stringify(headers)}`).not.toContain('data-testid="welcome"');
  }
});

/** Sends so much and no more, and waits until the other side hangs up; what it said is the answer. */
const sendAndWait = async (baseURL: string | undefined, text: string): Promise<string> => {
  const { hostname, port } = new URL(baseURL ?? "");
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  // A reset is hanging up as well, and `once` would throw it.
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(text);
  await closed;
  return answer;
};

test("whoever sends a part and then nothing is hung up on, with an answer where a route was asked", async ({
  baseURL,
}) => {
  const { host, origin } = new URL(baseURL ?? "");
  const head = (path: string) =>
    `POST ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: application/json\r\n`;
  const [call, page, half, nothing] = await Promise.all([
    sendAndWait(baseURL, `${head("/api/trpc/auth.register")}content-length: 900\r\n\r\n{`),
    sendAndWait(baseURL, `${head("/login")}content-length: 900\r\n\r\n{`),
    sendAndWait(baseURL, "GET / HTTP/1.1\r\nhost: x\r\nx-half: "),
    sendAndWait(baseURL, ""),
  ]);
  expect(call).toMatch(/^HTTP\/1\.1 408 /);
  expect(call).toContain('"code":"TIMEOUT"');
  expect(page).toMatch(/^HTTP\/1\.1 405 /);
  expect(half + nothing).not.toContain(" 200 ");
});

test("a body that is too long, packed or endless is refused before it is taken in", async ({ baseURL }) => {
  const { host, origin } = new URL(baseURL ?? "");
  const head = `POST /api/trpc/auth.register HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: application/json\r\n`;
  const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
  expect(await sendAndWait(baseURL, `${head}content-length: 209715200\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
  expect(await sendAndWait(baseURL, `${head}transfer-encoding: chunked\r\n\r\n${chunk.repeat(5)}`)).toMatch(
    /^HTTP\/1\.1 413 /,
  );
  expect(await sendAndWait(baseURL, `${head}content-encoding: gzip\r\ncontent-length: 20\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 415 /,
  );
});

test("the page of all components is in no build", async ({ request: browser }) => {
  const answer = await browser.get("/kit");
  expect(answer.status()).toBe(404);
  expect(await answer.text()).not.toContain("showcase");
});

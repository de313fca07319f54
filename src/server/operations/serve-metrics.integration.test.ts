import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshKeyring } from "#adapters/sodium/create-keyring.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { readScrape, valuesOf } from "#testing/operations/read-scrape.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aLog } from "#testing/server/a-log.ts";
import { wire } from "../composition/wire.ts";
import type { Wired } from "../wired.ts";
import { type MetricsServer, serveMetrics } from "./serve-metrics.ts";

const TOKEN = "0123456789abcdef0123456789abcdef";
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

const { log, lines } = aLog();
let database: TestDatabase;
let wired: Wired;
let server: MetricsServer;

const wiredTo = async (databaseUrl: string): Promise<Wired> =>
  wire({
    databaseUrl,
    connections: 2,
    name: "metrics",
    keys: await freshKeyring(Date.now()),
    paper: NOWHERE,
    clock: Date.now,
    log,
  });

beforeAll(async () => {
  database = await createTestDatabase();
  wired = await wiredTo(database.url);
  const { composition } = aComposition({}, { metricsToken: TOKEN });
  server = await serveMetrics({ ...composition, wired }, { host: "127.0.0.1", port: 0, log });
});

afterAll(async () => {
  await server.close();
  await wired.close();
  await database.drop();
});

const ask = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
    ...init,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

test("a worker's counts and the database's figures are scraped from a port of their own", async () => {
  wired.meter.count("trigger_hits_total", { network: "paper" }, 3);
  for (const path of ["/metrics", "/api/metrics", "/metrics?debug=1"]) {
    const { status, headers, text } = await ask(path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/plain; version=0.0.4");
    expect(headers.get("cache-control")).toContain("no-store");
    const scrape = readScrape(text);
    expect(valuesOf(scrape, "trigger_hits_total")).toEqual({ paper: 3 });
    expect(valuesOf(scrape, "component_up")).toEqual({ database: 1 });
    expect(valuesOf(scrape, "active_users_total")).toEqual({ "5m": 0, "1d": 0, "7d": 0 });
    expect(valuesOf(scrape, "database_connections").active).toBeGreaterThanOrEqual(1);
  }
});

test("whoever runs a worker is told without a token whether it lives and is ready, and no more", async () => {
  const alive = await ask("/api/health", { headers: {} });
  expect([alive.status, JSON.parse(alive.text)]).toEqual([200, { status: "alive" }]);
  const ready = await ask("/api/health/ready", { headers: {} });
  expect([ready.status, JSON.parse(ready.text)]).toEqual([200, { status: "ready" }]);
  expect((await ask("/api/health/detailed", { headers: {} })).status).toBe(404);
});

test("a worker lives while its database is away, and is not ready", async () => {
  const away = await wiredTo("postgres://nobody@127.0.0.1:9/none");
  const { composition } = aComposition({}, { metricsToken: TOKEN });
  const alone = await serveMetrics({ ...composition, wired: away }, { host: "127.0.0.1", port: 0, log });
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${alone.port}${path}`)).status;
  expect(await statusOf("/api/health")).toBe(200);
  expect(await statusOf("/api/health/ready")).toBe(503);
  await alone.close();
  await away.close();
});

test("what the cache was asked and had is counted by its spaces", async () => {
  const space = { name: "any", version: 1, ttlMs: 60_000, parse: Number };
  for (const key of ["one", "one", "one", "two"]) await wired.cache.through(space, key, [], async () => 1);
  const scrape = readScrape((await ask("/metrics")).text);
  expect(valuesOf(scrape, "cache_reads_total")).toEqual({ "any miss": 2, "any hit": 2 });
});

test("nobody without the token is shown anything, whatever the path and the method", async () => {
  for (const headers of [{}, { authorization: "Bearer wrong" }]) {
    const { status, text } = await ask("/metrics", { headers });
    expect(status).toBe(401);
    expect(text).not.toContain("# TYPE");
  }
  expect((await ask("/")).status).toBe(404);
  const lives = await ask("/api/health", { headers: {} });
  expect([lives.status, JSON.parse(lives.text)]).toEqual([200, { status: "alive" }]);
  expect((await ask("/api/cron/notify")).status).toBe(404);
  const posted = await ask("/metrics", { method: "POST", body: "x".repeat(100_000) });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("each call has its line in the log, by the network at the other end of the wire and without the token", async () => {
  lines.length = 0;
  await ask("/metrics", {
    headers: { authorization: "Bearer canary-of-a-token", "x-forwarded-for": "203.0.113.9" },
  });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "request",
    fields: { method: "GET", path: "/metrics", status: 401, network: "127.0.0.1" },
  });
  expect(lines.join()).not.toContain("canary-of-a-token");
});

test("a call that is none is hung up on, and the next one is answered", async () => {
  const asked = request({ port: server.port, host: "127.0.0.1", method: "TRACE", path: "/metrics" });
  const hungUp = new Promise((resolve) => asked.once("error", resolve));
  asked.end();
  await hungUp;
  expect((await ask("/metrics")).status).toBe(200);
});

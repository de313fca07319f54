import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { dataDirectoryAt } from "#cli/infra/data-directory.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { startRedisBridge } from "#testing/redis/start-redis-bridge.ts";
import { type CanaryKind, canaryOf } from "./canary.ts";
import {
  freshSecrets,
  plantInArguments,
  plantInBrowser,
  plantInDatabase,
  plantInFiles,
  plantInKeyValues,
  type Secrets,
  startLeakyServer,
} from "./plant-leaks.ts";
import { type RunPlaces, sinksOf } from "./sinks.ts";
import { type SweepReport, sweepSinks } from "./sweep-sinks.ts";

type Planted = readonly [
  what: string,
  secret: keyof Secrets,
  kind: CanaryKind,
  sink: string,
  place: string,
  encoding: string,
];

/** Every sink of the run has at least one, and nothing here is found by other code than a run's own. */
const PLANTED: readonly Planted[] = [
  ["a line of a log", "log", "api-secret", "log files", "web.log", "JSON-escaped"],
  ["the stack of an error on stderr", "stack", "passphrase", "output of the command", "output.log", "raw"],
  ["the body of an answer", "body", "api-key", "responses", "GET /leaky · body", "hex"],
  ["a header of an answer", "header", "session-token", "responses", "GET /leaky · x-debug", "base64"],
  ["an address", "address", "password", "addresses", "GET /leaky", "URL-encoded"],
  ["what a page says", "console", "totp-seed", "browser console", "console.warning", "base64"],
  ["localStorage", "localStorage", "password", "browser storage", "localStorage · draft", "JSON-escaped"],
  ["IndexedDB", "database", "backup-code", "browser storage", "IndexedDB · planted/store", "byte list"],
  ["a mail", "mail", "backup-code", "mails", "mail 1", "JSON-escaped"],
  ["a row of a table", "row", "key-encryption-key", "database", "table public.planted", "hex"],
  ["a deleted row", "deleted", "key-encryption-key", "database files", "pg_wal/0001", "raw"],
  ["a value beside a key", "value", "cron-secret", "key-value store", "key planted", "byte list"],
  ["a chunk of the build", "chunk", "cron-secret", "build output", "static/chunks/a.js", "reversed"],
  ["a source map", "map", "auth-secret", "build output", "server/a.js.map", "UTF-16LE"],
  ["the command line of a process", "argument", "database-password", "command lines", "worker", "raw"],
];

const secrets = freshSecrets();
const cleanUp: (() => unknown)[] = [];
let places: RunPlaces;
let report: SweepReport;

beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), "axisor-test-"));
  cleanUp.push(() => rm(home, { recursive: true, force: true }));
  const database = await createTestDatabase();
  cleanUp.push(() => database.drop());
  const bridge = await startRedisBridge(inject("redisUrl"));
  cleanUp.push(() => bridge.stop());
  const { url, server } = await startLeakyServer(secrets);
  cleanUp.push(() => server.close());
  const data = dataDirectoryAt(join(home, "data"));
  mkdirSync(data.root);
  places = {
    home,
    output: join(home, "output.log"),
    data,
    build: join(home, ".next"),
    url,
    databaseUrl: database.url,
    keyValues: bridge,
  };
  plantInFiles(places, secrets);
  const child = plantInArguments(places, secrets);
  cleanUp.push(() => child.kill());
  await plantInDatabase(database.url, secrets);
  await plantInKeyValues(bridge, secrets);
  await plantInBrowser(places, secrets);
  const canaries = PLANTED.map(([, name, kind]) => canaryOf(kind, secrets[name]));
  report = await sweepSinks(sinksOf(places), canaries, []);
});
afterAll(async () => {
  for (const clean of cleanUp.reverse()) await clean();
});

it.each(PLANTED)("%s that holds a secret is found", (_what, _secret, kind, sink, place, encoding) => {
  const hits = report.sinks.flatMap((one) => one.hits);
  expect(hits).toContainEqual({ kind, sink, place, encoding });
});

it("nothing is found that was not planted", () => {
  expect(report.sinks.flatMap(({ hits }) => hits)).toHaveLength(PLANTED.length);
});

it("every sink has its planted leak", () => {
  const sinks = new Set(PLANTED.map(([, , , sink]) => sink));
  expect(report.sinks.map(({ name }) => name).filter((name) => !sinks.has(name))).toEqual([]);
});

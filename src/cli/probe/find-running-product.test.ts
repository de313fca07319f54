import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { identify } from "../infra/process-identity.ts";
import { readSecrets } from "../infra/read-secrets.ts";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "axisor-probe-"));
  vi.stubEnv("AXISOR_DATA_DIR", directory);
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  // What was read of these settings is nothing for the files that run after this one.
  vi.resetModules();
  rmSync(directory, { recursive: true });
});

const write = (file: string, value: unknown): void =>
  writeFileSync(join(directory, file), JSON.stringify(value));

/** What a start leaves in its directory; ours is the process that runs this test. */
const aRunningProduct = (launcher = identify(process.pid)) => {
  write("running.json", { launcher, paperUrl: "http://127.0.0.1:4000", parts: [] });
  write("ports.json", { postgres: 5_433 });
  return readSecrets(join(directory, "secrets.json"));
};

/** Settings are read once, so each test loads them anew. */
const found = async () => {
  const { findDatabase } = await import("./find-database.ts");
  const { findVenue } = await import("./find-venue.ts");
  return { findDatabase, findVenue };
};

it("finds the database and the paper exchange of the product that runs here", async () => {
  const { postgresPassword } = aRunningProduct();
  const { findDatabase, findVenue } = await found();
  expect(findDatabase()).toBe(`postgres://axisor:${postgresPassword}@127.0.0.1:5433/postgres`);
  const venue = findVenue("paper");
  expect(venue.paper).toEqual({ rest: "http://127.0.0.1:4000/v3", stream: "ws://127.0.0.1:4000/v1" });
  expect(venue.openAccount).not.toBeNull();
});

it("takes what a product left that runs no more for nothing", async () => {
  aRunningProduct({ pid: process.pid, startedAt: "another time" });
  const { findDatabase, findVenue } = await found();
  expect(findDatabase()).toBeNull();
  expect(() => findVenue("paper")).toThrow("No paper exchange runs here");
  expect(findVenue("signet")).toMatchObject({ openAccount: null });
});

it("finds what the settings name first", async () => {
  aRunningProduct();
  vi.stubEnv("DATABASE_URL", "postgres://somewhere/axisor");
  vi.stubEnv("LNMARKETS_URL", "http://127.0.0.1:4001/v3");
  const { findDatabase, findVenue } = await found();
  expect(findDatabase()).toBe("postgres://somewhere/axisor");
  expect(findVenue("paper")).toEqual({
    paper: { rest: "http://127.0.0.1:4001/v3", stream: "ws://127.0.0.1:4001/v1" },
    openAccount: null,
  });
});

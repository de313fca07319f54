import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { wire } from "#server/composition/wire.ts";
import type { Wired } from "#server/wired.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { aLog } from "#testing/server/a-log.ts";
import { type RotateReport, rotateKeys } from "./rotate-keys.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const NOWHERE = { rest: "http://127.0.0.1:9/v3", stream: "ws://127.0.0.1:9/v1" };

let database: TestDatabase;
let home: string;
let now = START;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), "axisor-test-"));
  await ensureOwnKeyring(join(home, "keyring.json"), START);
});
afterAll(async () => {
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

/** A worker of its own, with connections of its own, on the keyring and the database that all share. */
const aWorker = (name: string, connections: number): Wired =>
  wire({
    databaseUrl: database.url,
    connections,
    name,
    keys: { kind: "file", file: join(home, "keyring.json"), isOurs: true },
    paper: NOWHERE,
    clock: () => now,
    log: aLog().log,
  });

const rotate = ({ keyring, ...wired }: Wired): Promise<RotateReport> => {
  if (keyring === null) throw new Error("A worker has a keyring");
  return rotateKeys({ ...wired, keyring }, { at: now });
};

test("workers that share a keyring and reach each day in step take every step once, and never lose a key", async () => {
  // The last has one connection: a rotation must not wait for a second one while it holds the turn.
  const workers = [aWorker("one", 3), aWorker("two", 3), aWorker("three", 1)];
  const story: string[] = [];
  try {
    for (const day of [0, 80, 90, 91, 121, 170, 180]) {
      now = START + day * DAY;
      const reports = await Promise.all(workers.map(rotate));
      const taken = reports.flatMap(({ done }) => done.map(({ kind }) => kind));
      for (const kind of taken) if (kind !== "warn" && kind !== "rewrap") story.push(`${day} ${kind}`);
      expect(reports.some(({ isBusy }) => !isBusy)).toBe(true);
      for (const { keyring, vaultKeys } of workers) {
        const recorded = (await vaultKeys.all()).filter(({ state }) => state !== "destroyed");
        const held = await keyring?.held();
        expect(held?.map(({ id }) => id)).toEqual(recorded.map(({ id }) => id));
        for (const { id, fingerprint } of recorded) {
          expect(Buffer.from(held?.find((key) => key.id === id)?.fingerprint ?? [])).toEqual(fingerprint);
        }
      }
    }
    expect(story).toEqual([
      "80 add-key",
      "90 promote",
      "91 disable",
      "121 erase",
      "170 add-key",
      "180 promote",
    ]);
  } finally {
    for (const worker of workers) await worker.close();
  }
});

import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureOwnKeyring } from "#server/composition.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { listProcedures } from "./list-procedures.ts";
import { type MatrixOptions, type MatrixReport, runMatrix } from "./run-matrix.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

const walk = (options: Partial<MatrixOptions> = {}): Promise<MatrixReport> =>
  inPrivateDirectory(async (home) => {
    const keyringFile = join(home, "keyring.json");
    await ensureOwnKeyring(keyringFile, Date.now());
    return await runMatrix({ databaseUrl: database.url, keyringFile, say: (t) => console.log(new Date().toISOString(), t), ...options });
  });

test("nobody reads or changes what is somebody else's, by any procedure or route, whoever asks and whatever is named", async () => {
  const { figures, findings } = await walk();
  console.log(figures);expect(findings).toEqual([]);
  expect(figures.procedures).toBe(listProcedures().length);
  expect(figures.routes).toBeGreaterThan(7);
  expect(figures.cases).toBeGreaterThan(1_500);
}, 300_000);

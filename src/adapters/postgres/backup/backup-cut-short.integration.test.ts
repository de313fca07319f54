import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmptyDatabase } from "#testing/infra/empty-database.ts";
import { inPrivateDirectory } from "#testing/infra/in-private-directory.ts";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { restoreBackup } from "./restore-backup.ts";
import { writeBackup } from "./write-backup.ts";

/* Rows that no packer makes small, and many times what a stream holds. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const sql = postgres(database.url, { max: 1 });
  await sql`insert into users (id, email, password_hash, created_at)
    select gen_random_uuid(), i || '@axisor.local', string_agg(md5(i || '-' || j), ''), now()
    from generate_series(1, 1000) i, generate_series(1, 200) j group by i`;
  await sql.end();
});
afterAll(() => database.drop());

/** A disk with room for so much, slower than the database. */
const diskOf = (room: number) => {
  let written = 0;
  return new Writable({
    write: (chunk: Buffer, _, done) => {
      written += chunk.length;
      setTimeout(() => done(written > room ? new Error("ENOSPC: no space left on device") : null), 2);
    },
  });
};

test.each([0, 100_000, 1_000_000])(
  "a backup for which a disk has room for %i bytes alone ends and says so",
  (room) =>
    inPrivateDirectory(async (home) => {
      const file = join(home, "backup");
      await expect(writeBackup(database.url, file, () => diskOf(room))).rejects.toThrow("ENOSPC");
      expect(existsSync(file)).toBe(false);
    }),
);

test("a place that is not there is told", () =>
  inPrivateDirectory(async (home) => {
    await expect(writeBackup(database.url, join(home, "not-there", "backup"))).rejects.toThrow("ENOENT");
  }));

/** Resolves once migrations run, which is after the file was checked and before its rows are read. */
const untilMigrating = async (url: string): Promise<void> => {
  const sql = postgres(url, { max: 1 });
  try {
    for (let tables = 0; tables === 0; await sleep(5)) {
      const [row] = await sql<
        { n: number }[]
      >`select count(*)::int as n from pg_tables where schemaname = 'public'`;
      tables = row?.n ?? 0;
    }
  } finally {
    await sql.end();
  }
};

test("a file that breaks off when its rows are read, though it was whole, is told and leaves nothing", () =>
  inPrivateDirectory(async (home) => {
    const file = join(home, "backup");
    await writeBackup(database.url, file);
    const empty = await createEmptyDatabase();
    try {
      const restored = expect(restoreBackup(file, empty.url)).rejects.toThrow(
        `${file} is damaged or cut short`,
      );
      await untilMigrating(empty.url);
      const whole = readFileSync(file);
      writeFileSync(file, whole.subarray(0, whole.length / 2));
      await restored;
      const sql = postgres(empty.url, { max: 1 });
      expect([...(await sql`select count(*)::int as users from users`)]).toEqual([{ users: 0 }]);
      await sql.end();
    } finally {
      await empty.drop();
    }
  }));

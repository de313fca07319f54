import { afterEach, expect, inject, test } from "vitest";
import { breakableDatabase } from "#testing/infra/breakable-database.ts";
import { openBossDatabase } from "./boss-database.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const openBreakable = async () => {
  const broken = await breakableDatabase(inject("adminDatabaseUrl"));
  const opened = openBossDatabase(broken.url, { name: "axisor-test-jobs", isMigrating: false });
  ends.push(broken.close, opened.close);
  return { ...broken, db: opened.db };
};

const works = async (db: Awaited<ReturnType<typeof openBreakable>>["db"]) =>
  (await db.executeSql("select 1 as one")).rows;

test.each(["destroy", "resetAndDestroy"] as const)(
  "a transaction of the queue's library whose wire breaks (%s) fails, and its connection serves again",
  async (how) => {
    const { db, breakAll } = await openBreakable();
    for (let times = 0; times < 3; times += 1) {
      const lost = db.executeSql("BEGIN; SELECT pg_sleep(5); COMMIT;");
      setTimeout(() => breakAll(how), 100);
      await expect(lost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
      expect(await Promise.all([works(db), works(db), works(db)])).toEqual(Array(3).fill([{ one: 1 }]));
    }
  },
);

test("what fails within a transaction of the queue's library spoils nothing that comes after it", async () => {
  const { db } = await openBreakable();
  const outcomes = await Promise.allSettled([
    db.executeSql("BEGIN; SELECT 1/0; COMMIT;"),
    db.executeSql("BEGIN; SELECT 3 AS three; COMMIT;"),
  ]);
  expect(outcomes).toMatchObject([
    { status: "rejected", reason: { code: "22012" } },
    { status: "fulfilled", value: { rows: [{ three: 3 }] } },
  ]);
});

test("a transaction of the queue's library that is left open ends by itself, and so does what waits for a lock", async () => {
  const { db } = await openBreakable();
  const limitOf = async (name: string) => (await db.executeSql(`show ${name}`)).rows;
  expect(await limitOf("idle_in_transaction_session_timeout")).toEqual([
    { idle_in_transaction_session_timeout: "5s" },
  ]);
  expect(await limitOf("lock_timeout")).toEqual([{ lock_timeout: "5s" }]);
  expect(await limitOf("statement_timeout")).toEqual([{ statement_timeout: "10s" }]);
});

test("a transaction of the queue's library has what it selects, in one list", async () => {
  const { db } = await openBreakable();
  const { rows } = await db.executeSql("BEGIN; SELECT 1 AS one; SELECT 2 AS two; COMMIT;");
  expect(rows).toEqual([{ one: 1 }, { two: 2 }]);
});

import { sql } from "drizzle-orm";
import { afterEach, expect, inject, test } from "vitest";
import { type Database, openDatabase, type Transaction } from "./open-database.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** One connection, so that what it has prepared can be asked of it. */
const open = () => {
  const opened = openDatabase(inject("adminDatabaseUrl"), { max: 1, name: "axisor-preparing" });
  ends.push(opened.close);
  return opened.db;
};

/** What the connection has prepared with these words in it, and how often each of them was planned. */
const preparedIn = async (on: Database | Transaction, words: string) => {
  const rows = await on.execute(
    sql`select statement, generic_plans + custom_plans as runs from pg_prepared_statements where statement like ${`%${words}%`}
      and statement not like '%pg_prepared_statements%'`,
  );
  return rows.map(({ runs }) => Number(runs));
};

const ask = (on: Database | Transaction, value: number) =>
  on.execute(sql`select ${value}::int as "asked with a parameter"`);

test("a statement is prepared once for a connection, in and out of transactions within transactions", async () => {
  const db = open();
  await ask(db, 1);
  expect(await preparedIn(db, "asked with a parameter")).toEqual([1]);
  await db.transaction(async (tx) => {
    await ask(tx, 2);
    await tx.transaction((inner) => ask(inner, 3));
  });
  expect(await ask(db, 4)).toEqual([{ "asked with a parameter": 4 }]);
  expect(await preparedIn(db, "asked with a parameter")).toEqual([4]);
});

test("what is as long as what it is given is not kept, nor what has no parameters", async () => {
  const db = open();
  const many = sql.join(
    Array.from({ length: 33 }, (_, at) => sql`${at}::int`),
    sql`, `,
  );
  expect(await db.execute(sql`select array[${many}] as "asked with many"`)).toHaveLength(1);
  expect(await db.execute(sql`select 1 as "asked with none"`)).toHaveLength(1);
  expect(await preparedIn(db, "asked with many")).toEqual([]);
  expect(await preparedIn(db, "asked with none")).toEqual([]);
});

test("a statement goes on after its table has got another column, as it does while a newer version is put in place", async () => {
  const db = open();
  await db.execute(sql`create temporary table prepared_for (id int)`);
  const all = () => db.execute(sql`select * from prepared_for where id = ${1}::int`);
  await db.execute(sql`insert into prepared_for values (${1}::int)`);
  expect(await all()).toEqual([{ id: 1 }]);
  await db.execute(sql`alter table prepared_for add column name text default 'a'`);
  expect(await all()).toEqual([{ id: 1, name: "a" }]);
});

test("a statement that cannot be sent is refused by itself, and nobody is given another's answer", async () => {
  const db = open();
  await db.execute(sql`select 0`);
  const [seven, wrong, eight] = await Promise.allSettled([
    db.execute(sql`select 7 as seven from pg_sleep(0.1)`),
    db.execute(sql`select ${sql.param(undefined)}::int as wrong`),
    db.execute(sql`select 8 as eight`),
  ]);
  expect(wrong).toMatchObject({ status: "rejected", reason: { cause: { code: "UNDEFINED_VALUE" } } });
  expect([seven, eight]).toMatchObject([{ value: [{ seven: 7 }] }, { value: [{ eight: 8 }] }]);
});

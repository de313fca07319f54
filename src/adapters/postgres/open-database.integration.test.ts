import { sql } from "drizzle-orm";
import { afterEach, expect, inject, test } from "vitest";
import { breakableDatabase } from "#testing/infra/breakable-database.ts";
import { openDatabase } from "./open-database.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const open = (url: string) => {
  const opened = openDatabase(url, { max: 1, name: "axisor-test" });
  ends.push(opened.close);
  return opened.db;
};

const breakable = async () => {
  const broken = await breakableDatabase(inject("adminDatabaseUrl"));
  ends.push(broken.close);
  return broken;
};

const works = sql`select 1 as one`;

test("a transaction whose server ends it fails, and its connection serves again", async () => {
  const admin = open(inject("adminDatabaseUrl"));
  const db = open(inject("adminDatabaseUrl"));
  const lost = db.transaction(async (tx) => {
    const [row] = await tx.execute(sql`select pg_backend_pid() as pid`);
    await Promise.all([
      tx.execute(sql`select pg_sleep(30)`),
      admin.execute(sql`select pg_terminate_backend(${row?.pid})`),
    ]);
  });
  await expect(lost).rejects.toThrow();
  // The driver may tell the next one what ended the one before; it tells nobody else.
  await db.execute(works).catch(() => {});
  expect(await db.execute(works)).toHaveLength(1);
});

test("a transaction that learns only from its next statement that the server ended it fails, and its connection serves again", async () => {
  const { url, withhold, deliver } = await breakable();
  const db = open(url);
  const lost = db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '20ms'`);
    withhold();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const next = tx.execute(works);
    setTimeout(deliver, 50);
    await next;
  });
  await expect(lost).rejects.toThrow();
  await db.execute(works).catch(() => {});
  expect(await db.execute(works)).toHaveLength(1);
});

test("a transaction that stood still while its wire broke sends nothing any more, and its connection serves again", async () => {
  const { url, breakAll } = await breakable();
  const db = open(url);
  const said: string[] = [];
  const lost = db.transaction(async (tx) => {
    await tx.execute(works);
    breakAll("destroy");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await tx.execute(works).catch((error: Error) => said.push(String(error.cause)));
  });
  await expect(lost).rejects.toThrow();
  await expect.poll(() => said).toEqual(["Error: The transaction is over"]);
  expect(await db.execute(works)).toEqual([{ one: 1 }]);
});

test("a new connection asks for nothing that nobody waits for: the driver would end the process when that fails", async () => {
  const { url, asked } = await breakable();
  expect(await open(url).execute(works)).toHaveLength(1);
  expect(asked.join("").match(/select/gi)).toHaveLength(1);
});

test("a transaction that its own code gives up is undone, and its connection serves again", async () => {
  const db = open(inject("adminDatabaseUrl"));
  const given = db.transaction(async (tx) => {
    await tx.execute(sql`create temporary table undone (id int)`);
    throw new Error("given up");
  });
  await expect(given).rejects.toThrow("given up");
  const [row] = await db.execute(sql`select to_regclass('undone') as name`);
  expect(row).toEqual({ name: null });
});

test("what only reads is asked once more where its connection was ended, and what writes is not", async () => {
  const admin = open(inject("adminDatabaseUrl"));
  const db = open(inject("adminDatabaseUrl"));
  await admin.execute(sql`create table if not exists asked_again (id int)`);
  ends.push(async () => {
    await admin.execute(sql`drop table asked_again`);
  });
  const endSoon = async () => {
    const [row] = await db.execute(sql`select pg_backend_pid() as pid`);
    return () => admin.execute(sql`select pg_sleep(0.1), pg_terminate_backend(${row?.pid})`);
  };
  const endReader = await endSoon();
  const [read] = await Promise.all([db.execute(sql`select 7 as seven from pg_sleep(0.3)`), endReader()]);
  expect(read).toEqual([{ seven: 7 }]);
  const endWriter = await endSoon();
  const [written] = await Promise.allSettled([
    db.execute(sql`insert into asked_again select 1 from pg_sleep(0.3)`),
    endWriter(),
  ]);
  expect(written.status).toBe("rejected");
  expect(await db.execute(sql`select id from asked_again`)).toEqual([]);
});

test("rows are the same where a statement was asked again for its values", async () => {
  const admin = open(inject("adminDatabaseUrl"));
  const db = open(inject("adminDatabaseUrl"));
  const [row] = await db.execute(sql`select pg_backend_pid() as pid`);
  const [read] = await Promise.all([
    db.select({ seven: sql<number>`7`, eight: sql<number>`8` }).from(sql`pg_sleep(0.3)`),
    admin.execute(sql`select pg_sleep(0.1), pg_terminate_backend(${row?.pid})`),
  ]);
  expect(read).toEqual([{ seven: 7, eight: 8 }]);
});

/** Rows that come one by one, each as large as fills what a server sends at once. */
const slowRows = sql`select i, repeat('x', 9000) as pad, pg_sleep(0.008) from generate_series(1, 150) i`;

test("a read that lost its connection in the middle of its rows has them all, once and in their order", async () => {
  const { url, breakAll } = await breakable();
  const db = open(url);
  const read = db.execute<{ i: number }>(slowRows);
  setTimeout(() => breakAll("destroy"), 150);
  const rows = await read;
  expect(rows.map(({ i }) => i)).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  expect(rows).toHaveLength(150);
});

test("the first answer after rows that were cut short begins at its first row", async () => {
  const admin = open(inject("adminDatabaseUrl"));
  const db = open(inject("adminDatabaseUrl"));
  await admin.execute(works);
  const [row] = await db.execute(sql`select pg_backend_pid() as pid`);
  const [cut] = await Promise.allSettled([
    db.transaction(async (tx) => {
      await tx.execute(slowRows);
    }),
    admin.execute(sql`select pg_sleep(0.15), pg_terminate_backend(${row?.pid})`),
  ]);
  expect(cut.status).toBe("rejected");
  for (let times = 0; times < 3; times += 1) {
    const rows = await db.execute(works);
    expect([...rows]).toEqual([{ one: 1 }]);
    expect(0 in rows).toBe(true);
  }
});

test("two transactions that stand in each other's way are both done", async () => {
  const [one, other] = [open(inject("adminDatabaseUrl")), open(inject("adminDatabaseUrl"))];
  await one.execute(sql`create table if not exists in_the_way (id int primary key, times int not null)`);
  ends.push(async () => {
    await one.execute(sql`drop table in_the_way`);
  });
  await one.execute(sql`insert into in_the_way values (1, 0), (2, 0)`);
  let tries = 0;
  const met = Promise.withResolvers<void>();
  let inside = 0;
  const raise = (db: typeof one, ids: readonly number[]) =>
    db.transaction(async (tx) => {
      tries += 1;
      for (const id of ids) {
        await tx.execute(sql`update in_the_way set times = times + 1 where id = ${id}`);
        inside += 1;
        if (inside === 2) met.resolve();
        await met.promise;
      }
    });
  await Promise.all([raise(one, [1, 2]), raise(other, [2, 1])]);
  expect(tries).toBe(3);
  expect(await one.execute(sql`select times from in_the_way`)).toEqual([{ times: 2 }, { times: 2 }]);
});

test("a transaction that conflicts every time is given up after the third, and any other failure at once", async () => {
  const db = open(inject("adminDatabaseUrl"));
  const failing = (code: string) => {
    let tries = 0;
    const run = db.transaction(async (tx) => {
      tries += 1;
      await tx.execute(sql.raw(`do $$ begin raise exception 'planted' using errcode = '${code}'; end $$`));
    });
    return run.then(
      () => 0,
      () => tries,
    );
  };
  expect(await failing("40001")).toBe(3);
  expect(await failing("40P01")).toBe(3);
  expect(await failing("23505")).toBe(1);
});

test("what no database can undo is not done again", async () => {
  const db = open(inject("adminDatabaseUrl"));
  let tries = 0;
  const run = db.once(async (tx) => {
    tries += 1;
    await tx.execute(sql.raw("do $$ begin raise exception 'planted' using errcode = '40001'; end $$"));
  });
  await expect(run).rejects.toThrow();
  expect(tries).toBe(1);
});

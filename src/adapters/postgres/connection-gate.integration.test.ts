import { sql } from "drizzle-orm";
import { afterEach, expect, inject, test, vi } from "vitest";
import { isConnectionShed } from "#domain/resilience/connection-shed.ts";
import { openDatabase } from "./open-database.ts";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const open = (waitMs: number) => {
  const waited: number[] = [];
  const opened = openDatabase(inject("adminDatabaseUrl"), {
    ...{ max: 2, name: "axisor-gate" },
    queue: { waitMs, onWaited: (ms) => waited.push(ms) },
  });
  ends.push(opened.close);
  return { db: opened.db, waited };
};

const works = sql`select 1 as one`;

/** Holds a connection until it is let go. */
const hold = async (db: ReturnType<typeof open>["db"]) => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const ended = db.transaction(async (tx) => {
    await tx.execute(works);
    begin();
    await held;
  });
  await begun;
  return { letGo, ended };
};

test("while every connection is held, a statement and a transaction are refused in time, and all is well again after", async () => {
  const { db } = open(50);
  const held = [await hold(db), await hold(db)];
  const refused = await Promise.allSettled([
    db.execute(works),
    db.$client`select 1 as one`,
    db.transaction((tx) => tx.execute(works)),
  ]);
  for (const { status, ...rest } of refused) {
    expect(status).toBe("rejected");
    expect(isConnectionShed("reason" in rest ? rest.reason : null)).toBe(true);
  }
  for (const { letGo, ended } of held) {
    letGo();
    await ended;
  }
  const many = Array.from({ length: 40 }, () => db.execute(works));
  expect((await Promise.all(many)).flat()).toHaveLength(40);
});

test("whoever waits goes in turn, and it is told how long each waited", async () => {
  const { db, waited } = open(10_000);
  const held = [await hold(db), await hold(db)];
  const order: number[] = [];
  const waiting = [1, 2, 3].map((at) => db.execute(works).then(() => order.push(at)));
  await vi.waitFor(() => expect(waited).toHaveLength(2));
  held[0]?.letGo();
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3]);
  expect(waited).toHaveLength(5);
  expect(waited.slice(0, 2)).toEqual([0, 0]);
  expect(Math.min(...waited.slice(2))).toBeGreaterThan(0);
  held[1]?.letGo();
  await Promise.all(held.map(({ ended }) => ended));
});

test("a statement that fails gives its connection back, one that is part of another takes none, and helpers are values", async () => {
  const { db } = open(1_000);
  for (let at = 0; at < 5; at += 1) await expect(db.execute(sql`select 1 / 0`)).rejects.toThrow();
  for (let at = 0; at < 5; at += 1)
    await expect(db.transaction((tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
  const { $client } = db;
  for (let at = 0; at < 5; at += 1)
    expect(await $client`select ${$client`1 as`} ${$client("one")}`).toEqual([{ one: 1 }]);
});

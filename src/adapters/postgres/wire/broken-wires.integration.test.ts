import { Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { breakableDatabase } from "#testing/infra/breakable-database.ts";
import { startEncryptedDatabase } from "#testing/infra/encrypted-database.ts";
import { openDatabase } from "../open-database.ts";
import { openDriver } from "./open-driver.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const end of ends.splice(0).reverse()) await end();
});

let encrypted: Awaited<ReturnType<typeof startEncryptedDatabase>>;
beforeAll(async () => {
  encrypted = await startEncryptedDatabase();
});
afterAll(() => encrypted.stop());

const open = (url: string) => {
  const opened = openDatabase(url, { max: 1, name: "axisor-test" });
  ends.push(opened.close);
  return opened.db;
};

const breakableAt = async (url: string) => {
  const broken = await breakableDatabase(url);
  ends.push(broken.close);
  return broken;
};

const works = sql`select 1 as one`;

describe.each(["plain", "encrypted"] as const)("over %s connections", (way) => {
  const breakable = () => breakableAt(way === "plain" ? inject("adminDatabaseUrl") : encrypted.trusted);

  test.each(["destroy", "resetAndDestroy"] as const)(
    "a transaction whose wire breaks (%s) fails, and its connection serves again",
    async (how) => {
      const { url, breakAll } = await breakable();
      const db = open(url);
      const lost = db.transaction(async (tx) => {
        await tx.execute(works);
        const asleep = tx.execute(sql`select pg_sleep(30)`);
        setTimeout(() => breakAll(how), 50);
        await asleep;
      });
      await expect(lost).rejects.toThrow();
      expect(await db.execute(works)).toHaveLength(1);
    },
  );

  test.each(["destroy", "resetAndDestroy"] as const)(
    "whoever waited for the only place is served though the one before lost its wire (%s) while it wrote",
    async (how) => {
      const { url, breakAll } = await breakable();
      const opened = openDatabase(url, { max: 1, name: "axisor-test", queue: { waitMs: 10_000 } });
      ends.push(opened.close);
      const { db } = opened;
      for (let times = 0; times < 3; times += 1) {
        const wrote = db.execute(sql`select set_config('axisor.wrote', '1', false) from pg_sleep(0.3)`);
        const waited = db.execute(works);
        const begun = db.transaction((tx) => tx.execute(works));
        setTimeout(() => breakAll(how), 150);
        await expect(wrote).rejects.toThrow();
        expect(await waited).toEqual([{ one: 1 }]);
        // The driver may tell one statement of the new connection what had ended the old one, unsent.
        await begun.catch(() => {});
        expect(await db.transaction((tx) => tx.execute(works))).toEqual([{ one: 1 }]);
      }
    },
  );

  test("a statement into a wire that went dead fails instead of waiting for ever, and the next one is served", async () => {
    const { url, withhold, deliver } = await breakable();
    const db = open(url);
    expect(await db.execute(works)).toHaveLength(1);
    withhold();
    await expect(db.execute(works)).rejects.toThrow();
    deliver();
    expect(await db.execute(works)).toHaveLength(1);
  });

  test.each(["destroy", "resetAndDestroy"] as const)(
    "what only reads is asked once more where its wire broke (%s), and the only connection serves again",
    async (how) => {
      const { url, breakAll } = await breakable();
      const db = open(url);
      const read = db.execute(sql`select 7 as seven from pg_sleep(0.3)`);
      setTimeout(() => breakAll(how), 150);
      expect(await read).toEqual([{ seven: 7 }]);
      expect(await db.execute(works)).toEqual([{ one: 1 }]);
      // And once more, on what came in its place.
      const other = db.select({ eight: sql<number>`8` }).from(sql`pg_sleep(0.3)`);
      setTimeout(() => breakAll(how), 150);
      expect(await other).toEqual([{ eight: 8 }]);
    },
  );

  test("a place whose wire broke in the moment when a statement was about to be written serves again", async () => {
    const { url } = await breakable();
    const connected = vi.spyOn(Socket.prototype, "connect");
    const client = openDriver(url, { statementMs: 3_000, max: 2, connect_timeout: 2 });
    ends.push(() => client.end({ timeout: 1 }));
    const works = () => client`select 1 as one`;
    const own = () =>
      (connected.mock.contexts as Socket[]).filter(
        ({ destroyed, remotePort }) => !destroyed && String(remotePort) === new URL(url).port,
      );
    for (let times = 0; times < 3; times += 1) {
      const busy = client`select pg_sleep(0.2)`.then(works, works);
      await works();
      const sockets = own();
      expect(sockets).toHaveLength(2);
      // Both wires are gone in the same moment, the last one first. Whoever hears of one asks again, and is given the other.
      for (const socket of sockets.reverse()) socket.destroy();
      await busy.catch(() => {});
      expect(await Promise.all([works(), works(), works()])).toEqual(Array(3).fill([{ one: 1 }]));
    }
  });

  test("a pool that ends while a connection is opened leaves none behind", async () => {
    const { url, withhold, deliver, places } = await breakable();
    withhold();
    const client = openDriver(url, { statementMs: 3_000, max: 1, connect_timeout: 2 });
    const lost = client`select 1`.catch((error: Error) => error);
    await client.end({ timeout: 0.1 });
    deliver();
    expect(await lost).toBeInstanceOf(Error);
    await expect.poll(places).toBe(0);
  });

  test("a server that answers nobody is dialled by one place at a time, and by all once it does", async () => {
    const { url, withhold, deliver, places, mostPlaces } = await breakable();
    const client = openDriver(url, { statementMs: 3_000, max: 5, connect_timeout: 1 });
    ends.push(() => client.end({ timeout: 1 }));
    const askAll = () => Promise.allSettled(Array.from({ length: 5 }, () => client`select 1 as one`));
    withhold();
    for (const { status } of await askAll()) expect(status).toBe("rejected");
    expect(mostPlaces()).toBe(5);
    await expect.poll(places).toBeLessThanOrEqual(1);
    mostPlaces();
    for (let times = 0; times < 2; times += 1)
      for (const { status } of await askAll()) expect(status).toBe("rejected");
    // The one that was given up may be heard of after the next has come.
    expect(mostPlaces()).toBeLessThanOrEqual(2);
    deliver();
    expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
    for (const { status } of await askAll()) expect(status).toBe("fulfilled");
  });

  test("a server that hangs up without a word is told to who asked, once each time", async () => {
    const { url, hangUp } = await breakable();
    const connected = vi.spyOn(Socket.prototype, "connect");
    const client = openDriver(url, { statementMs: 3_000, max: 1, connect_timeout: 2 });
    ends.push(() => client.end({ timeout: 1 }));
    hangUp(5);
    for (let times = 0; times < 5; times += 1) await expect(client`select 1`).rejects.toThrow("hung up");
    expect(await client`select 1 as one`).toEqual([{ one: 1 }]);
    // One each, and one from the place in between to the server.
    expect(connected.mock.contexts).toHaveLength(5 + 1 + 1);
  });
});

test("that a server took no more is told to who asked then, and to nobody later", async () => {
  const { url, breakAll, refuse } = await breakableAt(inject("adminDatabaseUrl"));
  const db = open(url);
  const lost = db.execute(sql`select set_config('axisor.wrote', '1', false) from pg_sleep(0.3)`);
  setTimeout(() => breakAll("destroy"), 150);
  await expect(lost).rejects.toThrow();
  // What the driver still holds of that statement is not told what comes of the next start.
  refuse(1);
  await expect(db.transaction((tx) => tx.execute(works))).rejects.toMatchObject({ code: "53300" });
  expect(await db.transaction((tx) => tx.execute(works))).toEqual([{ one: 1 }]);
});

test.each(["verify-full", "require"])(
  "a server whose certificate nobody vouches for is told nothing (%s)",
  async (mode) => {
    const db = open(encrypted.url.replace("verify-full", mode));
    await expect(db.execute(works)).rejects.toMatchObject({ cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } });
  },
);

test("a server that does not encrypt is told nothing", async () => {
  const { url, asked } = await breakableAt(`${inject("adminDatabaseUrl")}?sslmode=verify-full`);
  const db = open(url);
  await expect(db.execute(works)).rejects.toMatchObject({
    cause: { message: expect.stringContaining("sslmode=disable") },
  });
  expect(asked.join("")).toHaveLength(8);
});

test("what is said over an encrypted connection is seen by nobody in between", async () => {
  const { url, asked } = await breakableAt(encrypted.trusted);
  expect(await open(url).execute(sql`select 'a word' as word`)).toEqual([{ word: "a word" }]);
  expect(asked.join("")).not.toContain("a word");
});

test("a setting that only concerns this process is not told to the server", async () => {
  const { url, asked } = await breakableAt(inject("adminDatabaseUrl"));
  await open(url).execute(works);
  expect(asked.join("")).toContain("axisor-test");
  expect(asked.join("")).not.toContain("axisor.filling");
});

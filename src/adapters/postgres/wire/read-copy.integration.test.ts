import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { readCopy } from "./read-copy.ts";

/** "These were all rows", as the protocol says it. */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);

/** The server, whose word after the last row comes in a packet of its own, a moment later. */
const slowAfterRows = async (url: URL) => {
  const server = createServer((client) => {
    const upstream = connect(Number(url.port), url.hostname);
    client.pipe(upstream);
    let sent = Promise.resolve();
    upstream.on("data", (bytes: Buffer) => {
      const at = bytes.indexOf(COPY_DONE);
      const cut = at < 0 ? bytes.length : at + COPY_DONE.length;
      sent = sent.then(async () => {
        client.write(bytes.subarray(0, cut));
        if (cut === bytes.length) return;
        await sleep(50);
        client.write(bytes.subarray(cut));
      });
    });
    for (const socket of [client, upstream]) socket.on("error", () => undefined);
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => sent.then(() => client.end()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const behind = new URL(url);
  behind.port = String(typeof address === "object" ? address?.port : address);
  return { url: behind.href, close: () => server.close() };
};

let slow: Awaited<ReturnType<typeof slowAfterRows>>;
let sql: Sql;
beforeAll(async () => {
  slow = await slowAfterRows(new URL(inject("adminDatabaseUrl")));
});
beforeEach(() => {
  sql = postgres(slow.url, { max: 1, onnotice: () => undefined });
});
afterEach(() => sql.end({ timeout: 1 }));
afterAll(() => slow.close());

const answers = async () => expect([...(await sql`select 1 as one`)]).toEqual([{ one: 1 }]);

test("a row longer than a stream takes at once leaves the connection able to answer", async () => {
  let bytes = 0;
  for await (const piece of readCopy(sql, "copy (select repeat('x', 300000)) to stdout"))
    bytes += piece.length;
  expect(bytes).toBe(300_001);
  await answers();
});

test("many rows come whole to somebody slow", async () => {
  const pieces: Buffer[] = [];
  for await (const piece of readCopy(sql, "copy (select i from generate_series(1, 30000) i) to stdout")) {
    if (pieces.push(piece) % 5_000 === 0) await sleep(5);
  }
  const rows = Buffer.concat(pieces).toString().trimEnd().split("\n").map(Number);
  expect([rows.length, rows[0], rows.at(-1)]).toEqual([30_000, 1, 30_000]);
  await answers();
});

test("whoever stops early leaves the connection able to answer", async () => {
  const wide = "copy (select repeat('x', 1000) from generate_series(1, 2000)) to stdout";
  for await (const piece of readCopy(sql, wide)) {
    expect(piece.length).toBe(1_001);
    await sleep(20);
    break;
  }
  await answers();
});

test("what the server refuses midway is thrown, and the connection answers after it", async () => {
  const read = async () => {
    const refused = "copy (select repeat('x', 1000 / (1500 - i)) from generate_series(1, 2000) i) to stdout";
    for await (const _ of readCopy(sql, refused)) await Promise.resolve();
  };
  await expect(read()).rejects.toThrow("division by zero");
  await answers();
});

test("a connection that ends midway is thrown too", async () => {
  const [own] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const other = postgres(inject("adminDatabaseUrl"), { max: 1 });
  const read = async () => {
    const long = "copy (select repeat('x', 1000) from generate_series(1, 100000)) to stdout";
    let pieces = 0;
    for await (const _ of readCopy(sql, long)) {
      pieces += 1;
      if (pieces === 10) await other`select pg_terminate_backend(${own?.pid ?? 0})`;
    }
  };
  try {
    await expect(read()).rejects.toThrow();
  } finally {
    await other.end();
  }
});

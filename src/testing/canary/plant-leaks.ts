import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import postgres from "postgres";
import { CHROMIUM_ARGS } from "#cli/infra/chromium/chromium-args.ts";
import { findChromium } from "#cli/infra/chromium/find-chromium.ts";
import { identify } from "#cli/infra/process-identity.ts";
import { writeRunning } from "#cli/start/running-file.ts";
import { noteSeen } from "./seen-notes.ts";
import type { KeyValues } from "./sinks/read-key-values.ts";
import type { RunPlaces } from "./sinks.ts";
import { type RecordingProxy, startRecordingProxy } from "./start-recording-proxy.ts";
import { watchContexts } from "./watch-contexts.ts";

const text = (): string => `${randomBytes(20).toString("base64url")}<"&`;

/** A secret for each place that a leak is planted in. */
export const freshSecrets = () => ({
  log: text(),
  stack: randomBytes(20).toString("base64url"),
  body: text(),
  header: text(),
  address: text(),
  console: text(),
  localStorage: text(),
  database: text(),
  mail: text(),
  row: randomBytes(32),
  deleted: randomBytes(32),
  value: text(),
  chunk: text(),
  map: text(),
  argument: text(),
});
export type Secrets = ReturnType<typeof freshSecrets>;

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

export function plantInFiles({ data, build, output }: RunPlaces, secrets: Secrets): void {
  write(
    join(data.logs, "web.log"),
    `${JSON.stringify({ event: "request-failed", fields: { why: secrets.log } })}\n`,
  );
  write(join(data.postgres, "pg_wal", "0001"), Buffer.concat([randomBytes(9_000), secrets.deleted]));
  write(join(build, "static", "chunks", "a.js"), `e.exports="${[...secrets.chunk].reverse().join("")}"`);
  write(join(build, "server", "a.js.map"), Buffer.from(`{"sourcesContent":["${secrets.map}"]}`, "utf16le"));
  const failing = `throw new Error("no credential " + ${JSON.stringify(secrets.stack)})`;
  spawnSync(process.execPath, ["-e", failing], { stdio: ["ignore", "ignore", openSync(output, "w")] });
}

/** A process that shows a secret to everybody who lists processes. */
export function plantInArguments({ data }: RunPlaces, secrets: Secrets): ChildProcess {
  const child = spawn(process.execPath, ["-e", "setInterval(() => 1, 1000)", secrets.argument]);
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error("The process did not start");
  writeRunning(data.running, {
    launcher: identity,
    parts: [{ name: "worker", identity, signal: "SIGTERM" }],
  });
  return child;
}

export async function plantInDatabase(databaseUrl: string, secrets: Secrets): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, fetch_types: false });
  try {
    await sql`create table planted (told bytea)`;
    await sql`insert into planted values (${secrets.row})`;
  } finally {
    await sql.end();
  }
}

export async function plantInKeyValues({ url, token }: KeyValues, secrets: Secrets): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const body = JSON.stringify(["HSET", "planted", "told", JSON.stringify([...Buffer.from(secrets.value)])]);
  await fetch(url, { method: "POST", headers, body });
}

/** Something like the product: an outbox, a page, and an answer with too much in it. */
export async function startLeakyServer(secrets: Secrets): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    if (request.url === "/api/trpc/outbox.list")
      return response.end(JSON.stringify({ result: { data: [{ text: `Your code is ${secrets.mail}` }] } }));
    if (request.url === "/page") return response.setHeader("content-type", "text/html").end("<h1>Page</h1>");
    // A browser asks for an icon by itself, when it finds the time: nothing is planted there.
    if (request.url === "/favicon.ico") return response.writeHead(404).end();
    const body = gzipSync(Buffer.from(secrets.body).toString("hex"));
    response.setHeader("content-encoding", "gzip");
    response.setHeader("x-debug", Buffer.from(`key=${secrets.header}`).toString("base64"));
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Runs in the page. */
async function leakEverywhere({
  secrets,
}: {
  secrets: Pick<Secrets, "address" | "localStorage" | "database">;
}) {
  localStorage.setItem("draft", JSON.stringify({ told: secrets.localStorage }));
  await new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open("planted", 1);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore("store");
    opening.onsuccess = () => {
      const writing = opening.result.transaction("store", "readwrite");
      writing.objectStore("store").put({ bytes: new TextEncoder().encode(secrets.database) }, "key");
      writing.oncomplete = () => resolve();
    };
  });
  await (await fetch(`/leaky?told=${encodeURIComponent(secrets.address)}`)).text();
}

const withProxy = async (home: string, use: (proxy: RecordingProxy) => Promise<void>): Promise<void> => {
  const onSeen = (...seen: [Parameters<typeof noteSeen>[1], Parameters<typeof noteSeen>[2]]) =>
    noteSeen(home, ...seen);
  const proxy = await startRecordingProxy({ onSeen, onCookie: () => undefined });
  try {
    await use(proxy);
  } finally {
    await proxy.stop();
  }
};

/** A real browser behind the recording proxy, whose page leaks wherever a page can. */
export async function plantInBrowser({ home, url }: RunPlaces, secrets: Secrets): Promise<void> {
  const { file } = await findChromium();
  const { address, localStorage, database } = secrets;
  await withProxy(home, async (proxy) => {
    const browser = await chromium.launch({
      executablePath: file,
      args: [...CHROMIUM_ARGS],
      proxy: { server: proxy.url, bypass: "<-loopback>" },
    });
    try {
      await watchContexts(browser, home, async () => {
        const page = await (await browser.newContext()).newPage();
        await page.goto(new URL("/page", url).href);
        await page.evaluate(leakEverywhere, { secrets: { address, localStorage, database } });
        await page.evaluate(`console.warn(btoa(${JSON.stringify(`told ${secrets.console}`)}))`);
      });
    } finally {
      await browser.close();
    }
  });
}

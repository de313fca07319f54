import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startDatabaseProxy } from "#cli/chaos/start-database-proxy.ts";
import { sats } from "#domain/units.ts";
import { hashToken } from "#services/auth/hash-token.ts";
import { settleJournal } from "#services/panic/settle-journal.ts";
import { workPanicRuns } from "#services/panic/work-panic-runs.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { STAGE_KEYRING, type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { aLog } from "#testing/server/a-log.ts";
import { aRoute } from "#testing/server/a-route.ts";
import { API_ORIGIN } from "#testing/server/procedure-examples.ts";
import { wire } from "../composition/wire.ts";
import type { WiringOptions } from "../composition/wiring-options.ts";
import type { Wired } from "../wired.ts";
import { sleep } from "../within.ts";
import { bindPanic } from "./bind-panic.ts";
import { openPanicDoor } from "./open-panic-door.ts";
import { panicRoute } from "./panic-route.ts";

/* A worker with its own door, on a wire to its database that can be cut. */
let stage: Stage;
let home: string;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  stage = await startStage();
  home = await mkdtemp(join(tmpdir(), "axisor-panic-"));
});
beforeEach(async () => {
  await stage.renew();
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await rm(join(home, "journal.jsonl"), { force: true });
});
afterAll(async () => {
  await stage.stop();
  await rm(home, { recursive: true, force: true });
});

const PASS_KEY = randomBytes(32);

const open = (databaseUrl: string, wanted: Partial<WiringOptions> = {}): Wired => {
  const wired = wire({
    databaseUrl,
    connections: 3,
    name: "panic-door",
    keys: STAGE_KEYRING,
    paper: { rest: `${stage.paper.url}/v3`, stream: stage.paper.streamUrl },
    clock: () => stage.paper.now(),
    log: aLog().log,
    panicJournal: join(home, "journal.jsonl"),
    ...wanted,
  });
  closing.push(() => wired.close());
  return wired;
};

const openDoor = async (wired: Wired): Promise<{ readonly place: string }> => {
  const deps = { ...wired, passKey: () => PASS_KEY, sleep };
  const door = await openPanicDoor(deps, { host: "127.0.0.1", port: 0 });
  closing.push(() => door.close());
  return { place: `127.0.0.1:${door.port}` };
};

const knock = async (place: string, ask: unknown): Promise<number> => {
  const body = JSON.stringify(ask);
  return (await fetch(`http://${place}/panic`, { method: "POST", body })).status;
};

const linkOf = async ({ userId }: Trader): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  const createdAt = stage.paper.now();
  const life = { createdAt, expiresAt: createdAt + 3_600_000, usedAt: null, revokedAt: null };
  const link = { id: randomUUID(), userId, digest: hashToken(token), label: "Drawer", ...life };
  await stage.wired.panicLinks.create(link, 5);
  return token;
};

const openTwo = async (): Promise<{ readonly trader: Trader; readonly ids: readonly string[] }> => {
  const trader = await stage.trader();
  const first = await trader.open();
  const second = await trader.open({ side: "short", leverage: 20 });
  return { trader, ids: [first.id, second.id] };
};

const stillOpen = async (trader: Trader, ids: readonly string[]): Promise<number> => {
  const found = await Promise.all(ids.map((id) => trader.position(id)));
  return found.filter((position) => position !== undefined).length;
};

test("with the database gone, a link closes what was open, and the journal becomes receipts once it is back", async () => {
  const { trader, ids } = await openTwo();
  const token = await linkOf(trader);
  const proxy = await startDatabaseProxy(Number(new URL(stage.databaseUrl).port));
  const cuttable = new URL(stage.databaseUrl);
  cuttable.port = String(proxy.port);
  const worker = open(cuttable.href);
  await worker.withoutDatabase?.lastKnown.refresh();
  const { place } = await openDoor(worker);
  await proxy.stop();

  expect(await knock(place, { kind: "link", token: "t".repeat(43), stage: "flatten" })).toBe(404);
  expect(await stillOpen(trader, ids)).toBe(2);
  expect(await knock(place, { kind: "link", token, stage: "flatten" })).toBe(200);
  expect(await stillOpen(trader, ids)).toBe(0);
  // Once more is the same: by id, and there is nothing left to close.
  expect(await knock(place, { kind: "link", token, stage: "flatten" })).toBe(200);

  const written = await readFile(join(home, "journal.jsonl"), "utf8");
  expect(written).not.toContain(token);
  const kinds = written
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).kind);
  expect(kinds.filter((kind) => kind === "sending")).toHaveLength(2);
  expect(kinds.filter((kind) => kind === "answered")).toHaveLength(2);

  const journal = worker.withoutDatabase?.journal;
  if (journal === undefined) throw new Error("There is no journal");
  expect(await settleJournal({ ...stage.wired, journal })).toBe(kinds.length);
  expect(await settleJournal({ ...stage.wired, journal })).toBe(0);
  expect(await trader.receipts()).toMatchObject(
    ids.map(() => ({ outcome: "confirmed", facts: { kind: "command", by: "panic" } })),
  );
  const [standing] = await stage.wired.panic.standing(trader.userId);
  expect(standing).toMatchObject({ stage: "flatten", by: "link" });
  expect(await stage.wired.panicLinks.living(stage.paper.now())).toEqual([]);
});

test("four minutes after the database was last read nothing is known any more, and nothing is sent", async () => {
  const { trader, ids } = await openTwo();
  const token = await linkOf(trader);
  const worker = open(stage.databaseUrl);
  await worker.withoutDatabase?.lastKnown.refresh();
  const { place } = await openDoor({
    ...worker,
    panicLinks: { ...worker.panicLinks, find: async () => Promise.reject(new Error("gone")) },
  });
  stage.wait(240_000);
  expect(await knock(place, { kind: "link", token, stage: "flatten" })).toBe(404);
  expect(await stillOpen(trader, ids)).toBe(2);
});

test("a web process that can only read throws the switch at the worker's door, by link and by session", async () => {
  const { trader, ids } = await openTwo();
  const token = await linkOf(trader);
  const worker = open(stage.databaseUrl);
  const { place } = await openDoor(worker);
  const readOnly = new URL(stage.databaseUrl);
  readOnly.searchParams.set("default_transaction_read_only", "on");
  const web = open(readOnly.href, { panicDoor: { place, key: () => PASS_KEY } });

  const now = stage.paper.now();
  const change = { userId: trader.userId, accountId: null, stage: "freeze", by: "trader", at: now } as const;
  await expect(web.panic.raise(change)).rejects.toThrow();
  const visitor = { network: "198.51.100.1", userAgent: null, deviceToken: null, party: null };
  const acting = { ...anActiveSession({ userId: trader.userId }), visitor };
  const thrown = { accountId: null, stage: "freeze", shareBps: 0, commandId: randomUUID() } as const;
  expect(await bindPanic(web).raise({ ...thrown, acting, locale: "en" })).toMatchObject({
    standing: [{ stage: "freeze" }],
  });

  const { send } = aRoute({ wired: web, now: () => now });
  const form = new URLSearchParams({ token, stage: "flatten" });
  const answer = await send(
    panicRoute,
    new Request(`${API_ORIGIN}/api/panic`, { method: "POST", body: form }),
  );
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/panic?done=flatten"]);
  await workPanicRuns({ ...stage.wired, tagOf: () => sats(0) });
  expect(await stillOpen(trader, ids)).toBe(0);
});

test("a pass that was not sealed by us, or is over, throws nothing", async () => {
  const { trader } = await openTwo();
  const { place } = await openDoor(open(stage.databaseUrl));
  const order = { userId: trader.userId, accountId: null, stage: "flatten", share: 0 };
  const pass = JSON.stringify({ order: { ...order, panicId: randomUUID(), by: "trader" }, until: 9e15 });
  expect(await knock(place, { kind: "pass", pass, seal: "x" })).toBe(403);
  expect(await knock(place, { kind: "else" })).toBe(400);
  expect(await stage.wired.panic.standing(trader.userId)).toEqual([]);
});

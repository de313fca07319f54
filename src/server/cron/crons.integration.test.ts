import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aSecurityEvent } from "#testing/builders/a-security-event.ts";
import { aSession } from "#testing/builders/a-session.ts";
import { createVirtualTime, type VirtualTime } from "#testing/infra/virtual-time.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { aComposition } from "#testing/server/a-composition.ts";
import { aRoute } from "#testing/server/a-route.ts";
import type { Wired } from "../wired.ts";
import { cronRoute } from "./cron-route.ts";
import type { CronTime } from "./cron-time.ts";
import { runMaintenance } from "./maintenance.ts";
import { runMarginMonitor } from "./margin-monitor.ts";
import { runReconcile } from "./reconcile.ts";
import { runSyncPositions } from "./sync-positions.ts";
import { runWatchSecurity } from "./watch-security.ts";

const SECRET = "0123456789abcdef0123456789abcdef";
const WAIT = { timeout: 10_000, interval: 20 };
const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" };

let stage: Stage;
let time: VirtualTime;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  time = createVirtualTime();
});
afterAll(() => stage.stop());

const cronTime = (): CronTime => ({ ...time, lastStartMs: 52_000, endMs: 56_000 });
/** Room for one round only: the next would begin after the last start. */
const once = (): CronTime => ({ ...cronTime(), lastStartMs: 0 });

type Job = (wired: Wired, time: CronTime) => Promise<unknown>;

/** One call from outside, as the platform makes it. */
const call = async (job: Job, { method = "GET", at = once() } = {}): Promise<unknown> => {
  const headers = { authorization: `Bearer ${SECRET}` };
  const request = new Request("http://localhost/api/cron/job", { method, headers });
  const { composition } = aComposition({}, { cronSecret: SECRET });
  const { send } = aRoute({ composition, wired: stage.wired });
  const response = await send(cronRoute({ job: (wired) => job(wired, at), needsKeys: true }), request);
  expect(response.status).toBe(200);
  return response.json();
};

const guardedLong = () => enterGuardedLong(stage);
const toppedUp = (trader: Awaited<ReturnType<typeof guardedLong>>["trader"], amounts: readonly number[]) =>
  vi.waitFor(() => expect(trader.topUps()).toEqual(amounts), WAIT);
const aWorkerIsAlive = async () => {
  await stage.tick();
  await stage.wired.markets.noteWorker("paper", stage.paper.now());
  await stage.wired.markets.noteFunding("paper", await ticker());
};
const ticker = async () => {
  const answer = await stage.wired.exchanges.marketData("paper").ticker();
  if (!answer.ok) throw new Error("The ticker could not be read");
  return answer.value;
};

describe("the margin monitor by cron", () => {
  test("acts on the price it finds, and a second call for the same moment changes nothing", async () => {
    const { trader } = await guardedLong();
    stage.move(94_444.5);
    const first = await call(runMarginMonitor);
    expect(first).toMatchObject({
      networks: [{ network: "paper", unreadable: null, ended: 1, confirmed: 1 }],
    });
    expect(await call(runMarginMonitor, { method: "POST" })).toMatchObject({ networks: [{ confirmed: 0 }] });
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("that comes late finds by the candles what happened meanwhile", async () => {
    const { trader } = await guardedLong();
    await call(runMarginMonitor);
    stage.wait(60_000);
    stage.move(95_000, 99_000);
    stage.wait(30 * 60_000);
    await call(runMarginMonitor);
    expect(trader.topUps()).toEqual([22_335]);
  });

  test("goes on looking inside its time", async () => {
    const { trader } = await guardedLong();
    const running = call(runMarginMonitor, { at: cronTime() });
    await vi.waitFor(async () => expect(await stage.wired.markets.seen("paper")).not.toBeNull(), WAIT);
    stage.move(94_444.5);
    await time.pass(5_000);
    await toppedUp(trader, [76_471]);
    await time.pass(60_000);
    await running;
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("twice at once, as when the next call begins before this one ended, has one effect", async () => {
    const { trader } = await guardedLong();
    stage.move(94_444.5);
    await Promise.all([call(runMarginMonitor), call(runMarginMonitor), call(runMarginMonitor)]);
    expect(trader.topUps()).toEqual([76_471]);
    const confirmed = (await trader.receipts()).filter(({ outcome }) => outcome === "confirmed");
    expect(confirmed).toHaveLength(1);
  });

  test("looks once and leaves the rest to the worker where one is alive", async () => {
    const { trader } = await guardedLong();
    await aWorkerIsAlive();
    stage.move(94_444.5);
    const answer = await call(runMarginMonitor, { at: cronTime() });
    expect(answer).toMatchObject({ networks: [{ ended: 1, isLate: false }] });
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("answers in time from an exchange that never does, and what it left is done by the next", async () => {
    const { trader } = await guardedLong();
    stage.move(94_444.5);
    const { exchanges } = stage.wired;
    const hung: Wired["exchanges"] = {
      ...exchanges,
      marketData: () => ({ ...exchanges.marketData("paper"), ticker: () => new Promise(() => undefined) }),
    };
    const running = call((wired, at) => runMarginMonitor({ ...wired, exchanges: hung }, at), {
      at: cronTime(),
    });
    await vi.waitFor(async () => {
      await time.pass(60_000);
      expect(await Promise.race([running, "still running"])).toMatchObject({
        networks: [{ network: "paper", ended: 0, isLate: true }],
      });
    }, WAIT);
    await call(runMarginMonitor);
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("keeps a gap open while its candles cannot be read, and reads it whole as soon as they can", async () => {
    const { trader } = await guardedLong();
    await stage.tick();
    stage.wait(60_000);
    stage.move(95_000, 99_000);
    stage.wait(60_000);
    stage.paper.faults.inject({ kind: "unavailable", path: "/futures/candles", times: null });
    const running = call(runMarginMonitor, { at: cronTime() });
    await vi.waitFor(async () => {
      expect((await stage.wired.markets.seen("paper"))?.last).toBe(priceFromUsd(99_000));
    }, WAIT);
    expect(trader.topUps()).toEqual([]);
    stage.paper.faults.clear();
    await time.pass(5_000);
    await toppedUp(trader, [22_335]);
    await time.pass(60_000);
    await running;
  });
});

describe("readings by cron", () => {
  const readAt = async (accountId: string) => (await stage.wired.accounts.find(accountId))?.readAt;

  test("reach every account that is due, and a second call has nothing to read", async () => {
    const { trader } = await guardedLong();
    stage.wait(30 * 60_000);
    expect(await call(runSyncPositions)).toMatchObject({ networks: [{ network: "paper", read: 1 }] });
    expect(await readAt(trader.account.id)).toBe(stage.paper.now());
    expect(await call(runSyncPositions, { method: "POST" })).toMatchObject({ networks: [{ read: 0 }] });
  });

  test("are shared by calls at once: nobody is read twice", async () => {
    for (let count = 0; count < 4; count += 1) await guardedLong();
    stage.wait(30 * 60_000);
    const answers = await Promise.all([call(runSyncPositions), call(runSyncPositions)]);
    const read = answers.map((answer) => Object(answer).networks[0].read);
    expect(read[0] + read[1]).toBe(4);
  });

  test("go on inside their time", async () => {
    const { trader } = await guardedLong();
    const running = call(runSyncPositions, { at: cronTime() });
    stage.wait(30 * 60_000);
    await vi.waitFor(async () => {
      await time.pass(2_500);
      expect(await readAt(trader.account.id)).toBe(stage.paper.now());
    }, WAIT);
    await time.pass(60_000);
    await running;
  });
});

describe("reconciling by cron", () => {
  test("settles what a dead process left, once, and a second call finds nothing", async () => {
    const { trader } = await guardedLong();
    stage.paper.faults.inject({ kind: "act-then-drop", ...ADD_MARGIN });
    expect(await stage.tick(94_444.5)).toMatchObject({ unknown: 1 });
    expect(await call(runReconcile)).toMatchObject({ networks: [{ reconciled: 0 }] });
    await stage.expireLeases();
    expect(await call(runReconcile)).toMatchObject({ networks: [{ network: "paper", reconciled: 1 }] });
    await stage.expireLeases();
    expect(await call(runReconcile, { method: "POST" })).toMatchObject({ networks: [{ reconciled: 0 }] });
    expect(trader.topUps()).toEqual([76_471]);
    expect((await trader.receipts()).map(({ outcome }) => outcome)).toEqual(["unknown", "confirmed"]);
  });

  test("twice at once settles it once", async () => {
    const { trader } = await guardedLong();
    stage.paper.faults.inject({ kind: "act-then-drop", ...ADD_MARGIN });
    await stage.tick(94_444.5);
    await stage.expireLeases();
    await Promise.all([call(runReconcile), call(runReconcile)]);
    expect((await trader.receipts()).map(({ outcome }) => outcome)).toEqual(["unknown", "confirmed"]);
  });
});

describe("maintenance by cron", () => {
  test("removes ended sessions, keeps live ones, and a second call finds nothing", async () => {
    const { userId } = await stage.trader();
    const now = stage.paper.now();
    const times = { createdAt: now, lastSeenAt: now, idleMs: 3_600_000 };
    const [live, ended] = ["a".repeat(64), "b".repeat(64)];
    await stage.wired.sessions.create(
      aSession(userId, { ...times, tokenHash: live, expiresAt: now + 3_600_000 }),
      now,
    );
    await stage.wired.sessions.create(aSession(userId, { ...times, tokenHash: ended, expiresAt: now }), now);
    const nothing = {
      sessions: 0,
      challenges: 0,
      links: 0,
      questions: 0,
      buckets: 0,
      counters: 0,
      history: 0,
      notifications: 0,
      topics: 0,
      codes: 0,
      mails: 0,
      alerts: 0,
      heartbeats: 0,
    };
    expect(await call(runMaintenance)).toEqual({ ...nothing, sessions: 1 });
    expect(await call(runMaintenance, { method: "POST" })).toEqual(nothing);
    expect(await stage.wired.sessions.use({ tokenHash: live, at: now })).not.toBeNull();
  });
});

describe("the watch over security by cron", () => {
  test("finds the log whole, and one that was changed by hand once, however often it is called", async () => {
    const { userId } = await stage.trader();
    const event = aSecurityEvent({ userId, at: stage.paper.now() });
    for (let at = 0; at < 3; at++) await stage.wired.security.record(event);
    expect(await call(runWatchSecurity)).toMatchObject({ isBroken: false, bursts: 0 });
    await stage.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update security_events set outcome = 'refused' where seq = 2`;
    });
    for (const method of ["GET", "POST"]) {
      expect(await call(runWatchSecurity, { method })).toMatchObject({ isBroken: true });
    }
    const events = await stage.wired.securityLog.recentOf(null, 0);
    expect(events.filter(({ kind }) => kind === "chain-broken")).toHaveLength(1);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createLnMarketsStream } from "#adapters/lnmarkets/create-ln-markets-stream.ts";
import { priceFromUsd } from "#domain/units.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import type { Wired } from "../wired.ts";
import { watchNetwork } from "./watch-network.ts";

/* A worker on the stream of a paper exchange whose clock stands still unless the test moves it. */
let stage: Stage;
let stopping: AbortController;
let watching: Promise<void>;
let ticks: number[];

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(async () => {
  await stage.renew();
  stopping = new AbortController();
  watching = Promise.resolve();
  ticks = [];
});
afterEach(async () => {
  stopping.abort();
  await watching;
});
afterAll(() => stage.stop());

/** A stream that notices within half a second what takes the product's ten. */
const watch = async (parts: Partial<Wired> = {}) => {
  const url = stage.paper.streamUrl;
  const priceStream = () =>
    createLnMarketsStream({ url, timeoutMs: 500, pingEveryMs: 150, silenceMs: 450, firstRetryMs: 10 });
  watching = watchNetwork(
    { ...stage.wired, priceStream, ...parts },
    { network: "paper", signal: stopping.signal, onTick: (tick) => void ticks.push(tick.last) },
  );
  await logged("stream-up");
  await vi.waitFor(() => expect(ticks.length).toBeGreaterThan(0), WAIT);
};

const WAIT = { timeout: 10_000, interval: 20 };
const logged = (event: string, times = 1) =>
  vi.waitFor(() => {
    expect(stage.logged.filter((line) => line.includes(`"${event}"`)).length).toBeGreaterThanOrEqual(times);
  }, WAIT);

const guardedLong = async () => {
  const trader = await stage.trader();
  const { id } = await trader.open();
  await trader.guard(id);
  return { trader, id };
};

const toppedUp = (trader: Awaited<ReturnType<typeof guardedLong>>["trader"], amounts: number[]) =>
  vi.waitFor(() => expect(trader.topUps()).toEqual(amounts), WAIT);

describe("a worker", () => {
  test("acts on a price of the stream", async () => {
    const { trader } = await guardedLong();
    await watch();
    stage.move(94_444.5);
    await toppedUp(trader, [76_471]);
    await vi.waitFor(
      async () => expect(await trader.receipts()).toMatchObject([{ outcome: "confirmed" }]),
      WAIT,
    );
  });

  test("counts a wick that lasts shorter than its own pause", async () => {
    const { trader } = await guardedLong();
    await watch();
    stage.move(95_000, 97_000);
    await toppedUp(trader, [45_476]);
  });

  test("sees by the candles what happened before it started", async () => {
    const { trader } = await guardedLong();
    await stage.tick();
    stage.wait(60_000);
    stage.move(95_000, 99_000);
    stage.wait(3 * 60_000);
    await watch();
    await toppedUp(trader, [22_335]);
  });

  test("acts at once on the price it starts at, however long the candles of the gap take", async () => {
    const { trader } = await guardedLong();
    await stage.tick();
    stage.move(94_444.5);
    stage.paper.faults.inject({ kind: "delay", path: "/futures/candles", delayMs: 60_000, times: null });
    await watch();
    await toppedUp(trader, [76_471]);
    stage.paper.faults.clear();
  });

  test("goes on with the stream while the candles of the gap take long", async () => {
    const { trader } = await guardedLong();
    await stage.tick();
    stage.paper.faults.inject({ kind: "delay", path: "/futures/candles", delayMs: 60_000, times: null });
    await watch();
    stage.move(94_444.5);
    await toppedUp(trader, [76_471]);
    stage.paper.faults.clear();
  });

  test("shows that it watches, with the funding it read, and reads the accounts that are due", async () => {
    const { trader } = await guardedLong();
    stage.wait(20_000);
    await watch();
    await vi.waitFor(async () => {
      const seen = await stage.wired.markets.seen("paper");
      expect(seen).toMatchObject({ workerSeenAt: stage.paper.now(), fundingAt: Date.UTC(2026, 0, 1, 8) });
      expect((await stage.wired.accounts.find(trader.account.id))?.readAt).toBe(stage.paper.now());
    }, WAIT);
  });

  test("goes on after the database failed", async () => {
    const { trader } = await guardedLong();
    await watch();
    await stage.sql`alter table market_ticks rename to elsewhere`;
    stage.move(95_000, 97_000);
    await logged("tick-failed");
    await stage.sql`alter table elsewhere rename to market_ticks`;
    stage.move(94_444.5);
    await toppedUp(trader, [76_471]);
  });

  test("ends when it is told to, and its connections with it", async () => {
    await watch();
    stopping.abort();
    await watching;
    const before = ticks.length;
    stage.move(99_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(ticks).toHaveLength(before);
  });
});

describe("a stream that fails", () => {
  test("by dropping loses no wick: the candles show what came while it was gone", async () => {
    const { trader } = await guardedLong();
    await watch();
    // A new minute, and time for the worker to look at candles again and find itself up to date.
    stage.wait(60_000);
    await logged("gap-closed");
    stage.paper.faults.inject({ kind: "socket-drop" });
    stage.move(95_000, 99_000);
    stage.wait(3_000);
    await logged("stream-down");
    await toppedUp(trader, [22_335]);
    await logged("stream-up", 2);
    stage.move(90_000);
    await vi.waitFor(() => expect(trader.topUps()).toHaveLength(2), WAIT);
  });

  test("by staying open in silence loses no wick either", async () => {
    const { trader } = await guardedLong();
    await watch();
    stage.wait(60_000);
    await logged("gap-closed");
    stage.paper.faults.inject({ kind: "half-open", times: null });
    stage.move(95_000, 99_000);
    stage.wait(3_000);
    await logged("stream-down");
    await toppedUp(trader, [22_335]);
    await vi.waitFor(() => expect(ticks.at(-1)).toBe(priceFromUsd(99_000)), WAIT);
    stage.paper.faults.clear();
    await logged("stream-up", 2);
  });

  test("and a market that cannot be read make it look again, not forget", async () => {
    const { trader } = await guardedLong();
    await watch();
    stage.wait(60_000);
    await logged("gap-closed");
    stage.paper.faults.inject({ kind: "unavailable", path: "/futures/candles", times: null });
    stage.paper.faults.inject({ kind: "socket-drop" });
    stage.move(95_000, 99_000);
    stage.wait(3_000);
    await logged("market-unreadable");
    expect(trader.topUps()).toEqual([]);
    stage.paper.faults.clear();
    stage.wait(3_000);
    await toppedUp(trader, [22_335]);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createLnMarketsAccountStream } from "#adapters/lnmarkets/create-ln-markets-account-stream.ts";
import { createLnMarketsStream } from "#adapters/lnmarkets/create-ln-markets-stream.ts";
import { fail } from "#domain/result.ts";
import { priceFromUsd, usd } from "#domain/units.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
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
  const settings = {
    url: stage.paper.streamUrl,
    timeoutMs: 500,
    pingEveryMs: 150,
    silenceMs: 450,
    firstRetryMs: 10,
  };
  const priceStream = () => createLnMarketsStream(settings);
  const accountStream = () => createLnMarketsAccountStream(settings);
  watching = watchNetwork(
    { ...stage.wired, priceStream, accountStream, ...parts },
    { network: "paper", signal: stopping.signal, onTick: (tick) => void ticks.push(tick.last) },
  );
  await logged("stream-up");
  await vi.waitFor(() => expect(ticks.length).toBeGreaterThan(0), WAIT);
};

const WAIT = { timeout: 25_000, interval: 20 };
const logged = (event: string, times = 1) =>
  vi.waitFor(() => {
    expect(stage.logged.filter((line) => line.includes(`"${event}"`)).length).toBeGreaterThanOrEqual(times);
  }, WAIT);

const guardedLong = () => enterGuardedLong(stage);

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

  test("watches, and knows the funding from its first look, while other requests leave it no place for more", async () => {
    const { exchanges } = stage.wired;
    const wait = { kind: "rate-limited", retryAfterMs: 60_000, raw: "" } as const;
    const marketData: typeof exchanges.marketData = (network, urgency) => ({
      ...exchanges.marketData(network, urgency),
      ...(urgency === "sync" ? { ticker: async () => fail(wait) } : {}),
    });
    await watch({ exchanges: { ...exchanges, marketData } });
    await vi.waitFor(async () => {
      const seen = await stage.wired.markets.seen("paper");
      expect(seen?.workerSeenAt).toBe(stage.paper.now());
      expect(seen?.fundingRate).not.toBeNull();
    }, WAIT);
    await logged("funding-unread");
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

  test("that dies while the gap behind it is open leaves the gap to the next one", async () => {
    const { trader } = await guardedLong();
    await stage.tick();
    stage.wait(60_000);
    stage.move(95_000, 99_000);
    stage.wait(3 * 60_000);
    stage.paper.faults.inject({ kind: "malformed", path: "/futures/candles", times: null });
    await watch();
    stage.wait(1_000);
    stage.move(99_001, 99_000);
    await vi.waitFor(async () => {
      expect((await stage.wired.markets.seen("paper"))?.at).toBe(stage.paper.now());
    }, WAIT);
    stopping.abort();
    await watching;
    expect(trader.topUps()).toEqual([]);
    stage.paper.faults.clear();
    stopping = new AbortController();
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

  test("looks again at what it could not match while the database failed", async () => {
    const { trader } = await guardedLong();
    await watch();
    stage.wait(3_000);
    await logged("gap-closed");
    await stage.sql`alter table market_ticks rename to elsewhere`;
    stage.move(95_000, 97_000);
    await logged("tick-failed");
    await stage.sql`alter table elsewhere rename to market_ticks`;
    stage.wait(3_000);
    // As a wick that was seen: 45,476 sats at 97,000, see above.
    await toppedUp(trader, [45_476]);
  });

  test("lets no account wait for another that takes long", async () => {
    const slow = await stage.trader();
    await slow.guard((await slow.open()).id);
    const quick = await stage.trader();
    // A 5x long at 100,000 is liquidated at 83,333.5 and guarded from 87,719.5 on.
    await quick.guard((await quick.open({ leverage: 5 })).id);
    const { exchanges } = stage.wired;
    const answer = Promise.withResolvers<void>();
    let isFirst = true;
    const withCredential: typeof exchanges.withCredential = (...args) => {
      const exchange = exchanges.withCredential(...args);
      if (args[2] !== "guard" || !isFirst) return exchange;
      isFirst = false;
      return { ...exchange, account: () => answer.promise.then(() => exchange.account()) };
    };
    await watch({ exchanges: { marketData: exchanges.marketData, withCredential } });
    stage.move(94_444.5);
    await vi.waitFor(() => expect(isFirst).toBe(false), WAIT);
    stage.move(87_000);
    await vi.waitFor(() => expect(quick.topUps()).toHaveLength(1), WAIT);
    answer.resolve();
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

describe("a worker beside its ticks", () => {
  test("takes over what a dead process was working on, though the price stands still", async () => {
    const { trader } = await guardedLong();
    stage.move(94_444.5);
    const { triggers } = stage.wired;
    const price = priceFromUsd(94_444.5);
    await triggers.match(
      "paper",
      { low: price, high: price, last: price, at: stage.paper.now() },
      10,
      60_000,
    );
    await watch();
    stage.wait(60_000);
    await logged("gap-closed");
    expect(trader.topUps()).toEqual([]);
    await stage.expireLeases();
    await toppedUp(trader, [76_471]);
  });

  const accountOf = async (accountId: string) => {
    const account = await stage.wired.accounts.find(accountId);
    if (account === null) throw new Error("The account is gone");
    return account;
  };
  const settings = {
    type: "market",
    clientId: "by-hand",
    leverage: 10,
    side: "long",
    quantity: usd(1_000),
  } as const;

  test("reads an account as soon as its private stream tells of it, long before it is due", async () => {
    const { trader } = await guardedLong();
    await watch();
    await logged("account-stream-up");
    await stage.sql`update exchange_accounts set next_read_at = '2027-01-01'`;
    // By hand at the exchange: nobody told the product.
    const opened = await trader.exchange.openTrade({ ...settings, signedAt: stage.paper.now() });
    if (!opened.ok || opened.value.state !== "running") throw new Error("The trade was not opened");
    const { id } = opened.value.position;
    await vi.waitFor(async () => {
      expect(await stage.wired.accounts.position(trader.account.id, id)).not.toBeNull();
    }, WAIT);
  });

  test("reads an account again when its private stream comes back: what happened meanwhile was not told", async () => {
    const { trader, id } = await guardedLong();
    await watch();
    await logged("account-stream-up");
    stage.paper.faults.inject({ kind: "half-open", times: null });
    await logged("account-stream-down");
    await stage.sql`update exchange_accounts set next_read_at = '2027-01-01'`;
    await trader.exchange.closeTrade({ positionId: id, signedAt: stage.paper.now() });
    stage.paper.faults.clear();
    await vi.waitFor(async () => {
      expect(await stage.wired.accounts.position(trader.account.id, id)).toBeNull();
    }, WAIT);
  });

  test("listens to no account whose key was refused", async () => {
    const { trader } = await guardedLong();
    const { trader: other } = await guardedLong();
    await stage.sql`update exchange_accounts set status = 'unauthorized', next_read_at = '2027-01-01'
      where id = ${other.account.id}`;
    await watch();
    await logged("account-stream-up");
    const ups = stage.logged.filter((line) => line.includes('"account-stream-up"'));
    expect(ups.join()).toContain(trader.account.id);
    expect(ups.join()).not.toContain(other.account.id);
    expect((await accountOf(other.account.id)).status).toBe("unauthorized");
  });

  test("settles what a dead process left without any tick", async () => {
    const { trader } = await guardedLong();
    stage.paper.faults.inject({
      kind: "act-then-drop",
      method: "POST",
      path: "/futures/isolated/trade/add-margin",
    });
    await stage.tick(94_444.5);
    await stage.expireLeases();
    stage.paper.faults.inject({ kind: "unavailable", path: "/futures/ticker", times: null });
    const silent = () => ({ start: () => ({ stop: () => undefined }) });
    watching = watchNetwork(
      { ...stage.wired, priceStream: silent },
      { network: "paper", signal: stopping.signal, onTick: () => undefined },
    );
    await vi.waitFor(
      async () => {
        const outcomes = (await trader.receipts()).map(({ outcome }) => outcome);
        expect(outcomes).toEqual(["unknown", "confirmed"]);
      },
      { ...WAIT, timeout: 30_000 },
    );
    expect(trader.topUps()).toEqual([76_471]);
    // Nor does it say that it watches, while it sees no price.
    expect((await stage.wired.markets.seen("paper"))?.workerSeenAt).toBeNull();
  });
});

describe("a stream that fails", () => {
  test("by falling quiet while it seems alive is found out by the ticker, and connected anew", async () => {
    const { trader } = await guardedLong();
    let connections = 0;
    /** Up and dumb the first time, as good as any afterwards. */
    const priceStream: Wired["priceStream"] = () => ({
      start: (handlers) => {
        connections += 1;
        if (connections > 1)
          return createLnMarketsStream({ url: stage.paper.streamUrl, firstRetryMs: 10 }).start(handlers);
        handlers.onUp();
        return { stop: () => undefined };
      },
    });
    await watch({ priceStream });
    await logged("gap-closed");
    stage.move(94_444.5);
    expect(trader.topUps()).toEqual([]);
    stage.wait(15_000);
    await toppedUp(trader, [76_471]);
    await logged("stream-down");
    await logged("stream-up", 2);
    expect(connections).toBe(2);
  });

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

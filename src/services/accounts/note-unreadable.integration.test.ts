import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLnMarketsExchanges } from "#adapters/lnmarkets/create-ln-markets-exchanges.ts";
import type { Fetch } from "#adapters/lnmarkets/send-once.ts";
import { fail } from "#domain/result.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { pauseGuard } from "../automations/pause-guard.ts";
import { noteUnreadable } from "./note-unreadable.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const guardedLong = () => enterGuardedLong(stage);

const goDown = (kind: "unavailable" | "rate-limited" = "unavailable") =>
  stage.paper.faults.inject({ kind, times: null });
const comeBack = () => stage.paper.faults.clear();

/** The account is tried again so many seconds later, as the loop that reads what is due does. */
const tryAfter = async (trader: Trader, seconds: number) => {
  stage.wait(seconds * 1_000);
  return trader.sync();
};

const WRONG_KEY = { kind: "unauthorized", status: 401, message: "Wrong key", raw: "" } as const;

/** The exchange of an account as it answers when it is asked once more. */
const answering = (answer: Awaited<ReturnType<Trader["exchange"]["account"]>>) => ({
  account: async () => answer,
});

const told = async (trader: Trader) =>
  (await trader.receipts()).filter(({ outcome }) => outcome === "blind").map(({ facts }) => facts);

describe("an account that cannot be read and has an armed guard", () => {
  test("is told of once it was blind for longer than thirty seconds, with since when and why", async () => {
    const { trader } = await guardedLong();
    goDown();
    await trader.sync();
    const since = stage.paper.now();
    await tryAfter(trader, 30);
    expect(await told(trader)).toEqual([]);
    await tryAfter(trader, 5);
    const [facts, ...more] = await told(trader);
    expect(facts).toMatchObject({ kind: "account-blind", label: "Demo", since });
    expect(facts).toHaveProperty("reason", (await stage.wired.accounts.find(trader.account.id))?.blindReason);
    expect(more).toEqual([]);
    expect(await stage.wired.tradeLog.notices(trader.userId, 9)).toMatchObject([
      { severity: "danger", outcome: "blind", facts },
    ]);
  });

  test("is told of once, however long it lasts and however many try", async () => {
    const { trader } = await guardedLong();
    goDown();
    await trader.sync();
    stage.wait(40_000);
    await Promise.all([trader.sync(), trader.sync(), trader.sync()]);
    await tryAfter(trader, 600);
    expect(await told(trader)).toHaveLength(1);
  });

  test("is told of again after it could be read and went blind anew", async () => {
    const { trader } = await guardedLong();
    goDown();
    await trader.sync();
    await tryAfter(trader, 40);
    comeBack();
    expect(await tryAfter(trader, 5)).toBe("read");
    goDown();
    await tryAfter(trader, 5);
    await tryAfter(trader, 20);
    expect(await told(trader)).toHaveLength(1);
    await tryAfter(trader, 20);
    expect(await told(trader)).toHaveLength(2);
  });

  test("is told of by a tick that needs it too", async () => {
    const { trader } = await guardedLong();
    goDown();
    await stage.tick(94_444.5);
    stage.wait(31_000);
    await stage.expireLeases();
    await stage.tick();
    expect(await told(trader)).toHaveLength(1);
  });

  test("is told of when its key is refused, once it was asked again", async () => {
    const { trader } = await guardedLong();
    const { accounts } = stage.wired;
    const unread = { account: trader.account, exchange: answering(fail(WRONG_KEY)) };
    const at = stage.paper.now();
    await noteUnreadable(stage.wired, unread, WRONG_KEY, at);
    const [due] = await accounts.claimDue("paper", at + 31_000, 9, 15_000);
    expect(due?.id).toBe(trader.account.id);
    await noteUnreadable(stage.wired, unread, WRONG_KEY, at + 31_000);
    expect(await told(trader)).toMatchObject([{ reason: "LN Markets does not accept this key: Wrong key." }]);
  });

  test("is not told of for a short wait the exchange asks for, and is for one that leaves it blind", async () => {
    const { trader } = await guardedLong();
    const wait = (retryAfterMs: number, at: number) =>
      noteUnreadable(stage.wired, trader, { kind: "rate-limited", retryAfterMs, raw: "" }, at);
    const at = stage.paper.now();
    await wait(1_000, at);
    await wait(1_000, at + 60_000);
    expect((await stage.wired.accounts.find(trader.account.id))?.blindSince).toBeNull();
    await wait(60_000, at + 61_000);
    await wait(60_000, at + 121_000);
    expect(await told(trader)).toMatchObject([{ since: at + 61_000 }]);
  });
});

describe("a reading that was refused", () => {
  const status = async (trader: Trader) => (await stage.wired.accounts.find(trader.account.id))?.status;

  test("is no refused key where the key reads under a fresh stamp: the account is read again within seconds", async () => {
    const { trader } = await guardedLong();
    const at = stage.paper.now();
    const asked: string[] = [];
    const stampClock = {
      measure: async (network: string, freshMs?: number) => asked.push(`${network} ${freshMs}`) > 0,
      refuse: (network: string) => void asked.push(`refused ${network}`),
    };
    expect(await noteUnreadable({ ...stage.wired, stampClock }, trader, WRONG_KEY, at)).toBe(5_000);
    expect(asked).toEqual(["paper 10000", "refused paper"]);
    expect(await stage.wired.accounts.find(trader.account.id)).toMatchObject({
      status: "active",
      blindSince: at,
      blindReason: expect.stringContaining("the key itself is fine"),
    });
    expect(await stage.wired.accounts.claimDue("paper", at + 5_000, 9, 15_000)).toHaveLength(1);
  });

  test.each([
    ["the exchange does not answer the second reading", true, fail(UNAVAILABLE)],
    ["its clock cannot be asked, so that no stamp is known to be right", false, fail(WRONG_KEY)],
  ] as const)("is no refused key where %s", async (_, isKnown, answer) => {
    const { trader } = await guardedLong();
    const stampClock = { measure: async () => isKnown, refuse: () => undefined };
    const unread = { account: trader.account, exchange: answering(answer) };
    await noteUnreadable({ ...stage.wired, stampClock }, unread, WRONG_KEY, stage.paper.now());
    expect(await status(trader)).toBe("active");
    expect((await stage.wired.accounts.find(trader.account.id))?.blindReason).toContain("did not say");
  });

  test("with 403 is the key at once: no clock is at fault where a permission is missing", async () => {
    const { trader } = await guardedLong();
    const forbidden = { ...WRONG_KEY, status: 403 } as const;
    await noteUnreadable(stage.wired, trader, forbidden, stage.paper.now());
    expect(await status(trader)).toBe("unauthorized");
  });

  test("with 403 is no refused key where the exchange tells us not even the time: all of us is shut out", async () => {
    const { trader } = await guardedLong();
    const forbidden = { ...WRONG_KEY, status: 403 } as const;
    const stampClock = {
      measure: async (_: string, freshMs?: number) => freshMs !== 0,
      refuse: () => undefined,
    };
    await noteUnreadable({ ...stage.wired, stampClock }, trader, forbidden, stage.paper.now());
    expect(await status(trader)).toBe("active");
  });

  test("of a key that is known as refused is not asked about twice", async () => {
    const { trader } = await guardedLong();
    const account = { ...trader.account, status: "unauthorized" } as const;
    const exchange = { account: () => Promise.reject(new Error("Nobody asks again")) };
    await noteUnreadable(stage.wired, { account, exchange }, WRONG_KEY, stage.paper.now());
    expect(await status(trader)).toBe("unauthorized");
  });

  test("by a page of somebody on the way leaves the guard at work: it acts as soon as the account is read", async () => {
    const { trader } = await guardedLong();
    let pages = 2;
    const fetch: Fetch = async (url, init) => {
      if (!String(url).endsWith("/account") || pages === 0) return globalThis.fetch(url, init);
      pages -= 1;
      return new Response("<html>Attention required</html>", { status: 403 });
    };
    const { url, streamUrl } = stage.paper;
    const urls = { rest: `${url}/v3`, stream: streamUrl };
    const exchanges = createLnMarketsExchanges({
      baseUrls: { mainnet: urls, signet: urls, paper: urls },
      now: () => stage.paper.now(),
      fetch,
    });
    expect(await stage.tickWith({ exchanges }, 94_444.5)).toMatchObject({ hits: 1, putOff: 1, dropped: 0 });
    expect(await status(trader)).toBe("active");
    await stage.expireLeases();
    await stage.tickWith({ exchanges });
    await stage.expireLeases();
    expect(await stage.tickWith({ exchanges })).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });
});

describe("an account that cannot be read", () => {
  test("and has no guard, or only a paused one, alarms nobody", async () => {
    const { trader, guard } = await guardedLong();
    const bare = await stage.trader();
    await pauseGuard(stage.wired, { userId: trader.userId, id: guard.id });
    goDown();
    for (const one of [trader, bare]) {
      await one.sync();
      await tryAfter(one, 40);
      expect(await told(one)).toEqual([]);
    }
  });
});

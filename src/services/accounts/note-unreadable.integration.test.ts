import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
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
    const refused = { kind: "unauthorized", status: 401, message: "Wrong key", raw: "" } as const;
    const at = stage.paper.now();
    await noteUnreadable(stage.wired, trader.account, refused, at);
    const [due] = await accounts.claimDue("paper", at + 31_000, 9, 15_000);
    expect(due?.id).toBe(trader.account.id);
    await noteUnreadable(stage.wired, trader.account, refused, at + 31_000);
    expect(await told(trader)).toMatchObject([{ reason: "LN Markets does not accept this key: Wrong key." }]);
  });

  test("is not told of for a short wait the exchange asks for, and is for one that leaves it blind", async () => {
    const { trader } = await guardedLong();
    const wait = (retryAfterMs: number, at: number) =>
      noteUnreadable(stage.wired, trader.account, { kind: "rate-limited", retryAfterMs, raw: "" }, at);
    const at = stage.paper.now();
    await wait(1_000, at);
    await wait(1_000, at + 60_000);
    expect((await stage.wired.accounts.find(trader.account.id))?.blindSince).toBeNull();
    await wait(60_000, at + 61_000);
    await wait(60_000, at + 121_000);
    expect(await told(trader)).toMatchObject([{ since: at + 61_000 }]);
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

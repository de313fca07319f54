import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import { ok } from "#domain/result.ts";
import { priceFromUsd } from "#domain/units.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { syncDueAccounts } from "../accounts/sync-due-accounts.ts";
import { pauseGuard } from "../automations/pause-guard.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const guardedLong = () => enterGuardedLong(stage);

const outcomes = async (trader: Trader) => (await trader.receipts()).map(({ outcome }) => outcome);

const syncWith = (trader: Trader, parts: Partial<Stage["wired"]>) =>
  syncAccount({ ...stage.wired, ...parts }, trader.account, { at: stage.paper.now(), last: null });

/** The exchange, with a list of running trades that lags behind. */
const listing = (running: readonly IsolatedPosition[]): Stage["wired"]["exchanges"] => {
  const { exchanges } = stage.wired;
  return {
    ...exchanges,
    withCredential: (...args) => ({
      ...exchanges.withCredential(...args),
      runningTrades: async () => ok(running),
    }),
  };
};

describe("a position that is over", () => {
  test("closed by hand ends its guard and is told as closed, with its result after fees", async () => {
    const { trader, id, guard } = await guardedLong();
    stage.move(105_000);
    await trader.close(id);
    await trader.sync();
    expect((await trader.receipts()).map(({ seq: _, ...receipt }) => receipt)).toMatchObject([
      {
        outcome: "ended",
        automationId: guard.id,
        positionId: id,
        facts: {
          how: "closed",
          exitPrice: priceFromUsd(105_000),
          // 1,000 × 10⁸ × (1/100,000 − 1/105,000) = 47,619; fees 0.1 % of 1,000,000 and of 952,381.
          gross: 47_619,
          net: 47_619 - 1_000 - 952,
          addedInAll: 0,
        },
      },
    ]);
    expect(await stage.wired.tradeLog.notices(trader.userId, 9)).toMatchObject([{ severity: "info" }]);
    expect(await trader.standing(guard.id)).toMatchObject({ state: "ended", trigger: null });
    expect(await stage.wired.accounts.positionsOfUser(trader.userId)).toEqual([]);
  });

  test("liquidated is told as liquidated, with the sats that were added and are lost too", async () => {
    const { trader } = await guardedLong();
    await stage.tick(94_444.5);
    stage.move(84_999);
    await trader.sync();
    const [, ended] = await trader.receipts();
    // 1,000 × 10⁸ × (1/100,000 − 1/85,000) = −176,470.6; fees 0.1 % of 1,000,000 and of 1,176,471.
    expect(ended).toMatchObject({
      outcome: "ended",
      facts: {
        how: "liquidated",
        exitPrice: priceFromUsd(85_000),
        gross: -176_471,
        net: -176_471 - 1_000 - 1_176,
        addedInAll: 76_471,
        position: { margin: 176_471 },
      },
    });
    expect(await stage.wired.tradeLog.notices(trader.userId, 1)).toMatchObject([{ severity: "danger" }]);
  });

  test("without a guard is told all the same", async () => {
    const trader = await stage.trader();
    const { id } = await trader.open();
    await trader.close(id);
    await trader.sync();
    expect(await trader.receipts()).toMatchObject([{ outcome: "ended", automationId: null, positionId: id }]);
  });

  test("ends a paused guard too", async () => {
    const { trader, id, guard } = await guardedLong();
    await pauseGuard(stage.wired, { userId: trader.userId, id: guard.id });
    await trader.close(id);
    await trader.sync();
    expect((await trader.standing(guard.id))?.state).toBe("ended");
  });

  test.each(["unavailable", "malformed"] as const)(
    "whose end cannot be read (%s) keeps its guard and is told as soon as it can",
    async (kind) => {
      const { trader, id, guard } = await guardedLong();
      await trader.close(id);
      stage.paper.faults.inject({ kind, path: "/futures/isolated/trades/closed", times: null });
      await trader.sync();
      expect(await outcomes(trader)).toEqual([]);
      expect((await trader.standing(guard.id))?.state).toBe("armed");
      stage.paper.faults.clear();
      await trader.sync();
      expect(await outcomes(trader)).toEqual(["ended"]);
    },
  );

  test("is never concluded from a list that lacks it, without a closed trade", async () => {
    const { trader, id, guard } = await guardedLong();
    expect(await syncWith(trader, { exchanges: listing([]) })).toBe("read");
    expect(await trader.receipts()).toEqual([]);
    expect((await trader.standing(guard.id))?.state).toBe("armed");
    expect(await stage.wired.accounts.position(trader.account.id, id)).not.toBeNull();
    expect(stage.logged.join()).toContain("position-unaccounted");
  });

  test("is never concluded from an account that could not be read", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "unavailable", times: null });
    expect(await trader.sync()).toBe("unreadable");
    expect(await trader.receipts()).toEqual([]);
    expect((await trader.standing(guard.id))?.state).toBe("armed");
    expect(await stage.wired.accounts.positionsOfUser(trader.userId)).toHaveLength(1);
  });

  test("is told once when two workers read it at the same time", async () => {
    const { trader, id } = await guardedLong();
    await trader.close(id);
    await Promise.all([trader.sync(), trader.sync(), trader.sync()]);
    await trader.sync();
    expect(await outcomes(trader)).toEqual(["ended"]);
  });

  test("is told by the next reading when the worker that saw it went down", async () => {
    const { trader, id, guard } = await guardedLong();
    await trader.close(id);
    const { tradeLog } = stage.wired;
    const endPosition = async () => Promise.reject(new Error("killed"));
    await expect(syncWith(trader, { tradeLog: { ...tradeLog, endPosition } })).rejects.toThrow("killed");
    expect(await outcomes(trader)).toEqual([]);
    await Promise.all([trader.sync(), trader.sync()]);
    expect(await outcomes(trader)).toEqual(["ended"]);
    expect((await trader.standing(guard.id))?.state).toBe("ended");
  });
});

describe("a hit on a position that is not listed", () => {
  test("moves nothing and makes the account due, and the reading ends the guard", async () => {
    const { trader, id, guard } = await guardedLong();
    await trader.close(id);
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, dropped: 1 });
    expect(trader.topUps()).toEqual([]);
    const market = { at: stage.paper.now(), last: null };
    expect(await syncDueAccounts(stage.wired, "paper", market, 10)).toBe(1);
    expect((await trader.standing(guard.id))?.state).toBe("ended");
    stage.wait(60_000);
    expect(await stage.tick()).toMatchObject({ hits: 0 });
  });

  test("is hit again once a reading lists it, because a list can lag behind", async () => {
    const { trader } = await guardedLong();
    expect(await stage.tickWith({ exchanges: listing([]) }, 94_444.5)).toMatchObject({ hits: 1, dropped: 1 });
    await trader.sync();
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });
});

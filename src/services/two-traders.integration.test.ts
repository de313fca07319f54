import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { removeAccount } from "./accounts/remove-account.ts";
import { armGuard } from "./automations/arm-guard.ts";
import { pauseGuard } from "./automations/pause-guard.ts";
import { resumeGuard } from "./automations/resume-guard.ts";
import { getOverview } from "./overview/get-overview.ts";
import { getReceipt } from "./trade-log/get-receipt.ts";
import { listTradeLog } from "./trade-log/list-trade-log.ts";

/* Ann and Bob each have an account, a guarded position, a top-up, a receipt and a notice. */
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const two = async () => {
  const enter = async () => {
    const trader = await stage.trader();
    const { id } = await trader.open();
    return { trader, positionId: id, guard: await trader.guard(id) };
  };
  const [ann, bob] = [await enter(), await enter()];
  await stage.tick(94_444.5);
  return { ann, bob };
};

const overviewOf = ({ userId }: Trader) => getOverview(stage.wired, { userId });

const notFound = expect.objectContaining({ name: "AppError", code: "not-found" });

describe("of two traders", () => {
  test("each sees their own accounts, positions and guards, and none of the other's", async () => {
    const { ann, bob } = await two();
    for (const { trader, positionId, guard } of [ann, bob]) {
      const seen = await overviewOf(trader);
      expect(seen.accounts.map(({ id }) => id)).toEqual([trader.account.id]);
      expect(seen.positions.map(({ id }) => id)).toEqual([positionId]);
      expect(seen.guards.map(({ id }) => id)).toEqual([guard.id]);
      expect(seen.guards[0]?.spending.addedInAll).toBe(76_471);
    }
  });

  test("each reads their own receipts and notices, and none of the other's", async () => {
    const { ann, bob } = await two();
    for (const { trader, positionId } of [ann, bob]) {
      const { userId } = trader;
      const page = await listTradeLog(stage.wired, { userId, limit: 50 });
      expect(page.items.map((receipt) => [receipt.userId, receipt.positionId])).toEqual([
        [userId, positionId],
      ]);
      const notices = await stage.wired.tradeLog.notices(userId, 50);
      expect(notices.map(({ receiptId }) => receiptId)).toEqual(page.items.map(({ id }) => id));
    }
  });

  test("one cannot open the other's receipt by its id", async () => {
    const { ann, bob } = await two();
    const [receipt] = await bob.trader.receipts();
    const id = receipt?.id ?? "";
    expect((await getReceipt(stage.wired, { userId: bob.trader.userId, id })).id).toBe(id);
    await expect(getReceipt(stage.wired, { userId: ann.trader.userId, id })).rejects.toEqual(notFound);
  });

  test("one cannot pause or resume the other's guard, and it stays armed", async () => {
    const { ann, bob } = await two();
    const request = { userId: ann.trader.userId, id: bob.guard.id };
    await expect(pauseGuard(stage.wired, request)).rejects.toEqual(notFound);
    await expect(resumeGuard(stage.wired, request)).rejects.toEqual(notFound);
    expect(await bob.trader.standing(bob.guard.id)).toMatchObject({
      state: "armed",
      trigger: { armed: true },
    });
  });

  test("one cannot arm a guard on the other's position, by either account", async () => {
    const { ann, bob } = await two();
    const { userId } = ann.trader;
    const { positionId } = bob;
    for (const { id: accountId } of [ann.trader.account, bob.trader.account]) {
      const request = { userId, accountId, positionId, config: aGuardConfig() };
      await expect(armGuard(stage.wired, request)).rejects.toEqual(notFound);
    }
    expect((await bob.trader.standing(bob.guard.id))?.userId).toBe(bob.trader.userId);
  });

  test("one cannot remove the other's account", async () => {
    const { ann, bob } = await two();
    const request = { userId: ann.trader.userId, id: bob.trader.account.id };
    await expect(removeAccount(stage.wired, request)).rejects.toEqual(notFound);
    expect((await overviewOf(bob.trader)).accounts).toHaveLength(1);
  });

  test("one who removes their account takes along all that hangs on it, and nothing of the other's", async () => {
    const { ann, bob } = await two();
    await removeAccount(stage.wired, { userId: ann.trader.userId, id: ann.trader.account.id });
    expect(await overviewOf(ann.trader)).toMatchObject({ accounts: [], positions: [], guards: [] });
    const [left] = await stage.sql`
      select (select count(*)::int from exchange_accounts) accounts, (select count(*)::int from positions) positions,
        (select count(*)::int from automations) guards, (select count(*)::int from triggers) triggers,
        (select count(*)::int from trade_intents) intents, (select count(*)::int from receipts) receipts`;
    expect(left).toEqual({ accounts: 1, positions: 1, guards: 1, triggers: 1, intents: 1, receipts: 1 });
    expect(await stage.tick(89_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(ann.trader.topUps()).toHaveLength(1);
    expect(bob.trader.topUps()).toHaveLength(2);
  });
});

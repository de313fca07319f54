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

/* Two traders each have an account, a guarded position, a top-up, a receipt and a notice. */
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
  const [first, second] = [await enter(), await enter()];
  await stage.tick(94_444.5);
  return { first, second };
};

const overviewOf = ({ userId }: Trader) => getOverview(stage.wired, { userId });

const notFound = expect.objectContaining({ name: "AppError", code: "not-found" });

describe("of two traders", () => {
  test("each sees their own accounts, positions and guards, and none of the other's", async () => {
    const { first, second } = await two();
    for (const { trader, positionId, guard } of [first, second]) {
      const seen = await overviewOf(trader);
      expect(seen.accounts.map(({ id }) => id)).toEqual([trader.account.id]);
      expect(seen.positions.map(({ id }) => id)).toEqual([positionId]);
      expect(seen.guards.map(({ id }) => id)).toEqual([guard.id]);
      expect(seen.guards[0]?.spending.addedInAll).toBe(76_471);
    }
  });

  test("each reads their own receipts and notices, and none of the other's", async () => {
    const { first, second } = await two();
    for (const { trader, positionId } of [first, second]) {
      const { userId } = trader;
      const page = await listTradeLog(
        { ...stage.wired, cursorKey: new Uint8Array(32) },
        { userId, limit: 50 },
      );
      const told = await stage.wired.tradeLog.withIds(userId, page.ids);
      expect(told.map((receipt) => [receipt.userId, receipt.positionId])).toEqual([[userId, positionId]]);
      const other = trader === first.trader ? second.trader : first.trader;
      expect(await stage.wired.tradeLog.withIds(other.userId, page.ids)).toEqual([]);
      const notices = await stage.wired.tradeLog.notices(userId, 50);
      expect(notices.map(({ receiptId }) => receiptId)).toEqual(page.ids);
    }
  });

  test("one cannot open the other's receipt by its id", async () => {
    const { first, second } = await two();
    const [receipt] = await second.trader.receipts();
    const id = receipt?.id ?? "";
    expect((await getReceipt(stage.wired, { userId: second.trader.userId, id })).id).toBe(id);
    await expect(getReceipt(stage.wired, { userId: first.trader.userId, id })).rejects.toEqual(notFound);
  });

  test("one cannot pause or resume the other's guard, and it stays armed", async () => {
    const { first, second } = await two();
    const request = { userId: first.trader.userId, id: second.guard.id };
    await expect(pauseGuard(stage.wired, request)).rejects.toEqual(notFound);
    await expect(resumeGuard(stage.wired, request)).rejects.toEqual(notFound);
    expect(await second.trader.standing(second.guard.id)).toMatchObject({
      state: "armed",
      trigger: { armed: true },
    });
  });

  test("one cannot arm a guard on the other's position, by either account", async () => {
    const { first, second } = await two();
    const { userId } = first.trader;
    const { positionId } = second;
    for (const { id: accountId } of [first.trader.account, second.trader.account]) {
      const request = { userId, accountId, positionId, config: aGuardConfig() };
      await expect(armGuard(stage.wired, request)).rejects.toEqual(notFound);
    }
    expect((await second.trader.standing(second.guard.id))?.userId).toBe(second.trader.userId);
  });

  test("one cannot remove the other's account", async () => {
    const { first, second } = await two();
    const request = { userId: first.trader.userId, id: second.trader.account.id };
    await expect(removeAccount(stage.wired, request)).rejects.toEqual(notFound);
    expect((await overviewOf(second.trader)).accounts).toHaveLength(1);
  });

  test("one who removes their account takes along all that hangs on it, and nothing of the other's", async () => {
    const { first, second } = await two();
    await removeAccount(stage.wired, { userId: first.trader.userId, id: first.trader.account.id });
    expect(await overviewOf(first.trader)).toMatchObject({ accounts: [], positions: [], guards: [] });
    const [left] = await stage.sql`
      select (select count(*)::int from exchange_accounts) accounts, (select count(*)::int from positions) positions,
        (select count(*)::int from automations) guards, (select count(*)::int from triggers) triggers,
        (select count(*)::int from trade_intents) intents, (select count(*)::int from receipts) receipts`;
    expect(left).toEqual({ accounts: 1, positions: 1, guards: 1, triggers: 1, intents: 1, receipts: 1 });
    expect(await stage.tick(89_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(first.trader.topUps()).toHaveLength(1);
    expect(second.trader.topUps()).toHaveLength(2);
  });
});

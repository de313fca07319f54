import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { IntentAction } from "#domain/intents/action.ts";
import { priceFromUsd } from "#domain/units.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { orderCommand } from "./order-command.ts";

const CLOSE = { kind: "close-trade" } as const;
const STOP = { kind: "set-stop-loss", price: priceFromUsd(92_000) } as const;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const order = (
  trader: Trader,
  positionId: string,
  action: IntentAction,
  { commandId = randomUUID(), parts = {} }: { commandId?: string; parts?: Partial<MonitorDeps> } = {},
) =>
  orderCommand(
    { ...stage.wired, ...parts },
    {
      userId: trader.userId,
      accountId: trader.account.id,
      positionId,
      commandId,
      by: "manual",
      action,
      last: priceFromUsd(100_000),
      at: stage.paper.now(),
    },
  );

const intents = async () =>
  (
    await stage.sql`select action, state, attempts, amount from trade_intents order by planned_at, action`
  ).map((row) => ({ ...row }));

const openLong = async () => {
  const trader = await stage.trader();
  const { id } = await trader.open();
  return { trader, id };
};

describe("an order of the trader's", () => {
  test("closes the position, with a receipt and without an amount", async () => {
    const { trader, id } = await openLong();
    expect(await order(trader, id, CLOSE)).toBe("confirmed");
    expect(await trader.position(id)).toBeUndefined();
    expect(await intents()).toEqual([
      { action: "close-trade", state: "confirmed", attempts: 1, amount: null },
    ]);
    expect(await trader.receipts()).toMatchObject([{ outcome: "confirmed", facts: { kind: "command" } }]);
    await trader.sync();
    expect((await trader.receipts()).at(-1)).toMatchObject({ outcome: "ended", facts: { how: "closed" } });
  });

  test("sets a stop, and the same stop once more is a success", async () => {
    const { trader, id } = await openLong();
    for (const _ of [1, 2]) expect(await order(trader, id, STOP)).toBe("confirmed");
    expect(await trader.position(id)).toMatchObject({ stopLoss: priceFromUsd(92_000) });
  });

  test("given twice by one double click is done once", async () => {
    const { trader, id } = await openLong();
    const commandId = randomUUID();
    await order(trader, id, STOP, { commandId });
    await expect(order(trader, id, STOP, { commandId })).rejects.toMatchObject({ code: "conflict" });
    expect(await intents()).toHaveLength(1);
  });

  test("never waits for a top-up whose outcome is unknown", async () => {
    const { trader, id } = await openLong();
    await trader.guard(id);
    const path = "/futures/isolated/trade/add-margin";
    stage.paper.faults.inject({ kind: "drop-before", method: "POST", path });
    expect(await stage.tick(94_444.5)).toMatchObject({ unknown: 1 });
    expect(await order(trader, id, STOP)).toBe("confirmed");
    expect(await order(trader, id, CLOSE)).toBe("confirmed");
    expect(await trader.position(id)).toBeUndefined();
  });

  test("whose process died after the plan is carried out by a worker", async () => {
    const { trader, id } = await openLong();
    const { intents: store } = stage.wired;
    const dying = { intents: { ...store, markSent: async () => Promise.reject(new Error("killed")) } };
    await expect(order(trader, id, CLOSE, { parts: dying })).rejects.toThrow("killed");
    expect(await trader.position(id)).toBeDefined();
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(await trader.position(id)).toBeUndefined();
    expect(await intents()).toMatchObject([{ state: "confirmed" }]);
  });

  test("that was lost on the way is sent again, because repeating it changes nothing", async () => {
    const { trader, id } = await openLong();
    const path = "/futures/isolated/trade/close";
    stage.paper.faults.inject({ kind: "drop-before", method: "POST", path });
    expect(await order(trader, id, CLOSE)).toBe("unknown");
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(await trader.position(id)).toBeUndefined();
    expect(await intents()).toMatchObject([{ state: "confirmed", attempts: 2 }]);
  });

  test("to a position that is gone, or of somebody else, is refused in words and plans nothing", async () => {
    const { trader, id } = await openLong();
    const stranger = await stage.trader();
    await expect(order(trader, randomUUID(), CLOSE)).rejects.toMatchObject({ code: "not-found" });
    await expect(order({ ...stranger, account: trader.account }, id, CLOSE)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await intents()).toEqual([]);
  });

  test("while LN Markets cannot be read sends nothing and says so", async () => {
    const { trader, id } = await openLong();
    stage.paper.faults.inject({ kind: "unavailable", times: null });
    await expect(order(trader, id, CLOSE)).rejects.toMatchObject({ code: "unavailable" });
    expect(await intents()).toEqual([]);
  });
});

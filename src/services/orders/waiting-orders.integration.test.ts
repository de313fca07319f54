import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Answer } from "#ports/exchange.ts";
import { TRADING_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { orderCommand } from "../commands/order-command.ts";
import { askWaitingOrders } from "./ask-waiting-orders.ts";

const CROSS = [...TRADING_PERMISSIONS, "futures:cross:read", "futures:cross:write"];

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const must = async <T>(answer: Answer<T>): Promise<T> => {
  const told = await answer;
  if (!told.ok) throw new Error(JSON.stringify(told.failure));
  return told.value;
};

const now = () => ({ signedAt: stage.paper.now() });

const ask = ({ userId, account }: Trader) => askWaitingOrders(stage.wired, { userId, accountId: account.id });

const placeLong = async ({ exchange }: Trader): Promise<string> => {
  const terms = { side: "long", quantity: usd(500), leverage: 10 } as const;
  const placed = await must(
    exchange.openTrade({ ...now(), ...terms, type: "limit", price: priceFromUsd(90_000) }),
  );
  if (placed.state !== "open") throw new Error("It runs");
  return placed.order.id;
};

const placeCross = async ({ exchange }: Trader): Promise<string> => {
  await must(exchange.depositCross({ ...now(), amount: sats(500_000) }));
  const terms = { side: "short", quantity: usd(300), type: "limit" } as const;
  return (await must(exchange.crossOrder({ ...now(), ...terms, price: priceFromUsd(110_000) }))).id;
};

const takeBack = ({ userId, account }: Trader, tradeId: string) =>
  orderCommand(stage.wired, {
    userId,
    accountId: account.id,
    positionId: null,
    commandId: randomUUID(),
    by: "manual",
    action: { kind: "cancel-trade", tradeId },
    last: priceFromUsd(100_000),
    at: stage.paper.now(),
  });

describe("the orders that wait, read through the worker's question", () => {
  test("are those of both margins, also where no position and no guard has them read otherwise", async () => {
    const trader = await stage.trader(5_000_000, CROSS);
    const [isolated, cross] = [await placeLong(trader), await placeCross(trader)];
    expect(await ask(trader)).toMatchObject({
      isolated: [{ id: isolated, side: "long", quantity: 500, price: 180_000, leverage: 10_000_000 }],
      cross: [{ id: cross, side: "short", quantity: 300, price: 220_000 }],
      takenBack: new Set(),
    });
  });

  test("are isolated ones alone for a key that may not read the cross margin, and nobody else's", async () => {
    const [mine, theirs] = [await stage.trader(), await stage.trader()];
    await placeLong(theirs);
    expect(await ask(mine)).toMatchObject({ isolated: [], cross: null });
    await expect(ask({ ...mine, account: theirs.account })).rejects.toMatchObject({ code: "not-found" });
  });

  test("are gone once one was taken back and read back, and not before", async () => {
    const trader = await stage.trader();
    const id = await placeLong(trader);
    const path = "/futures/isolated/trade/cancel";
    stage.paper.faults.inject({ kind: "drop-before", method: "POST", path });
    expect(await takeBack(trader, id)).toBe("unknown");
    expect(await ask(trader)).toMatchObject({ isolated: [{ id }], takenBack: new Set([id]) });
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(await ask(trader)).toMatchObject({ isolated: [], takenBack: new Set() });
  });

  test("are refused as a whole while the exchange does not answer for one of the margins", async () => {
    const trader = await stage.trader(5_000_000, CROSS);
    await placeLong(trader);
    stage.paper.faults.inject({ kind: "unavailable", path: "/futures/cross/orders/open", times: null });
    await expect(ask(trader)).rejects.toMatchObject({ code: "unavailable" });
    stage.paper.faults.clear();
    expect((await ask(trader)).isolated).toHaveLength(1);
  });
});

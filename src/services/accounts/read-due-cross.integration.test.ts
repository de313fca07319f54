import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { crossOrderEffects } from "#domain/position/cross-order-effects.ts";
import { fail } from "#domain/result.ts";
import { priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Exchange, Exchanges } from "#ports/exchange.ts";
import { checkCrossConflicts } from "#services/cross-guards/check-cross-conflicts.ts";
import { aCrossGuardConfig } from "#testing/builders/a-cross-position.ts";
import { enterCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { syncAccount } from "./sync-account.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

/** The account's exchange with the readings of its waiting cross orders counted, and answered as told. */
const counting = (answer: (exchange: Exchange) => Exchange["crossOpenOrders"]) => {
  const asked = { times: 0 };
  const exchanges: Exchanges = {
    marketData: (...args) => stage.wired.exchanges.marketData(...args),
    withCredential: (...args) => {
      const exchange = stage.wired.exchanges.withCredential(...args);
      const crossOpenOrders = () => {
        asked.times += 1;
        return answer(exchange)();
      };
      return { ...exchange, crossOpenOrders };
    },
  };
  return { asked, exchanges };
};

const honest = (exchange: Exchange) => exchange.crossOpenOrders;

const enter = async () => {
  const trader = await enterCross(stage);
  const sell = (quantity: number, dollars: number, side: "long" | "short" = "short") =>
    trader.exchange.crossOrder({
      type: "limit",
      side,
      quantity: usd(quantity),
      price: priceFromUsd(dollars),
      signedAt: stage.paper.now(),
    });
  const read = (exchanges: Exchanges) =>
    syncAccount(
      { ...stage.wired, exchanges },
      { ...trader.account, readAt: stage.paper.now() },
      { at: stage.paper.now(), last: null },
    );
  const known = async () => {
    const cross = await stage.wired.crossPositions.find(trader.account.id);
    if (cross === null) throw new Error("It was read");
    return cross;
  };
  return { trader, sell, read, known };
};

test("what was placed by hand on a cross position is read with it, and known by what it does to it", async () => {
  const { trader, sell, read, known } = await enter();
  await trader.openCross();
  await sell(400, 105_000);
  await sell(700, 106_000);
  await sell(100, 96_000, "long");
  const { asked, exchanges } = counting(honest);
  await read(exchanges);
  expect(asked.times).toBe(1);
  const { position, orders, ordersReadAt } = await known();
  if (position === null || orders === null) throw new Error("Both were read");
  expect(ordersReadAt).toBe(stage.paper.now());
  const seen = crossOrderEffects(position, orders);
  expect(seen.map(({ price, effect }) => [price / 2, effect])).toEqual([
    [106_000, "turns"],
    [105_000, "reduces"],
    [96_000, "adds"],
  ]);
  // A guard that waits for 95,824.5 meets the order that adds at 96,000 before.
  await stage.tick(100_000);
  const { lostBefore: _, ...config } = aCrossGuardConfig({ maxTotal: sats(70_000) });
  const on = { userId: trader.userId, accountId: trader.account.id };
  const { conflicts } = await checkCrossConflicts(stage.wired, { ...on, config });
  expect(conflicts.map(({ id }) => id)).toEqual(["order-adds/cross-step.1/cross-order"]);
});

test("no request is spent on a cross margin that is flat and unguarded, nor on an account without one", async () => {
  const { read } = await enter();
  const { asked, exchanges } = counting(honest);
  await read(exchanges);
  expect(asked.times).toBe(0);
  const { account } = await stage.trader();
  await syncAccount({ ...stage.wired, exchanges }, account, { at: stage.paper.now(), last: null });
  expect(asked.times).toBe(0);
});

test("a guard that waits for the next position has them read while it is flat", async () => {
  const { trader, sell, read, known } = await enter();
  await trader.openCross();
  await trader.guardCross();
  await trader.exchange.closeCross({ signedAt: stage.paper.now() });
  await sell(50, 105_000);
  const { asked, exchanges } = counting(honest);
  await read(exchanges);
  expect(asked.times).toBe(1);
  expect((await known()).position?.side).toBeNull();
  expect((await known()).orders).toMatchObject([{ side: "short", quantity: 50 }]);
});

test("whether a guard waits on it is known with it, flat or not, and of no other account", async () => {
  const [{ trader, read, known }, other] = [await enter(), await enter()];
  await trader.openCross();
  expect((await known()).isGuarded).toBe(false);
  const guard = await trader.guardCross();
  await other.trader.openCross();
  expect([(await known()).isGuarded, (await other.known()).isGuarded]).toEqual([true, false]);
  await trader.exchange.closeCross({ signedAt: stage.paper.now() });
  await read(stage.wired.exchanges);
  expect(await known()).toMatchObject({ isGuarded: true, position: { side: null } });
  const [listed] = await stage.wired.crossPositions.ofUser(trader.userId);
  expect(listed?.isGuarded).toBe(true);
  await stage.wired.crossGuards.pause(trader.userId, guard.id, stage.paper.now());
  expect((await known()).isGuarded).toBe(false);
});

test("orders that cannot be read make nothing blind, and those that were read before stand with their age", async () => {
  const { trader, sell, read, known } = await enter();
  await trader.openCross();
  await sell(400, 105_000);
  await read(counting(honest).exchanges);
  const { ordersReadAt } = await known();
  stage.wait(1_000);
  const failure = { kind: "unavailable", message: "down", raw: "" } as const;
  const down = counting(() => async () => fail(failure));
  expect(await read(down.exchanges)).toBe("read");
  expect(down.asked.times).toBe(1);
  expect(ordersReadAt).toBe(stage.paper.now() - 1_000);
  expect(await known()).toMatchObject({
    blindSince: null,
    orders: [{ quantity: 400 }],
    ordersReadAt,
    ordersAskedAt: stage.paper.now(),
  });
});

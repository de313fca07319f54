import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { GuardWish } from "#testing/builders/a-guard-config.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { armGuard } from "../automations/arm-guard.ts";

/*
 * A 10x long of 1,000 USD at 100,000 wants 1,000 × 10⁸ × (1/(0.9 × last) − 1/100,000) sats of margin in all: 176,471 at
 * 94,444.5, which is 76,471 more than it has.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const guardedLong = (config: GuardWish, balance?: number) => enterGuardedLong(stage, config, balance);

const held = async (trader: Trader) =>
  (await trader.receipts()).flatMap(({ outcome, facts }) =>
    outcome === "held" && facts.kind === "margin-guard" ? facts.verdict.rule : [],
  );

describe("the most it may add in all", () => {
  test("is reached to the sat and never passed; then the guard says so once and rests", async () => {
    const { trader, guard } = await guardedLong({ maxTotal: sats(100_000) });
    await stage.tick(94_444.5);
    // At 89,000 the target is 80,100: 248,440 sats in all, 71,969 more; 23,529 of the 100,000 are left.
    expect(await stage.tick(89_000)).toMatchObject({ confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471, 23_529]);
    expect((await trader.receipts()).at(-1)).toMatchObject({
      facts: {
        verdict: { needed: 71_969, amount: 23_529, limitedBy: "total-cap" },
        inputs: { spending: { addedInAll: 76_471 } },
      },
    });

    // 1,000 × 10⁸ / (10⁶ + 200,000) = 83,333.5 is where it liquidates now; 83,333.5 / 0.95 = 87,719.5.
    expect(await stage.tick(87_000)).toMatchObject({ hits: 1, held: 1 });
    for (const price of [86_500, 86_000, 85_500]) expect(await stage.tick(price)).toMatchObject({ hits: 0 });
    stage.wait(3 * DAY);
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    expect(await held(trader)).toEqual(["total-cap"]);
    expect(trader.topUps()).toEqual([76_471, 23_529]);
    expect(await trader.standing(guard.id)).toMatchObject({ heldBy: "total-cap", state: "armed" });
  });

  test("raised by the trader lets it act at once", async () => {
    const { trader, id, guard } = await guardedLong({ maxTotal: sats(76_471) });
    await stage.tick(94_444.5);
    expect(await stage.tick(89_000)).toMatchObject({ held: 1 });
    const config = { ...guard.config, maxTotal: sats(200_000) };
    await armGuard(stage.wired, {
      userId: trader.userId,
      accountId: trader.account.id,
      positionId: id,
      config,
    });
    expect(await stage.tick()).toMatchObject({ confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471, 71_969]);
  });
});

describe("the most it may add a day", () => {
  test("frees 24 hours after the top-up that used it, by the time of the ticks", async () => {
    const { trader, guard } = await guardedLong({ maxPerDay: sats(80_000) });
    await stage.tick(94_444.5);
    const first = stage.paper.now();
    stage.wait(HOUR);
    await stage.tick(89_000);
    expect(trader.topUps()).toEqual([76_471, 3_529]);
    expect(await stage.tick(88_900)).toMatchObject({ held: 1 });
    expect((await trader.standing(guard.id))?.dayFreesAt).toBe(first + DAY);

    for (const price of [88_800, 88_700]) expect(await stage.tick(price)).toMatchObject({ hits: 0 });
    stage.wait(first + DAY - 1 - stage.paper.now());
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    stage.wait(1);
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    // At 88,700 the target is 79,830: 252,662 in all; 180,000 are there and 76,471 of the day's cap are free again.
    expect(trader.topUps()).toEqual([76_471, 3_529, 72_662]);
    expect(await held(trader)).toEqual(["day-cap"]);
  });

  test("counts what is sent and not known yet", async () => {
    const { trader, id, guard } = await guardedLong({ maxPerDay: sats(80_000), maxTotal: sats(80_000) });
    stage.paper.faults.inject({
      kind: "act-then-drop",
      method: "POST",
      path: "/futures/isolated/trade/add-margin",
    });
    await stage.tick(94_444.5);
    expect((await trader.standing(guard.id))?.spending).toMatchObject({
      addedInAll: 76_471,
      addedInDay: 76_471,
    });
    expect(await trader.position(id)).toMatchObject({ margin: 176_471 });
  });
});

describe("the most it may add at once", () => {
  test("shortens each top-up; the guard goes on at the next tick while it is inside its trigger", async () => {
    const { trader, id } = await guardedLong({ maxPerAction: sats(10_000) });
    expect(await stage.tick(95_600)).toMatchObject({ confirmed: 1 });
    expect((await trader.receipts())[0]).toMatchObject({
      facts: { verdict: { amount: 10_000, limitedBy: "action-cap" } },
    });
    // 110,000 sats of margin: liquidation 90,090, trigger 94,831.6.
    expect(await trader.position(id)).toMatchObject({ liquidation: priceFromUsd(90_090) });
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    expect(await stage.tick(94_000)).toMatchObject({ confirmed: 1 });
    expect(trader.topUps()).toEqual([10_000, 10_000]);
  });
});

describe("a balance that is short", () => {
  test("pays what it has; then the guard says once what it needs, and acts when sats arrive", async () => {
    const { trader } = await guardedLong({}, 150_000);
    const free = await trader.balance();
    expect(free).toBe(47_900);
    expect(await stage.tick(94_444.5)).toMatchObject({ confirmed: 1 });
    expect(trader.topUps()).toEqual([47_900]);
    expect((await trader.receipts())[0]).toMatchObject({
      facts: { verdict: { needed: 76_471, limitedBy: "balance" } },
    });

    // 147,900 sats of margin: liquidation 87,116; 5 % above it is 91,701.1.
    expect(await stage.tick(91_000)).toMatchObject({ hits: 1, held: 1 });
    for (let time = 1; time <= 3; time += 1) {
      expect(await stage.tick()).toMatchObject({ hits: 0 });
      stage.wait(30_000);
      expect(await stage.tick()).toMatchObject({ hits: 1, held: 1 });
    }
    const receipts = await trader.receipts();
    expect(receipts.map(({ outcome }) => outcome)).toEqual(["confirmed", "held"]);
    // At 91,000 the target is 81,900: 221,002 sats in all.
    expect(receipts[1]).toMatchObject({
      facts: { verdict: { kind: "alert", rule: "balance", needed: 73_102 }, inputs: { balance: 0 } },
    });
    expect(await stage.wired.tradeLog.notices(trader.userId, 1)).toMatchObject([{ severity: "danger" }]);
  });
});

describe("the cooldown", () => {
  test("keeps a guard still for its length and not longer, without a receipt", async () => {
    const { trader } = await guardedLong({ cooldownMs: 10 * 60_000 });
    await stage.tick(94_444.5);
    const acted = stage.paper.now();
    for (const price of [89_000, 88_000]) expect(await stage.tick(price)).toMatchObject({ hits: 0 });
    stage.wait(acted + 10 * 60_000 - 1 - stage.paper.now());
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    stage.wait(1);
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toHaveLength(2);
    expect((await trader.receipts()).map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed"]);
  });

  test("survives the trader arming the guard anew", async () => {
    const { trader, id, guard } = await guardedLong({ cooldownMs: 10 * 60_000 });
    await stage.tick(94_444.5);
    const { userId, account } = trader;
    const { config } = guard;
    await armGuard(stage.wired, { userId, accountId: account.id, positionId: id, config });
    expect(await stage.tick(89_000)).toMatchObject({ hits: 1, held: 1 });
    expect(trader.topUps()).toEqual([76_471]);
    stage.wait(10 * 60_000);
    expect(await stage.tick()).toMatchObject({ confirmed: 1 });
  });
});

describe("a price that came back before the account was read", () => {
  test("leaves the guard armed at its price", async () => {
    const { trader, id, guard } = await guardedLong({});
    // The trader helps out by hand; the product has not read it yet.
    const byHand = { positionId: id, amount: sats(50_000), signedAt: stage.paper.now() };
    await trader.exchange.addMargin(byHand);
    expect(await stage.tick(95_000)).toMatchObject({ hits: 1, held: 1 });
    expect(await trader.receipts()).toEqual([]);
    // 150,000 sats: liquidation 86,956.5; / 0.95 = 91,533.2
    expect((await trader.standing(guard.id))?.trigger).toEqual({
      side: "below",
      price: priceFromUsd(91_533.5),
      armed: true,
    });
  });
});

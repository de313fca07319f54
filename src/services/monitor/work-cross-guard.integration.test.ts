import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { reduceWithin } from "#domain/automations/cross-guard/cross-guard-defaults.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { fail } from "#domain/result.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Exchange, Exchanges } from "#ports/exchange.ts";
import { aCrossGuardConfig } from "#testing/builders/a-cross-position.ts";
import { enterCross, enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { armCrossGuard } from "../cross-guards/arm-cross-guard.ts";
import { endCrossGuard } from "../cross-guards/end-cross-guard.ts";
import { pauseCrossGuard } from "../cross-guards/pause-cross-guard.ts";
import { resumeCrossGuard } from "../cross-guards/resume-cross-guard.ts";
import { reEvaluateReceipt } from "../trade-log/re-evaluate-receipt.ts";

/*
 * 1,000 USD at 100,000 with 100,000 sats: maintenance 1,500, a long's liquidation 91,033. A guard of 5 → 10 % fires where
 * that is 5 % away: 91,033 / 0.95 = 95,824.2, rounded up to 95,824.5.
 */
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const REDUCE = { steps: [reduceWithin(basisPoints(500), basisPoints(1_000))] };
const CLOSE = {
  steps: [{ when: { by: "distance", bps: basisPoints(500) }, deed: { kind: "close" } }],
} as const;

/** The product's exchanges, with some verbs of an account replaced. */
const spoiled = (spoil: (exchange: Exchange) => Partial<Exchange>): Exchanges => ({
  marketData: (...args) => stage.wired.exchanges.marketData(...args),
  withCredential: (...args) => {
    const exchange = stage.wired.exchanges.withCredential(...args);
    return { ...exchange, ...spoil(exchange) };
  },
});

describe("a cross position that falls through its trigger", () => {
  test("gets exactly one deposit, to the sat, told in a receipt whose decision is the same when it is taken again", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    expect((await trader.crossStanding(guard.id))?.trigger).toMatchObject({
      side: "below",
      price: priceFromUsd(95_824.5),
      armed: true,
    });

    // At 93,000 ten percent away is 83,700: 194,743.1 lost until there, up, and 1,500, less 100,000.
    expect(await stage.tick(97_000, 93_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(await stage.tick(93_000)).toMatchObject({ hits: 0 });

    expect(await trader.moved()).toEqual([96_244, 101_000]);
    expect(await trader.cross()).toMatchObject({ margin: 196_244, liquidation: priceFromUsd(83_700) });
    // 83,700 / 0.95 = 88,105.3, up
    expect(await trader.crossStanding(guard.id)).toMatchObject({
      epoch: 1,
      spending: { addedInAll: 96_244, addedInDay: 96_244, doneSteps: [0] },
      trigger: { price: priceFromUsd(88_105.5), armed: true },
    });

    const [receipt, ...more] = await trader.receipts();
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({ outcome: "confirmed", automationId: guard.id, positionId: null });
    if (receipt === undefined) return;
    expect(receiptWords(receipt.facts, receipt.outcome, "en").title).toBe(
      "Guard moved 96,244 sats into the margin of the cross position, long $1,000. Liquidation 91,033 → 83,700.",
    );
    const again = await reEvaluateReceipt(stage.wired, { userId: trader.userId, id: receipt.id });
    expect(again.kind).toBe("matches");
  });

  test("is reduced by the least contracts that reach the target, and never turned over", async () => {
    const { trader } = await enterGuardedCross(stage, REDUCE);
    expect(await stage.tick(97_000, 93_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(await trader.cross()).toMatchObject({ side: "long", quantity: 197, margin: 38_696 });
    expect(await trader.moved()).toEqual([101_000]);
    const [receipt] = await trader.receipts();
    expect(receipt && receiptWords(receipt.facts, receipt.outcome, "en").title).toBe(
      "Guard closed $803 of the cross position, long $1,000. Liquidation 91,033 → 83,687.",
    );
  });

  test("is closed, waits for nothing while flat, and is guarded again once it is opened again", async () => {
    const { trader, guard } = await enterGuardedCross(stage, CLOSE);
    expect(await stage.tick(97_000, 93_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(await trader.cross()).toMatchObject({ side: null, quantity: 0 });
    await trader.sync();
    expect(await trader.crossStanding(guard.id)).toMatchObject({ state: "armed", trigger: null });
    await trader.exchange.depositCross({ amount: sats(100_000), signedAt: stage.paper.now() });
    await trader.openCross("short");
    expect((await trader.crossStanding(guard.id))?.trigger).toMatchObject({ side: "above", armed: true });
  });

  test("a deposit whose answer was lost is found by reading, and not made twice", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const losing = spoiled((exchange) => ({
      depositCross: async (request) => {
        await exchange.depositCross(request);
        return fail({ kind: "outcome-unknown", message: "no answer", raw: "" });
      },
    }));
    expect(await stage.tickWith({ exchanges: losing }, 97_000, 93_000)).toMatchObject({ unknown: 1 });
    await stage.expireLeases();
    expect(await stage.tick(93_000)).toMatchObject({ reconciled: 1 });
    expect(await trader.moved()).toEqual([96_244, 101_000]);
    const outcomes = (await trader.receipts()).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(["unknown", "confirmed"]);
    expect((await trader.crossStanding(guard.id))?.trigger).toMatchObject({ armed: true });
  });
});

describe("a cross guard", () => {
  test("that used up its cap says so once, and still stands", async () => {
    const { trader, guard } = await enterGuardedCross(stage, { maxTotal: sats(50_000) });
    await stage.tick(97_000, 93_000);
    expect(await trader.moved()).toEqual([50_000, 101_000]);
    await stage.tick(91_000);
    await stage.tick(90_900);
    expect((await trader.receipts()).map(({ outcome }) => outcome)).toEqual(["confirmed", "held"]);
    expect(await trader.crossStanding(guard.id)).toMatchObject({ heldBy: "total-cap" });
  });

  test("whose position cannot be read waits and says so, while the isolated guards of the account go on", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const { id } = await trader.open();
    await trader.guard(id);
    const blind = spoiled(() => ({
      crossPosition: async () => fail({ kind: "unavailable", message: "no answer", raw: "" }),
    }));
    expect(await stage.tickWith({ exchanges: blind }, 95_000)).toMatchObject({
      hits: 2,
      confirmed: 1,
      putOff: 1,
    });
    expect(await stage.wired.crossPositions.find(trader.account.id)).toMatchObject({
      blindReason: "no answer.",
      position: { quantity: 1_000 },
    });
    stage.wait(31_000);
    await stage.expireLeases();
    await stage.tickWith({ exchanges: blind }, 95_000);
    const told = (await trader.receipts()).filter(({ outcome }) => outcome === "blind");
    expect(told.map(({ facts, outcome }) => receiptWords(facts, outcome, "en").title)).toEqual([
      "Protection blind: the cross margin of Demo cannot be read.",
    ]);
    await stage.expireLeases();
    await stage.tick(95_000);
    expect((await trader.moved())[0]).toBeGreaterThan(0);
    expect(await stage.wired.crossPositions.find(trader.account.id)).toMatchObject({ blindSince: null });
    expect((await trader.crossStanding(guard.id))?.heldBy).toBeNull();
  });

  test("is refused while flat, and with a key that may not act there", async () => {
    const trader = await enterCross(stage);
    await trader.sync();
    await expect(trader.guardCross()).rejects.toThrow("flat");
    const isolated = await stage.trader();
    expect(await stage.wired.crossPositions.find(isolated.account.id)).toBeNull();
    const request = { userId: isolated.userId, accountId: isolated.account.id };
    const wish = { ...request, config: aCrossGuardConfig() };
    await expect(armCrossGuard(stage.wired, wish)).rejects.toThrow("futures:cross:write");
  });

  test("pauses and resumes; armed anew it keeps what it has spent and what its losses count from", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const own = { userId: trader.userId, id: guard.id };
    await pauseCrossGuard(stage.wired, own);
    expect(await stage.tick(97_000, 93_000)).toMatchObject({ hits: 0 });
    expect(await resumeCrossGuard(stage.wired, own)).toMatchObject({
      version: 1,
      config: { lostBefore: 1_000 },
    });
    expect(await stage.tick(93_000)).toMatchObject({ hits: 1, confirmed: 1 });
    // A loss since: what is lost before counts no less for it.
    const order = { type: "market", side: "short", quantity: usd(10), signedAt: stage.paper.now() } as const;
    await trader.exchange.crossOrder(order);
    await trader.sync();
    const anew = await trader.guardCross({ maxTotal: sats(200_000) });
    expect(anew).toMatchObject({
      id: guard.id,
      version: 2,
      config: { lostBefore: 1_000, maxTotal: 200_000 },
    });
    expect((await trader.crossStanding(guard.id))?.spending.addedInAll).toBe(96_244);
  });

  test("keeps every change of it once, in its order, as of any other automation", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    const own = { userId: trader.userId, id: guard.id };
    await trader.guardCross();
    await trader.guardCross({ maxTotal: sats(200_000) });
    for (const _ of [1, 2]) await pauseCrossGuard(stage.wired, own);
    await resumeCrossGuard(stage.wired, own);
    await endCrossGuard(stage.wired, own);
    const rows = await stage.sql<{ told: string }[]>`
      select what || ' ' || version || ' by ' || by as told from automation_changes
      where automation_id = ${guard.id} order by id`;
    expect(rows.map(({ told }) => told)).toEqual([
      "armed 1 by trader",
      "edited 2 by trader",
      "paused 2 by trader",
      "resumed 2 by trader",
      "deleted 2 by trader",
    ]);
  });

  test("ends for good: it waits for nothing, is listed no more, and the next one has caps of its own", async () => {
    const { trader, guard } = await enterGuardedCross(stage);
    await stage.tick(97_000, 93_000);
    const own = { userId: trader.userId, id: guard.id };
    await endCrossGuard(stage.wired, own);
    await expect(endCrossGuard(stage.wired, own)).rejects.toThrow("ended already");
    await expect(resumeCrossGuard(stage.wired, own)).rejects.toThrow("has ended");
    // 88,105.5 was where it waited next.
    expect(await stage.tick(88_000)).toMatchObject({ hits: 0 });
    expect(await stage.wired.crossGuards.ofUser(trader.userId, stage.paper.now())).toEqual([]);
    await stage.tick(100_000);
    const next = await trader.guardCross();
    expect(next.id).not.toBe(guard.id);
    expect((await trader.crossStanding(next.id))?.spending.addedInAll).toBe(0);
  });
});

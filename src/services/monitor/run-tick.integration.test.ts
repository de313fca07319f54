import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { windowRate } from "#domain/resilience/request-buckets.ts";
import { fail } from "#domain/result.ts";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { syncDueAccounts } from "../accounts/sync-due-accounts.ts";
import { armGuard } from "../automations/arm-guard.ts";
import { pauseGuard } from "../automations/pause-guard.ts";
import { resumeGuard } from "../automations/resume-guard.ts";
import { runTick } from "./run-tick.ts";

/*
 * 1,000 USD at 100,000 with 10x: margin 100,000 sats, a long's liquidation 90,909. A guard of 5 → 10 % fires where
 * 90,909 is 5 % away: 90,909 / 0.95 = 95,693.7, rounded up to 95,694. A short's liquidation is 111,111, and its guard
 * fires at 111,111 / 1.05 = 105,820.
 */
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const usd = priceFromUsd;

const guardedLong = () => enterGuardedLong(stage);

describe("a long that falls through its trigger", () => {
  test("gets exactly one top-up, to the sat, and its liquidation moves to the target", async () => {
    const { trader, id, guard } = await guardedLong();
    expect((await trader.standing(guard.id))?.trigger).toMatchObject({ side: "below", price: usd(95_694) });

    // 10 % under 94,444.5 is 85,000; 1,000 × 10⁸ × (1/85,000 − 1/100,000) = 176,470.6: 76,471 more than the margin.
    expect(await stage.tick(97_000, 94_444.5)).toMatchObject({ hits: 1, confirmed: 1 });

    expect(trader.topUps()).toEqual([76_471]);
    expect(await trader.position(id)).toMatchObject({ margin: 176_471, liquidation: usd(85_000) });
    expect(await trader.balance()).toBe(897_900 - 76_471);
  });

  test("is told of in a receipt with the numbers it was decided by and those read back", async () => {
    const { trader, id, guard } = await guardedLong();
    await stage.tick(97_000, 94_444.5);
    const [receipt, ...more] = await trader.receipts();
    expect(more).toEqual([]);
    expect(receipt).toMatchObject({
      outcome: "confirmed",
      automationId: guard.id,
      positionId: id,
      at: stage.paper.now(),
      facts: {
        version: 1,
        inputs: {
          tick: { last: usd(94_444.5), low: usd(94_444.5), high: usd(100_000) },
          balance: 897_900,
          spending: { addedInAll: 0 },
          position: { margin: 100_000, liquidation: usd(90_909) },
        },
        // (94,444.5 − 90,909) / 94,444.5 = 3.743 %, rounded down.
        verdict: {
          kind: "add-margin",
          rule: "inside-trigger",
          distance: 374,
          needed: 76_471,
          amount: 76_471,
          limitedBy: null,
        },
        liquidationAfter: usd(85_000),
        distanceAfter: 1_000,
        failure: null,
      },
    });
  });

  test("its outcome, receipt, notice, trigger and reading are one transaction", async () => {
    const { trader } = await guardedLong();
    await stage.tick(94_444.5);
    const rows = await stage.sql`
      select i.xmin::text from trade_intents i union select r.xmin::text from receipts r
      union select o.xmin::text from outbox o union select t.xmin::text from triggers t
      union select a.xmin::text from automations a union select p.xmin::text from positions p`;
    expect(rows).toHaveLength(1);
    const [receipt] = await trader.receipts();
    expect(await stage.wired.tradeLog.notices(trader.userId, 10)).toMatchObject([
      { receiptId: receipt?.id, outcome: "confirmed", severity: "info", facts: receipt?.facts },
    ]);
  });

  test("a notice that cannot be written leaves the outcome open, and reading settles it once", async () => {
    const { trader, guard } = await guardedLong();
    await stage.sql`alter table outbox add constraint full_disk check (false) not valid`;
    await stage.tick(94_444.5);
    await stage.sql`alter table outbox drop constraint full_disk`;
    expect(await trader.receipts()).toEqual([]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);

    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(trader.topUps()).toEqual([76_471]);
    expect((await trader.receipts()).map(({ outcome }) => outcome)).toEqual(["confirmed"]);
  });

  test("is left alone by the next ticks at that price, and acted on again where the new trigger is reached", async () => {
    const { trader, guard } = await guardedLong();
    await stage.tick(94_444.5);
    // 85,000 / 0.95 = 89,473.7
    const moved = (await trader.standing(guard.id))?.trigger;
    expect(moved).toEqual({ side: "below", price: usd(89_474), armed: true });
    for (const _ of [1, 2, 3]) expect(await stage.tick()).toMatchObject({ hits: 0 });
    expect(await stage.tick(89_474.5)).toMatchObject({ hits: 0 });
    expect(await stage.tick(89_474)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toHaveLength(2);
  });

  test("fires at its trigger and not half a dollar above it", async () => {
    const { trader } = await guardedLong();
    expect(await stage.tick(95_694.5)).toMatchObject({ hits: 0 });
    expect(await stage.tick(95_694)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toHaveLength(1);
  });
});

describe("a short that rises through its trigger", () => {
  test("gets exactly one top-up, and its liquidation moves up to the target", async () => {
    const trader = await stage.trader();
    const { id } = await trader.open({ side: "short" });
    const guard = await trader.guard(id);
    expect((await trader.standing(guard.id))?.trigger).toMatchObject({ side: "above", price: usd(105_820) });
    expect(await stage.tick(105_819.5)).toMatchObject({ hits: 0 });

    // 10 % over 106,000 is 116,600; 1,000 × 10⁸ × (1/100,000 − 1/116,600) = 142,367.1: 42,368 more than the margin.
    expect(await stage.tick(106_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([42_368]);
    expect(await trader.position(id)).toMatchObject({ margin: 142_368, liquidation: usd(116_600) });
    // 116,600 / 1.05 = 111,047.6
    expect((await trader.standing(guard.id))?.trigger).toMatchObject({
      side: "above",
      price: usd(111_047.5),
    });
    expect(await stage.tick()).toMatchObject({ hits: 0 });
  });

  test("is not fired by what fires a long", async () => {
    const trader = await stage.trader();
    const { id } = await trader.open({ side: "short" });
    await trader.guard(id);
    expect(await stage.tick(80_000)).toMatchObject({ hits: 0 });
  });
});

describe("ticks", () => {
  test("a wick between two ticks counts, and the amount is sized from the last price", async () => {
    const { trader } = await guardedLong();
    // 10 % under 97,000 is 87,300; 1,000 × 10⁸ × (1/87,300 − 1/100,000) = 145,475.4: 45,476 more than the margin.
    expect(await stage.tick(95_000, 97_000)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([45_476]);
  });

  test("a tick that comes late and far beyond the trigger still fires it", async () => {
    const { trader } = await guardedLong();
    stage.move(95_000, 92_000);
    const price = usd(92_000);
    const late = { low: price, high: price, last: price, at: stage.paper.now() };
    expect(await runTick(stage.wired, "paper", late)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toHaveLength(1);
  });

  test("two at once act once", async () => {
    const { trader } = await guardedLong();
    stage.move(94_444.5);
    const price = usd(94_444.5);
    const tick = { low: price, high: price, last: price, at: stage.paper.now() };
    const reports = await Promise.all([1, 2, 3, 4].map(() => runTick(stage.wired, "paper", tick)));
    expect(reports.map(({ confirmed }) => confirmed).toSorted()).toEqual([0, 0, 0, 1]);
    expect(trader.topUps()).toEqual([76_471]);
    expect(await trader.receipts()).toHaveLength(1);
  });

  test("a price of another network fires nothing", async () => {
    const { trader } = await guardedLong();
    const price = usd(94_444.5);
    const tick = { low: price, high: price, last: price, at: stage.paper.now() };
    expect(await runTick(stage.wired, "signet", tick)).toMatchObject({ hits: 0 });
    expect(trader.topUps()).toEqual([]);
  });

  test("several positions of one account share one balance, alike where they are alike near to liquidation", async () => {
    const trader = await stage.trader(330_000);
    const [one, other] = [await trader.open(), await trader.open()];
    for (const { id } of [one, other]) await trader.guard(id);
    const free = await trader.balance();
    expect(free).toBe(330_000 - 2 * 102_100);
    await stage.tick(94_444.5);
    // 125,800 sats for two top-ups of 76,471 each: a half for either.
    expect(trader.topUps()).toEqual([62_900, 62_900]);
    expect(await trader.balance()).toBe(0);
  });

  test("one account that goes wrong does not keep another from its top-up", async () => {
    const broken = await guardedLong();
    const { trader } = await guardedLong();
    // No secret of that revision is there: this account's credential cannot be opened.
    await stage.sql`update exchange_accounts set credential_revision = 9 where id = ${broken.trader.account.id}`;
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 2, confirmed: 1, putOff: 1 });
    expect(trader.topUps()).toEqual([76_471]);
    expect(broken.trader.topUps()).toEqual([]);
    expect(stage.logged.join()).toContain("account-work-failed");
  });
});

describe("intents that cannot be looked up", () => {
  test("fail the tick, and stop none of the hits it was working beside them", async () => {
    const { trader } = await guardedLong();
    const { triggers, intents } = stage.wired;
    const match: typeof triggers.match = async (...args) => ({
      ...(await triggers.match(...args)),
      hasUnsettled: true,
    });
    const claimUnsettled = () => Promise.reject(new Error("connection lost"));
    const parts = { triggers: { ...triggers, match }, intents: { ...intents, claimUnsettled } };
    await expect(stage.tickWith(parts, 94_444.5)).rejects.toThrow("connection lost");
    await expect.poll(async () => (await trader.receipts()).length).toBe(1);
    expect(trader.topUps()).toHaveLength(1);
    expect(await stage.tick()).toMatchObject({ hits: 0, reconciled: 0 });
    expect(trader.topUps()).toHaveLength(1);
  });
});

describe("a paused guard", () => {
  test("never acts, and acts again once it is resumed", async () => {
    const { trader, guard } = await guardedLong();
    await pauseGuard(stage.wired, { userId: trader.userId, id: guard.id });
    for (const price of [94_444.5, 93_000, 92_000]) await stage.tick(price);
    await trader.sync();
    await stage.tick(91_500);
    expect(trader.topUps()).toEqual([]);
    const resumed = await resumeGuard(stage.wired, { userId: trader.userId, id: guard.id });
    expect(resumed.id).toBe(guard.id);
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toHaveLength(1);
  });

  test("paused between hit and verdict moves nothing", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "unavailable", times: null });
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, putOff: 1 });
    stage.paper.faults.clear();
    await pauseGuard(stage.wired, { userId: trader.userId, id: guard.id });
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ dropped: 1 });
    expect(trader.topUps()).toEqual([]);
    expect(await stage.sql`select 1 from trigger_work`).toEqual([]);
  });

  test("paused between verdict and plan moves nothing", async () => {
    const { trader, guard } = await guardedLong();
    const { wired } = stage;
    stage.move(94_444.5);
    const tick = { low: usd(94_444.5), high: usd(94_444.5), last: usd(94_444.5), at: stage.paper.now() };
    const standing: typeof wired.automations.standing = async (id, at) => {
      const seen = await wired.automations.standing(id, at);
      await pauseGuard(wired, { userId: trader.userId, id: guard.id });
      return seen;
    };
    const deps = { ...wired, automations: { ...wired.automations, standing } };
    expect(await runTick(deps, "paper", tick)).toMatchObject({ hits: 1, putOff: 1, confirmed: 0 });
    expect(trader.topUps()).toEqual([]);
  });
});

describe("a hit while the account cannot be read", () => {
  test("decides nothing, tells that the account is blind, and acts as soon as it can be read", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "unavailable", path: "/futures/isolated/trades/running", times: null });
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, putOff: 1, confirmed: 0, held: 0 });
    expect(trader.topUps()).toEqual([]);
    expect(await trader.receipts()).toEqual([]);
    expect((await trader.standing(guard.id))?.state).toBe("armed");
    const blind = await stage.wired.accounts.find(trader.account.id);
    expect(blind).toMatchObject({ blindSince: stage.paper.now(), status: "active" });
    expect(blind?.blindReason).toBe("LN Markets gave no usable answer: status 503. Try again later.");
    expect(await stage.wired.accounts.positionsOfUser(trader.userId)).toHaveLength(1);

    stage.paper.faults.clear();
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("acts on the price as it is when it can be read, be the wick long gone", async () => {
    const { trader } = await guardedLong();
    stage.paper.faults.inject({ kind: "malformed", path: "/account", times: null });
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, putOff: 1 });
    stage.paper.faults.clear();
    await stage.tick(97_000);
    await stage.expireLeases();
    // The hit is remembered with its low; the amount comes from 97,000.
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([45_476]);
  });
});

describe("a hit while the exchange does not accept the key", () => {
  const noKey = { kind: "unauthorized", status: 401, message: "Api key does not exist", raw: "" } as const;
  /** Exchanges that accept no key while `isAway`; `asked` counts how often they were asked with one. */
  const withoutKey = () => {
    const { exchanges } = stage.wired;
    const seen = { isAway: true, asked: 0 };
    const refusing: typeof exchanges = {
      ...exchanges,
      withCredential: (...args) => {
        const exchange = exchanges.withCredential(...args);
        const ask = <T>(answer: () => T) => {
          seen.asked += 1;
          return seen.isAway ? Promise.resolve(fail(noKey)) : answer();
        };
        return {
          ...exchange,
          account: () => ask(exchange.account),
          runningTrades: () => ask(exchange.runningTrades),
        };
      },
    };
    return { seen, parts: { exchanges: refusing } };
  };

  test("waits, asks nothing while it does, and acts once a reading finds the key accepted again", async () => {
    const { trader, guard } = await guardedLong();
    const { seen, parts } = withoutKey();
    expect(await stage.tickWith(parts, 94_444.5)).toMatchObject({ hits: 1, putOff: 1, dropped: 0 });
    expect((await stage.wired.accounts.find(trader.account.id))?.status).toBe("unauthorized");
    const { asked } = seen;
    for (const _ of [1, 2, 3]) {
      await stage.expireLeases();
      expect(await stage.tickWith(parts)).toMatchObject({ hits: 1, putOff: 1, dropped: 0 });
      // It does not spin: until its time has come nothing is taken up.
      expect(await stage.tickWith(parts)).toMatchObject({ hits: 0 });
    }
    const [work] = await stage.sql`
      select extract(epoch from lease_until - clock_timestamp()) as seconds from trigger_work`;
    expect(Number(work?.seconds)).toBeGreaterThan(2);
    expect(Number(work?.seconds)).toBeLessThanOrEqual(5);
    expect(seen.asked).toBe(asked);

    seen.isAway = false;
    await trader.sync();
    await stage.expireLeases();
    expect(await stage.tickWith(parts)).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
    expect((await trader.standing(guard.id))?.state).toBe("armed");
  });

  test("is over once somebody has to replace the key: a new one guards what is then, not what was", async () => {
    const { trader, guard } = await guardedLong();
    const { seen, parts } = withoutKey();
    await stage.tickWith(parts, 94_444.5);
    await stage.sql`update exchange_accounts set not_accepted_since = not_accepted_since - interval '5 minutes 1 second'`;
    await stage.expireLeases();
    expect(await stage.tickWith(parts, 97_000)).toMatchObject({ putOff: 0, dropped: 1 });
    expect(await stage.sql`select 1 from trigger_work`).toHaveLength(0);

    seen.isAway = false;
    await trader.sync();
    expect(await stage.tickWith(parts)).toMatchObject({ hits: 0 });
    expect(trader.topUps()).toEqual([]);
    expect((await trader.standing(guard.id))?.state).toBe("armed");
    expect(await stage.tickWith(parts, 94_444.5)).toMatchObject({ hits: 1, confirmed: 1 });
  });

  test("is told of, because its key is not accepted", async () => {
    const { trader } = await guardedLong();
    const { parts } = withoutKey();
    await stage.tickWith(parts, 94_444.5);
    stage.wait(31_000);
    const deps = { ...stage.wired, ...parts };
    await syncDueAccounts(deps, "paper", { at: stage.paper.now(), last: null }, 9);
    expect(await trader.receipts()).toMatchObject([
      { outcome: "blind", facts: { reason: "LN Markets does not accept this key: Api key does not exist." } },
    ]);
  });

  test("ends where we refuse the key ourselves", async () => {
    const { trader } = await guardedLong();
    await stage.sql`update exchange_accounts set status = 'refused' where id = ${trader.account.id}`;
    expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, dropped: 1, putOff: 0 });
    expect(await stage.sql`select 1 from trigger_work`).toEqual([]);
  });
});

describe("a guard whose rule is changed while it waits", () => {
  test("acts by the new rule", async () => {
    const { trader, id } = await guardedLong();
    const { userId, account } = trader;
    const config = aGuardConfig({ trigger: basisPoints(1_000), target: basisPoints(1_500) });
    await armGuard(stage.wired, { userId, accountId: account.id, positionId: id, config });
    // 90,909 / 0.9 = 101,010: at 100,000 the new trigger is passed already.
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    // 15 % under 100,000 is 85,000.
    expect(await trader.position(id)).toMatchObject({ liquidation: usd(85_000), margin: 176_471 });
  });
});

test("a burst that the budget makes long is foretold in the report and the log", async () => {
  const trader = await stage.trader();
  await trader.guard((await trader.open()).id);
  // One request a second: the bucket holds 1.08 of the four that a hit takes, and fills by 0.9 a second.
  const report = await stage.tickWith({ signedRate: () => windowRate(1) }, 94_444.5);
  expect(report).toMatchObject({ hits: 1, confirmed: 1, expectedMs: 3_245 });
  expect(stage.logged.join("\n")).toContain('"burst"');
  expect(await stage.tick()).toMatchObject({ hits: 0, expectedMs: 0 });
});

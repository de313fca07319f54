import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fail } from "#domain/result.ts";
import { priceFromUsd, sats } from "#domain/units.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";

/* What the exchange answers to the 76,471 sats that a guarded 10x long needs at 94,444.5, or fails to answer. */
const ADD_MARGIN = { method: "POST", path: "/futures/isolated/trade/add-margin" };
const RUNNING = { method: "GET", path: "/futures/isolated/trades/running" };

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const guardedLong = () => enterGuardedLong(stage);

const states = async () =>
  (await stage.sql`select state from trade_intents order by planned_at, epoch`).map((row) => row.state);

/** So long after sending that the exchange can no longer act on it. */
const signatureRunsOut = () => stage.sql`update trade_intents set settle_until = clock_timestamp()`;

const outcomes = async (trader: Trader) => (await trader.receipts()).map(({ outcome }) => outcome);

/** Something happens after the plan is committed and before anything is sent. */
const beforeSending = (happen: () => Promise<unknown>) => {
  const { intents } = stage.wired;
  const markSent: typeof intents.markSent = async (...args) => {
    await happen();
    return intents.markSent(...args);
  };
  return { intents: { ...intents, markSent } };
};

describe("what the exchange refuses", () => {
  test("moves nothing, is told with its answer, gives the budget back and waits a minute", async () => {
    const { trader, guard } = await guardedLong();
    // After the plan the trader spends the balance it counted on.
    const spent = beforeSending(() => trader.open({ leverage: 1.2 }));
    expect(await stage.tickWith(spent, 94_444.5)).toMatchObject({ hits: 1, rejected: 1 });

    expect(trader.topUps()).toEqual([]);
    expect(await states()).toEqual(["rejected"]);
    const [receipt] = await trader.receipts();
    expect(receipt).toMatchObject({
      outcome: "rejected",
      facts: {
        verdict: { amount: 76_471 },
        failure: "LN Markets refused this: Insufficient balance.",
        origin: "exchange",
      },
    });
    expect(receipt?.rawAnswer).toContain("Insufficient balance");
    expect(await stage.wired.tradeLog.notices(trader.userId, 1)).toMatchObject([{ severity: "danger" }]);
    expect((await trader.standing(guard.id))?.spending).toMatchObject({ addedInAll: 0, addedInDay: 0 });

    const left = await trader.balance();
    expect(left).toBeLessThan(76_471);
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    stage.wait(60_000);
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([left]);
  });

  test("because we ask too often is tried again when they said", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "rate-limited", ...ADD_MARGIN });
    expect(await stage.tick(94_444.5)).toMatchObject({ rejected: 1 });
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(0);
    stage.wait(2_000);
    expect(await stage.tick()).toMatchObject({ confirmed: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });
});

describe("what was never sent", () => {
  test("did not happen: the budget comes back and the guard tries again in two seconds", async () => {
    const { trader, guard } = await guardedLong();
    const { exchanges } = stage.wired;
    const unreachable: typeof exchanges = {
      ...exchanges,
      withCredential: (...args) => ({
        ...exchanges.withCredential(...args),
        addMargin: async () => fail(UNAVAILABLE),
      }),
    };
    expect(await stage.tickWith({ exchanges: unreachable }, 94_444.5)).toMatchObject({ rejected: 1 });
    expect(await outcomes(trader)).toEqual(["not-applied"]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(0);
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    stage.wait(2_000);
    await stage.tick();
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("because it could not be marked as sent leaves nothing behind but a plan that is dropped", async () => {
    const { trader, guard } = await guardedLong();
    const crash = beforeSending(async () => Promise.reject(new Error("killed")));
    await stage.tickWith(crash, 94_444.5);
    expect(await states()).toEqual(["planned"]);
    expect(trader.topUps()).toEqual([]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);
    expect(await stage.tick()).toMatchObject({ hits: 0, reconciled: 0 });

    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1, hits: 1, confirmed: 1 });
    expect(await states()).toEqual(["superseded", "confirmed"]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);
    expect(trader.topUps()).toEqual([76_471]);
    expect(await outcomes(trader)).toEqual(["confirmed"]);
  });

  test("because another worker took the plan over stays unsent", async () => {
    const { trader } = await guardedLong();
    const overtaken = beforeSending(async () => {
      await stage.expireLeases();
      await stage.wired.intents.claimUnsettled("paper", 10, 60_000);
    });
    await stage.tickWith(overtaken, 94_444.5);
    expect(trader.topUps()).toEqual([]);
    expect(await states()).toEqual(["planned"]);
  });
});

describe("what may have happened", () => {
  test.each(["act-then-drop", "malformed", "timeout-after-commit"] as const)(
    "and did (%s) is unknown at first, never sent again, and confirmed once by reading",
    async (kind) => {
      const { trader, id, guard } = await guardedLong();
      stage.paper.faults.inject({ kind, ...ADD_MARGIN });
      expect(await stage.tick(94_444.5)).toMatchObject({ hits: 1, unknown: 1, confirmed: 0 });
      expect(await states()).toEqual(["sent"]);
      expect(await outcomes(trader)).toEqual(["unknown"]);
      expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);

      // The account is read, the trigger moves with it and is hit again: the open intent holds everything back.
      await trader.sync();
      for (const price of [94_000, 89_000]) await stage.tick(price);
      expect(trader.topUps()).toEqual([76_471]);
      expect(await states()).toEqual(["sent"]);

      await stage.tick(94_000);
      await stage.expireLeases();
      expect(await stage.tick()).toMatchObject({ reconciled: 1 });
      await stage.expireLeases();
      expect(await stage.tick()).toMatchObject({ reconciled: 0 });
      expect(trader.topUps()).toEqual([76_471]);
      expect(await trader.position(id)).toMatchObject({ margin: 176_471 });
      expect(await outcomes(trader)).toEqual(["unknown", "confirmed"]);
      expect((await trader.receipts())[1]).toMatchObject({
        facts: { liquidationAfter: priceFromUsd(85_000) },
      });
    },
  );

  test.each(["drop-before", "server-error", "hang-before"] as const)(
    "and did not (%s) is believed only when the signature has run out; then the guard acts again",
    async (kind) => {
      const { trader, guard } = await guardedLong();
      stage.paper.faults.inject({ kind, ...ADD_MARGIN });
      expect(await stage.tick(94_444.5)).toMatchObject({ unknown: 1 });
      await stage.expireLeases();
      expect(await stage.tick()).toMatchObject({ reconciled: 0 });
      expect(await states()).toEqual(["sent"]);
      expect(trader.topUps()).toEqual([]);

      await signatureRunsOut();
      await stage.expireLeases();
      expect(await stage.tick()).toMatchObject({ reconciled: 1, hits: 1, confirmed: 1 });
      expect(await states()).toEqual(["not-applied", "confirmed"]);
      expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);
      expect(trader.topUps()).toEqual([76_471]);
      expect(await outcomes(trader)).toEqual(["unknown", "not-applied", "confirmed"]);
    },
  );

  test("and whose outcome could not be written down is confirmed once by reading", async () => {
    const { trader } = await guardedLong();
    const { intents } = stage.wired;
    const settle = async () => Promise.reject(new Error("killed"));
    await stage.tickWith({ intents: { ...intents, settle } }, 94_444.5);
    expect(await outcomes(trader)).toEqual([]);
    await stage.expireLeases();
    await stage.tick();
    expect(trader.topUps()).toEqual([76_471]);
    expect(await outcomes(trader)).toEqual(["confirmed"]);
  });

  test("and cannot be told apart from another hand keeps its budget and rests for 15 minutes", async () => {
    const { trader, id, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "drop-before", ...ADD_MARGIN });
    await stage.tick(94_444.5);
    await signatureRunsOut();
    const byHand = { positionId: id, amount: sats(10_000), signedAt: stage.paper.now() };
    expect(await trader.exchange.addMargin(byHand)).toMatchObject({ ok: true });

    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(await states()).toEqual(["ambiguous"]);
    expect(await outcomes(trader)).toEqual(["unknown", "ambiguous"]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(76_471);
    stage.wait(15 * 60_000 - 1);
    expect(await stage.tick()).toMatchObject({ hits: 0 });
    stage.wait(1);
    expect(await stage.tick()).toMatchObject({ hits: 1, confirmed: 1 });
    expect(trader.topUps()).toEqual([10_000, 66_471]);
  });

  test("to a position that is gone since ends both, and sends nothing", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "drop-before", ...ADD_MARGIN });
    await stage.tick(94_444.5);
    await signatureRunsOut();
    stage.move(90_000);
    await trader.sync();
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    // The balance never moved: that nothing left it is certain, although the position is gone.
    expect(await outcomes(trader)).toEqual(["unknown", "ended", "not-applied"]);
    expect((await trader.standing(guard.id))?.state).toBe("ended");
    await stage.tick(89_000);
    expect(trader.topUps()).toEqual([]);
  });

  test("waits while the account cannot be read", async () => {
    const { trader } = await guardedLong();
    stage.paper.faults.inject({ kind: "act-then-drop", ...ADD_MARGIN });
    await stage.tick(94_444.5);
    stage.paper.faults.inject({ kind: "unavailable", times: null });
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 0 });
    expect(await states()).toEqual(["sent"]);
    expect((await stage.wired.accounts.find(trader.account.id))?.blindSince).toBe(stage.paper.now());
    stage.paper.faults.clear();
    await stage.expireLeases();
    expect(await stage.tick()).toMatchObject({ reconciled: 1 });
    expect(trader.topUps()).toEqual([76_471]);
  });
});

describe("what was done", () => {
  test("is believed where the list still shows the margin from before, and not done twice", async () => {
    const { trader, guard } = await guardedLong();
    stage.paper.faults.inject({ kind: "stale-lists", ...RUNNING, times: null });
    expect(await stage.tick(94_444.5)).toMatchObject({ confirmed: 1 });
    expect((await trader.standing(guard.id))?.trigger).toMatchObject({ price: priceFromUsd(89_474) });
    for (const _ of [1, 2]) await stage.tick();
    expect(trader.topUps()).toEqual([76_471]);
    expect((await trader.receipts())[0]).toMatchObject({ facts: { liquidationAfter: priceFromUsd(85_000) } });
  });

  test("is told even where the position is gone when it is read back", async () => {
    const { trader, id } = await guardedLong();
    const { exchanges } = stage.wired;
    const closing: typeof exchanges = {
      ...exchanges,
      withCredential: (...args) => {
        const exchange = exchanges.withCredential(...args);
        const addMargin: typeof exchange.addMargin = async (request) => {
          const answer = await exchange.addMargin(request);
          await trader.close(id);
          return answer;
        };
        return { ...exchange, addMargin };
      },
    };
    expect(await stage.tickWith({ exchanges: closing }, 94_444.5)).toMatchObject({ confirmed: 1 });
    const [receipt] = await trader.receipts();
    expect(receipt).toMatchObject({ outcome: "confirmed", facts: { liquidationAfter: null } });
  });
});

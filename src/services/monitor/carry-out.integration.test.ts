import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { amountTag } from "#domain/intents/amount-tag.ts";
import { fail } from "#domain/result.ts";
import { sats } from "#domain/units.ts";
import type { ExchangeFailure } from "#ports/exchange.ts";
import { enterGuardedLong } from "#testing/monitor/enter-guarded-long.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { pauseGuard } from "../automations/pause-guard.ts";
import type { MonitorDeps } from "./monitor-deps.ts";

/* The way of one top-up of 76,471 sats from its plan to the exchange; see run-tick for the numbers. */
let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const guardedLong = () => enterGuardedLong(stage);

const states = async () =>
  (await stage.sql`select state from trade_intents order by planned_at, epoch`).map(({ state }) => state);
const outcomes = async (trader: Trader) => (await trader.receipts()).map(({ outcome }) => outcome);

/** The product's intents, with something happening right after `markSent` has committed. */
const afterSent = (happen: () => void): Partial<MonitorDeps> => {
  const { intents } = stage.wired;
  const markSent: typeof intents.markSent = async (...args) => {
    const marked = await intents.markSent(...args);
    happen();
    return marked;
  };
  return { intents: { ...intents, markSent } };
};

const beforeSent = (happen: () => Promise<unknown>): Partial<MonitorDeps> => {
  const { intents } = stage.wired;
  const markSent: typeof intents.markSent = async (...args) => {
    await happen();
    return intents.markSent(...args);
  };
  return { intents: { ...intents, markSent } };
};

describe("a request", () => {
  test("is stamped by the row it was committed with, 24 seconds back on paper", async () => {
    await guardedLong();
    await stage.tick(94_444.5);
    const [row] = await stage.sql`select signed_at, settle_until from trade_intents`;
    const [effect] = [...stage.paper.ledger()].filter(({ kind }) => kind === "add-margin");
    expect(row?.signed_at.getTime()).toBe(stage.paper.now() - 24_000);
    expect(effect?.signedAt).toBe(row?.signed_at.getTime());
  });

  test("that could not leave within two seconds of its row is dropped, and the guard decides anew", async () => {
    const { trader } = await guardedLong();
    let span = 0;
    const paused = afterSent(() => {
      span = 2_001;
    });
    expect(await stage.tickWith({ ...paused, elapsed: () => span }, 94_444.5)).toMatchObject({ rejected: 1 });
    expect(trader.topUps()).toEqual([]);
    expect(await states()).toEqual(["not-applied"]);

    stage.wait(2_000);
    await stage.tick();
    expect(await states()).toEqual(["not-applied", "confirmed"]);
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("does not leave where our clock is too far from the exchange's, and nothing stays open", async () => {
    const { trader, guard } = await guardedLong();
    const stampClock = { now: () => null, refuse: () => undefined, measure: async () => true };
    await stage.tickWith({ stampClock }, 94_444.5);
    expect(trader.topUps()).toEqual([]);
    expect(await states()).toEqual(["superseded"]);
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(0);
    stage.wait(2_000);
    await stage.tick();
    expect(trader.topUps()).toEqual([76_471]);
  });

  test("does not leave for a guard that was paused since it was planned", async () => {
    const { trader, guard } = await guardedLong();
    const paused = beforeSent(() => pauseGuard(stage.wired, { userId: trader.userId, id: guard.id }));
    await stage.tickWith(paused, 94_444.5);
    expect(trader.topUps()).toEqual([]);
    expect(await states()).toEqual(["superseded"]);
    expect(await outcomes(trader)).toEqual([]);
  });

  test("carries the mark of its intent, inside the cap", async () => {
    const { trader } = await guardedLong();
    await stage.tickWith({ tagOf: amountTag }, 94_444.5);
    const [row] = await stage.sql`select id, amount from trade_intents`;
    expect(Number(row?.amount)).toBe(76_471 + amountTag(row?.id));
    expect(trader.topUps()).toEqual([Number(row?.amount)]);
  });
});

describe("a 401 to a write", () => {
  const refused: ExchangeFailure = {
    kind: "unauthorized",
    status: 401,
    message: "Timestamp is not within 30 seconds of the server time",
    raw: "",
  };
  /** Exchanges that refuse writes, and reads as told. */
  const refusing = (read: ExchangeFailure | null): MonitorDeps["exchanges"] => {
    const { exchanges } = stage.wired;
    let isRefused = false;
    return {
      marketData: (...args) => exchanges.marketData(...args),
      withCredential: (...args) => {
        const exchange = exchanges.withCredential(...args);
        return {
          ...exchange,
          addMargin: async () => {
            isRefused = true;
            return fail(refused);
          },
          account: async () => (isRefused && read !== null ? fail(read) : exchange.account()),
        };
      },
    };
  };
  const statusOf = async (trader: Trader) => (await stage.wired.accounts.find(trader.account.id))?.status;

  test("speaks of the stamp where the key still reads: nothing is paused, and the clock is asked again", async () => {
    const { trader, guard } = await guardedLong();
    const distrusted: string[] = [];
    const stampClock = {
      ...stage.wired.stampClock,
      refuse: (network: string) => void distrusted.push(network),
    };
    expect(await stage.tickWith({ exchanges: refusing(null), stampClock }, 94_444.5)).toMatchObject({
      rejected: 1,
    });
    expect(distrusted).toEqual(["paper"]);
    expect(await statusOf(trader)).toBe("active");
    expect((await trader.standing(guard.id))?.spending.addedInAll).toBe(0);
    stage.wait(2_000);
    expect(await stage.tick()).toMatchObject({ confirmed: 1 });
  });

  test("speaks of the key where reading is refused too", async () => {
    const { trader } = await guardedLong();
    await stage.tickWith({ exchanges: refusing(refused) }, 94_444.5);
    expect(await statusOf(trader)).toBe("unauthorized");
  });

  test("says nothing about the key where the exchange's clock cannot be asked: a reading might be refused for its stamp too", async () => {
    const { trader } = await guardedLong();
    const stampClock = { ...stage.wired.stampClock, measure: async () => false };
    await stage.tickWith({ exchanges: refusing(refused), stampClock }, 94_444.5);
    expect(await statusOf(trader)).toBe("active");
  });

  test("says nothing about the key where reading gave no answer", async () => {
    const { trader } = await guardedLong();
    const down: ExchangeFailure = { kind: "unavailable", message: "status 503", raw: "" };
    await stage.tickWith({ exchanges: refusing(down) }, 94_444.5);
    expect(await statusOf(trader)).toBe("active");
    expect(await states()).toEqual(["rejected"]);
  });
});

test("an account's cap per day holds over all its guards, and the trader is told", async () => {
  const trader = await stage.trader(2_000_000);
  const [one, other] = [await trader.open(), await trader.open()];
  for (const { id } of [one, other]) await trader.guard(id);
  await stage.sql`update exchange_accounts set max_added_per_day = 100000`;
  await stage.tick(94_444.5);
  stage.wait(1_000);
  await stage.expireLeases();
  await stage.tick();
  // Guards that are alike near to liquidation share alike what the cap leaves.
  expect(trader.topUps()).toEqual([50_000, 50_000]);
  await stage.tick(91_000);
  expect(trader.topUps().reduce((sum, amount) => sum + amount, 0)).toBe(sats(100_000));
  expect((await trader.receipts()).at(-1)).toMatchObject({
    outcome: "held",
    facts: { verdict: { rule: "account-day-cap" } },
  });
});

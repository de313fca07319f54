import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defaultGuardPlan, type GuardPlanConfig } from "#domain/automations/guard-plan/guard-plan.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { syncDueAccounts } from "../accounts/sync-due-accounts.ts";
import { deleteAutomation } from "../automation-history/delete-automation.ts";
import { pauseGuard } from "../automations/pause-guard.ts";
import type { MonitorDeps } from "../monitor/monitor-deps.ts";
import { armGuardPlan } from "./arm-guard-plan.ts";
import { previewGuardPlan } from "./preview-guard-plan.ts";
import { stopGuardPlan } from "./stop-guard-plan.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

/** 5 → 10 %; none of it is what is offered first, so that a setting which is lost shows. */
const PLAN: GuardPlanConfig = {
  ...defaultGuardPlan("worker"),
  steps: [
    {
      when: { by: "distance", bps: basisPoints(500) },
      deed: { kind: "add-margin", target: basisPoints(1_000) },
    },
  ],
  maxTotalShare: basisPoints(8_000),
  maxLossShare: basisPoints(18_000),
  maxPerAction: sats(70_000),
  maxPerDay: sats(90_000),
  reserve: sats(5_000),
  cooldownMs: 60_000,
  settlementsAhead: 0,
};

/** The settings of a guard by `PLAN`: 80 % and 180 % of an initial margin are all that differs by position. */
const guardOf = (maxTotal: number, maxLoss: number): MarginGuardConfig => ({
  steps: PLAN.steps,
  maxTotal: sats(maxTotal),
  maxLoss: sats(maxLoss),
  maxPerAction: sats(70_000),
  maxPerDay: sats(90_000),
  reserve: sats(5_000),
  cooldownMs: 60_000,
  settlementsAhead: 0,
});

/** Of 1,000 USD at 100,000 with 100,000 sats behind them at leverage 10, and 200,000 at leverage 5. */
const OF_TEN = guardOf(80_000, 180_000);
const OF_FIVE = guardOf(160_000, 360_000);

const armPlan = ({ userId, account }: Trader) =>
  armGuardPlan(
    stage.wired,
    {
      ...anActiveSession({ userId, steppedUpAt: stage.wired.clock() }),
      visitor: { network: "unknown", userAgent: null, deviceToken: null, party: null },
    },
    { accountId: account.id, config: PLAN },
  );

const preview = ({ userId, account }: Trader) =>
  previewGuardPlan(stage.wired, { userId, accountId: account.id, config: PLAN });

/** The worker reads whatever is due, and nothing else does. */
const readDue = () =>
  syncDueAccounts(stage.wired, "paper", { at: stage.paper.now(), last: priceFromUsd(100_000) }, 10);

/** One reading of an account, by a monitor some parts of which may be others. */
const read = ({ account }: Trader, parts: Partial<MonitorDeps> = {}) => {
  const market = { at: stage.paper.now(), last: priceFromUsd(100_000) };
  return syncAccount({ ...stage.wired, ...parts }, account, market);
};

type GuardRow = { id: string; position_id: string; config: MarginGuardConfig; state: string };

/** Every guard an account ever had, as its rows are, oldest first. */
const guardRows = ({ account }: Trader) => stage.sql<GuardRow[]>`
  select id, position_id, config, state from automations
  where account_id = ${account.id} and kind = 'margin-guard' order by created_at, state, position_id`;

/** The same by the place its position has among those given. */
const guards = async (trader: Trader, ...ids: readonly string[]): Promise<readonly string[]> =>
  (await guardRows(trader))
    .map(({ position_id, state }) => `${ids.indexOf(position_id)} ${state}`)
    .toSorted();

/** What was done to the guards of an account. */
const changes = async ({ account }: Trader): Promise<readonly string[]> => {
  const rows = await stage.sql<{ told: string }[]>`
    select change.what || ' ' || change.version || ' by ' || change.by as told
    from automation_changes change join automations guard on guard.id = change.automation_id
    where guard.account_id = ${account.id} and guard.kind = 'margin-guard' order by change.id`;
  return rows.map(({ told }) => told);
};

/** Positions with a wanted backstop, one entry for each row. */
const backstops = async ({ account }: Trader): Promise<readonly string[]> => {
  const rows = await stage.sql<{ position_id: string }[]>`
    select position_id from automations
    where account_id = ${account.id} and kind = 'backstop' and state = 'armed' and config = '{"isWanted": true}'`;
  return rows.map((row) => row.position_id).toSorted();
};

/** A trader with two positions of 1,000 USD and no guard: leverage 10, then 5. */
const enter = async () => {
  const trader = await stage.trader();
  const ten = await trader.open();
  const five = await trader.open({ leverage: 5 });
  await stage.tick(100_000);
  return { trader, ten: ten.id, five: five.id };
};

describe("a plan that is armed", () => {
  test("guards both positions at the next reading as its preview told, once each, with a backstop, and nobody else's", async () => {
    const { trader, ten, five } = await enter();
    const stranger = await stage.trader();
    const { id: theirs } = await stranger.open();
    const told = await preview(trader);
    expect(told).toMatchObject({ mistakes: [], mostInAll: 240_000 });
    expect(
      Object.fromEntries(told.positions.map((position) => [position.positionId, position])),
    ).toMatchObject({
      // Liquidation at 90,909, and at 83,333.5: 5 % above them lie 95,693.7 and 87,719.5.
      [ten]: { kind: "would-guard", firesAt: priceFromUsd(95_694), maxTotal: 80_000, firstTopUp: 61_110 },
      [five]: { kind: "would-guard", firesAt: priceFromUsd(87_719.5), maxTotal: 160_000 },
    });
    const plan = await armPlan(trader);
    expect(await guardRows(trader)).toEqual([]);
    await stranger.sync();
    // What was armed makes its account due at once: the worker reads it, and guards.
    await readDue();
    const rows = await guardRows(trader);
    expect(Object.fromEntries(rows.map(({ position_id, config }) => [position_id, config]))).toEqual({
      [ten]: OF_TEN,
      [five]: OF_FIVE,
    });
    expect(await guards(trader, ten, five)).toEqual(["0 armed", "1 armed"]);
    expect(await changes(trader)).toEqual(["armed 1 by plan", "armed 1 by plan"]);
    expect(await backstops(trader)).toEqual([ten, five].toSorted());
    for (const { id, position_id } of rows) {
      const firesAt = (await trader.standing(id))?.trigger?.price;
      expect(told.positions).toContainEqual(expect.objectContaining({ positionId: position_id, firesAt }));
    }

    // The readings after it find nothing left to guard, and place both backstops at the exchange.
    for (const _ of [1, 2]) await read(trader);
    expect(await guards(trader, ten, five)).toEqual(["0 armed", "1 armed"]);
    expect(await changes(trader)).toHaveLength(2);
    expect(await backstops(trader)).toHaveLength(2);
    for (const id of [ten, five]) expect((await trader.position(id))?.stopLoss).not.toBeNull();
    expect(await stage.sql`select what, by from automation_changes where automation_id = ${plan.id}`).toEqual(
      [{ what: "armed", by: "trader" }],
    );
    await read(stranger);
    expect(await stage.sql`select id from automations where account_id = ${stranger.account.id}`).toEqual([]);
    expect((await stranger.position(theirs))?.stopLoss).toBeNull();
  });

  test("guards a position opened later at the reading that first shows it", async () => {
    const { trader, ten, five } = await enter();
    await armPlan(trader);
    await readDue();
    // `open` reads the account once; until then nobody has seen it.
    const { id: later } = await trader.open({ side: "short" });
    expect(await guards(trader, ten, five, later)).toEqual(["0 armed", "1 armed", "2 armed"]);
    expect((await guardRows(trader)).find(({ position_id }) => position_id === later)?.config).toEqual(
      OF_TEN,
    );
    expect(await backstops(trader)).toContain(later);
  });

  test("has its guards act: a tick inside the trigger adds what the preview told, and no other is moved", async () => {
    const { trader, ten, five } = await enter();
    await armPlan(trader);
    await readDue();
    await stage.tick(95_694.5);
    expect(trader.topUps()).toEqual([]);
    await stage.tick(95_694);
    expect(trader.topUps()).toEqual([61_110]);
    expect((await trader.position(ten))?.margin).toBe(161_110);
    expect((await trader.position(five))?.margin).toBe(200_000);
    expect((await trader.receipts()).at(-1)).toMatchObject({ positionId: ten, outcome: "confirmed" });
  });
});

describe("a position on which a guard ever stood", () => {
  test("is not guarded again, whether the guard was its trader's or the plan's, paused or deleted", async () => {
    const { trader, ten, five } = await enter();
    const { userId } = trader;
    const own = await trader.guard(ten);
    await deleteAutomation(stage.wired, { userId, id: own.id });
    expect(await preview(trader)).toMatchObject({ mostInAll: 160_000 });
    await armPlan(trader);
    await readDue();
    expect(await guards(trader, ten, five)).toEqual(["0 ended", "1 armed"]);
    const made = (await guardRows(trader)).find(({ position_id }) => position_id === five);
    await pauseGuard(stage.wired, { userId, id: made?.id ?? "" });
    await read(trader);
    expect(await guards(trader, ten, five)).toEqual(["0 ended", "1 paused"]);
    await deleteAutomation(stage.wired, { userId, id: made?.id ?? "" });
    for (const _ of [1, 2]) await read(trader);
    expect(await guards(trader, ten, five)).toEqual(["0 ended", "1 ended"]);
    expect(await changes(trader)).toEqual([
      "armed 1 by trader",
      "deleted 1 by trader",
      "armed 1 by plan",
      "paused 1 by trader",
      "deleted 1 by trader",
    ]);
    expect(await preview(trader)).toMatchObject({ mostInAll: 0 });
  });

  test("is left alone even where its trader armed and deleted one while a reading was under way", async () => {
    const { trader, ten, five } = await enter();
    await armPlan(trader);
    const { rules } = stage.wired;
    // The reading has seen both positions bare, and before it arms anything the trader has been there.
    const neverGuarded: AccountRules["neverGuarded"] = async (...asked) => {
      const bare = await rules.neverGuarded(...asked);
      const own = await trader.guard(ten);
      await deleteAutomation(stage.wired, { userId: trader.userId, id: own.id });
      return bare;
    };
    await read(trader, { rules: { ...rules, neverGuarded } });
    expect(await guards(trader, ten, five)).toEqual(["0 ended", "1 armed"]);
    expect(stage.logged.filter((line) => line.includes("plan-guard-failed"))).toEqual([]);
  });
});

describe("a plan that stands no longer", () => {
  test("and is paused guards nothing more, leaves what stands, and goes on where it is armed again", async () => {
    const { trader, ten, five } = await enter();
    const plan = await armPlan(trader);
    await readDue();
    await stage.wired.rules.pause(trader.userId, plan.id, stage.wired.clock());
    const { id: later } = await trader.open();
    await read(trader);
    expect(await guards(trader, ten, five, later)).toEqual(["0 armed", "1 armed"]);
    await stage.tick(95_694);
    expect(trader.topUps()).toEqual([61_110]);
    await stage.tick(100_000);
    expect((await armPlan(trader)).id).toBe(plan.id);
    await readDue();
    expect(await guards(trader, ten, five, later)).toEqual(["0 armed", "1 armed", "2 armed"]);
  });

  test("and was ended guards nothing more, and what it made stays and acts", async () => {
    const { trader, ten, five } = await enter();
    const plan = await armPlan(trader);
    await readDue();
    await stopGuardPlan(stage.wired, { userId: trader.userId, accountId: trader.account.id });
    const { id: later } = await trader.open();
    await read(trader);
    expect(await guards(trader, ten, five, later)).toEqual(["0 armed", "1 armed"]);
    expect(await backstops(trader)).toEqual([ten, five].toSorted());
    expect(
      await stage.sql`select what, by from automation_changes where automation_id = ${plan.id} order by id`,
    ).toEqual([
      { what: "armed", by: "trader" },
      { what: "deleted", by: "trader" },
    ]);
    await stage.tick(95_694);
    expect(trader.topUps()).toEqual([61_110]);
  });
});

test("two monitors that read an account at once arm one guard and one backstop a position", async () => {
  const { trader, ten, five } = await enter();
  await armPlan(trader);
  const { rules } = stage.wired;
  // Neither goes on before both have seen both positions bare: the worst that two can do to each other.
  const seen: (readonly string[])[] = [];
  const bothHaveSeen = Promise.withResolvers<void>();
  const neverGuarded: AccountRules["neverGuarded"] = async (...asked) => {
    const bare = await rules.neverGuarded(...asked);
    seen.push(bare);
    if (seen.length === 2) bothHaveSeen.resolve();
    await bothHaveSeen.promise;
    return bare;
  };
  const parts = { rules: { ...rules, neverGuarded } };
  await Promise.all([read(trader, parts), read(trader, parts)]);
  expect(seen.map((bare) => bare.length)).toEqual([2, 2]);
  expect(await guards(trader, ten, five)).toEqual(["0 armed", "1 armed"]);
  expect(await changes(trader)).toEqual(["armed 1 by plan", "armed 1 by plan"]);
  expect(await backstops(trader)).toEqual([ten, five].toSorted());
  expect(stage.logged.filter((line) => line.includes("plan-guard-failed"))).toEqual([]);
  await stage.tick(95_694);
  expect(trader.topUps()).toEqual([61_110]);
});

import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defaultGuardPlan, type GuardPlanConfig } from "#domain/automations/guard-plan/guard-plan.ts";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import type { AccountRules } from "#ports/account-rules.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { armGuardPlan } from "./arm-guard-plan.ts";
import { stopGuardPlan } from "./stop-guard-plan.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const armPlan = ({ userId, account }: Trader, changes: Partial<GuardPlanConfig> = {}) =>
  armGuardPlan(
    stage.wired,
    {
      ...anActiveSession({ userId, steppedUpAt: stage.wired.clock() }),
      visitor: { network: "unknown", userAgent: null, deviceToken: null, party: null },
    },
    { accountId: account.id, config: { ...defaultGuardPlan("worker"), ...changes } },
  );

/** A reading that has seen the plan and a position without a guard, and before it arms one `meanwhile` happens. */
const read = (trader: Trader, meanwhile: () => Promise<unknown> = async () => undefined) => {
  const { rules } = stage.wired;
  const neverGuarded: AccountRules["neverGuarded"] = async (...asked) => {
    const bare = await rules.neverGuarded(...asked);
    await meanwhile();
    return bare;
  };
  const market = { at: stage.paper.now(), last: priceFromUsd(100_000) };
  return syncAccount({ ...stage.wired, rules: { ...rules, neverGuarded } }, trader.account, market);
};

const caps = async ({ account }: Trader): Promise<readonly unknown[]> => {
  const rows = await stage.sql<{ cap: unknown }[]>`
    select config -> 'maxTotal' as cap from automations where account_id = ${account.id} and kind = 'margin-guard'`;
  return rows.map(({ cap }) => cap);
};

test("a plan that its trader stopped guards nothing, even by a reading that had seen it armed", async () => {
  const trader = await stage.trader();
  await trader.open();
  await armPlan(trader);
  const { userId, account } = trader;
  await read(trader, () => stopGuardPlan(stage.wired, { userId, accountId: account.id }));
  await read(trader);
  expect(await caps(trader)).toEqual([]);
});

test("no guard is made by settings that its trader has changed since: the next reading makes it by those that stand", async () => {
  const trader = await stage.trader();
  await trader.open();
  await armPlan(trader);
  await read(trader, () => armPlan(trader, { maxTotalShare: basisPoints(2_000) }));
  expect(await caps(trader)).toEqual([]);
  await read(trader);
  // A fifth of 100,000 sats.
  expect(await caps(trader)).toEqual([20_000]);
});

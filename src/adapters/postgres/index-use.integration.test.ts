import { afterAll, beforeAll, expect, test } from "vitest";
import { basisPoints } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aSent, aSettlement } from "#testing/contracts/stores/one-hit.ts";
import { crowdTables } from "#testing/stores/crowd-tables.ts";
import { aReading, aReceipt, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

/*
 * Plans are made once per statement, without its values: an index with a predicate is then found only where the predicate
 * stands written out in the statement. What reads a whole table shows nothing at ten traders and stops an engine at ten
 * thousand.
 */

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
afterAll(() => stores.close());

const TABLES = "exchange_accounts|positions|automations|triggers|trade_intents|receipts|outbox|users";

/** Every step of a guard's life, once. */
const liveOnce = async () => {
  const { guard, plan, userId, account } = await aSent(stores);
  await stores.intents.noteUnknown(plan.id, aReceipt(guard, { outcome: "unknown", intentId: plan.id }));
  await stores.intents.waitToSettle({ id: plan.id, fence: 1 }, 0);
  await stores.behind.pass(120_000);
  const [claimed] = await stores.intents.claimUnsettled("paper", 9, 60_000);
  const { intent, ...settlement } = aSettlement(guard, plan);
  await stores.intents.settle({ ...settlement, intent: { ...intent, fence: claimed?.fence ?? 0 } });
  await stores.accounts.claimDue("paper", NOW, 9, 1_000);
  await stores.accounts.makeNearDue(
    "paper",
    { last: aPosition().liquidation, band: basisPoints(100), restMs: 1 },
    NOW,
  );
  await stores.accounts.storeReading(aReading(account.id, [aPosition()], NOW + 1));
  await stores.accounts.positionsOf(account.id);
  await stores.accounts.positionsOfUser(userId);
  await stores.automations.ofUser(userId, NOW);
  await stores.automations.standing(guard.id, NOW);
  await stores.intents.effectsOf(account.id);
  await stores.intents.ordersTakenBack(account.id);
  await stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: null });
  await stores.tradeLog.notices(userId, 9);
  const [work] = await hit(stores);
  if (work !== undefined) {
    const trigger = { side: "below", price: aPosition().liquidation } as const;
    await stores.triggers.hold(work, [{ leg: 0, kind: "at", trigger, at: NOW }], "balance", aReceipt(guard));
  }
  await stores.automations.pauseAllOf(userId, NOW);
  await stores.automations.pause(userId, guard.id, NOW);
  return { guard, userId, account };
};

const plansOf = async (statements: Iterable<string>) => {
  const plans: string[] = [];
  for (const statement of statements) {
    if (!/^\s*(select|insert|update|delete|with)/i.test(statement)) continue;
    const rows = await stores.sql.unsafe(`explain (generic_plan) ${statement}`);
    plans.push([statement, ...rows.map((row) => String(row["QUERY PLAN"]))].join("\n"));
  }
  return plans;
};

test("no step of a guard's life reads a table from end to end, and removing an account does not either", async () => {
  await liveOnce();
  await crowdTables(stores.sql, 5_000);
  stores.statements.length = 0;
  const { account, userId } = await liveOnce();
  const plans = await plansOf(new Set(stores.statements));
  expect(plans.length).toBeGreaterThan(20);
  expect(plans.filter((plan) => new RegExp(`Seq Scan on "?(${TABLES})\\b`).test(plan))).toEqual([]);
  expect(await stores.accounts.remove(userId, account.id)).toBe(true);
}, 120_000);

test("every reference to another table has an index, because whatever is removed there is looked for here", async () => {
  const bare = await stores.sql`
    select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) as reference from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
      select from pg_index where indrelid = conrelid and indpred is null
        and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)`;
  expect(bare).toEqual([]);
});

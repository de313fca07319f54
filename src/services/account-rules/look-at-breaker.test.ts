import { expect, test } from "vitest";
import { UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import type { BreakerAction } from "#domain/automations/breaker/drawdown-breaker.ts";
import { basisPoints, priceFromUsd, priceToUsd, sats, usd } from "#domain/units.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import { aRule } from "#testing/builders/a-rule.ts";
import { BREAKER_PERMISSIONS } from "#testing/fakes/fake-exchange.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { recordPrice } from "#testing/museum/record-price.ts";
import { NEXT_TICK } from "./rule-legs.ts";

/*
 * A balance of 1,000,000 and the long of 1,000 USD from 100,000 with 101,100 in it: equity at X is
 * 2,101,099 − 1,001,000 · 100,000 / X, so 1,100,099 at 100,000, and 5 % below that, 1,045,094, at 94,791.
 */
const LAST_ABOVE = 94_791.5;
const AT_FLOOR = 94_791;

const armed = async (action: BreakerAction = "freeze-entries") => {
  const engine = await openEngine();
  engine.exchange.keyMay = [...engine.exchange.keyMay, ...BREAKER_PERMISSIONS];
  const { userId, account } = engine;
  const config = { drop: basisPoints(500), action, cooldownMs: 0 };
  const rule = aRule(
    { userId, accountId: account.id },
    { kind: "drawdown-breaker", config, memory: UNREAD_BREAKER },
  );
  if ((await engine.stores.rules.arm(rule, NEXT_TICK)) === null) throw new Error("It was not armed");
  await tickAt(engine, 100_000);
  return { ...engine, ruleId: rule.id };
};

type Armed = Awaited<ReturnType<typeof armed>>;

/** A tick at a price (USD) a minute on. */
const tickAt = async (engine: Engine, dollars: number, deps = engine.deps): Promise<void> => {
  engine.pass(60_000);
  recordPrice(engine, dollars);
  await engine.tick(dollars, deps);
};

/** The account is read a minute on, at the price of the last tick. */
const read = async (engine: Armed): Promise<void> => {
  engine.pass(60_000);
  const account = await engine.stores.accounts.find(engine.account.id);
  if (account === null) throw new Error("The account is gone");
  await syncAccount(engine.deps, account, { at: engine.clock(), last: engine.market.last });
};

const told = async ({ stores, userId }: Engine) =>
  (
    await stores.tradeLog.list(userId, { limit: 100, beforeSeq: null, outcomes: ["tripped", "held"] })
  ).flatMap(({ outcome, facts }) => (facts.kind === "rule" ? [[outcome, facts.decision.verdict.rule]] : []));

const stagesOf = async ({ stores, userId }: Engine) =>
  (await stores.panic.standing(userId)).map(({ accountId, stage, by }) => ({ accountId, stage, by }));

/** The prices (USD) the breaker waits for. */
const pricesOf = ({ stores, ruleId }: Armed) =>
  [...stores.tables.triggers.values()]
    .filter(({ automationId }) => automationId === ruleId)
    .map(({ price }) => (price === null ? null : priceToUsd(price)));

const memoryOf = async ({ stores, ruleId }: Armed) => {
  const rule = await stores.rules.find(ruleId);
  if (rule?.kind !== "drawdown-breaker") throw new Error("The breaker is gone");
  return rule.memory;
};

test("it waits for the price at which the equity is down to the floor, and throws the switch of that account there", async () => {
  const engine = await armed();
  expect(pricesOf(engine)).toEqual([AT_FLOOR]);
  await tickAt(engine, LAST_ABOVE);
  expect([await told(engine), await stagesOf(engine)]).toEqual([[], []]);
  await tickAt(engine, AT_FLOOR);
  expect(await told(engine)).toEqual([["tripped", "drawdown"]]);
  expect(await stagesOf(engine)).toEqual([{ accountId: engine.account.id, stage: "freeze", by: "breaker" }]);
});

test("it trips once, however deep and however often the price falls, and not again once its stage was taken back", async () => {
  const engine = await armed();
  for (const price of [94_700, 94_600, 99_000, 94_500]) await tickAt(engine, price);
  await read(engine);
  await engine.stores.panic.put({
    userId: engine.userId,
    accountId: engine.account.id,
    stage: "calm",
    by: "trader",
    at: engine.clock(),
  });
  await tickAt(engine, 94_500);
  await read(engine);
  expect(await told(engine)).toEqual([["tripped", "drawdown"]]);
  expect([await stagesOf(engine), pricesOf(engine)]).toEqual([[], []]);
});

test("a reading alone trips it: no tick is needed", async () => {
  const engine = await armed("flatten");
  engine.market.last = priceFromUsd(94_700);
  recordPrice(engine, 94_700);
  await read(engine);
  expect(await told(engine)).toEqual([["tripped", "drawdown"]]);
  expect(await stagesOf(engine)).toMatchObject([{ stage: "flatten" }]);
});

test("where the process ends between the trip and the switch, the next tick throws it, and it is told once", async () => {
  const engine = await armed();
  let isDying = true;
  const panic = {
    ...engine.deps.panic,
    raise: async (change: Parameters<typeof engine.deps.panic.raise>[0]) => {
      if (isDying) throw new Error("The process ended");
      return engine.deps.panic.raise(change);
    },
  };
  const deps = { ...engine.deps, panic };
  await tickAt(engine, AT_FLOOR, deps);
  expect([await told(engine), await stagesOf(engine)]).toEqual([[["tripped", "drawdown"]], []]);
  isDying = false;
  await tickAt(engine, 99_000, deps);
  await tickAt(engine, 99_000, deps);
  expect(await stagesOf(engine)).toMatchObject([{ stage: "freeze", by: "breaker" }]);
  expect(await told(engine)).toHaveLength(1);
});

test("a withdrawal is no drawdown, and moves the peak and the price with it", async () => {
  const engine = await armed();
  engine.exchange.transfer("on-chain-out", sats(-600_000));
  await read(engine);
  // 1,100,099 · 500,099 / 1,100,099, and 475,094 is reached at 1,001,000e5 / (1,501,099 − 475,094) = 97,563.
  expect((await memoryOf(engine)).breaker?.peak).toBe(500_099);
  expect([await told(engine), await stagesOf(engine)]).toEqual([[], []]);
  expect(pricesOf(engine)).toEqual([97_562.5]);
});

test("a deposit counts once, whether it is credited before the list says so or after", async () => {
  const engine = await armed();
  engine.exchange.transfer("on-chain-in", sats(400_000), "moving");
  await read(engine);
  expect((await memoryOf(engine)).breaker?.peak).toBe(1_100_099);
  engine.exchange.credit(false);
  await read(engine);
  expect((await memoryOf(engine)).breaker?.peak).toBe(1_500_099);
  engine.exchange.credit(true);
  engine.exchange.balance = sats(1_400_000);
  await read(engine);
  expect((await memoryOf(engine)).breaker?.peak).toBe(1_500_099);
  expect(await told(engine)).toEqual([]);
});

test("a balance that nothing explains trips nothing, is told once, and leaves no trace once it is right again", async () => {
  const engine = await armed();
  const right = engine.exchange.balance;
  engine.exchange.balance = sats(100_000);
  await read(engine);
  expect([await told(engine), await stagesOf(engine)]).toEqual([[["held", "doubtful-equity"]], []]);
  engine.exchange.balance = right;
  await read(engine);
  expect(await memoryOf(engine)).toMatchObject({ breaker: { peak: 1_100_099, doubted: null } });
  expect([await told(engine), pricesOf(engine)]).toEqual([[["held", "doubtful-equity"]], [AT_FLOOR]]);
});

test("a position more brings the price nearer from the next reading on", async () => {
  const engine = await armed();
  const order = { type: "market", side: "long", quantity: usd(2_000), leverage: 10 } as const;
  await engine.exchange.openTrade({ signedAt: engine.clock(), ...order });
  await read(engine);
  const [price, ...others] = pricesOf(engine);
  expect(others).toEqual([]);
  expect(price).toBeGreaterThan(98_000);
  await tickAt(engine, price ?? 0);
  expect(await stagesOf(engine)).toHaveLength(1);
});

test("a key that may not list transfers any more is told once, and nothing is decided without them", async () => {
  const engine = await armed();
  engine.exchange.keyMay = engine.exchange.keyMay.filter((scope) => scope !== "account:withdrawals:read");
  engine.exchange.balance = sats(100_000);
  await read(engine);
  await read(engine);
  expect(await told(engine)).toEqual([["held", "tripped-already"]]);
  expect(await stagesOf(engine)).toEqual([]);
});

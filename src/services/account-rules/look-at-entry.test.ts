import { expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import type { AutoEntryConfig } from "#domain/automations/entries/auto-entry.ts";
import { entryClientId } from "#domain/automations/entries/client-id.ts";
import { basisPoints, priceFromUsd, sats, usd } from "#domain/units.ts";
import { anEntry, aRule } from "#testing/builders/a-rule.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { recordPrice } from "#testing/museum/record-price.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { NEXT_TICK } from "./rule-legs.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const arm = async (engine: Engine, config: Partial<AutoEntryConfig> = {}) => {
  const { userId, account } = engine;
  const stored = await engine.stores.rules.arm(
    aRule({ userId, accountId: account.id }, anEntry(config)),
    NEXT_TICK,
  );
  if (stored === null) throw new Error("It was not armed");
  return stored;
};

const later = async (engine: Engine, ms: number, dollars: number, range = MINUTE): Promise<void> => {
  engine.pass(ms);
  recordPrice(engine, dollars, range);
  await engine.tick(dollars);
};

/** What of ours runs and rests at the exchange, by label. */
const ours = async ({ exchange }: Engine) => {
  const [running, resting] = [await exchange.runningTrades(), await exchange.openTrades()];
  if (!running.ok || !resting.ok) throw new Error("They are read");
  const isOurs = ({ clientId }: { readonly clientId: string | null }) => clientId?.startsWith("axisor-");
  return { running: running.value.filter(isOurs), resting: resting.value.filter(isOurs) };
};

const receipts = async (engine: Engine) =>
  (await engine.stores.tradeLog.list(engine.userId, { limit: 100, beforeSeq: null, outcomes: null })).flatMap(
    ({ facts, outcome }) => (facts.kind === "rule" ? [`${outcome} ${facts.decision.verdict.rule}`] : []),
  );

const sync = (engine: Engine, dollars: number) =>
  syncAccount(engine.deps, engine.account, { at: engine.clock(), last: priceFromUsd(dollars) });

test("a crossing opens one position by an order named after its intent, tells it, and is over", async () => {
  const engine = await openEngine();
  const rule = await arm(engine);
  await later(engine, SECOND, 101_000);
  await later(engine, SECOND, 100_000.5);
  expect((await ours(engine)).running).toEqual([]);
  await later(engine, SECOND, 100_000);
  const [entry] = await engine.stores.rules.entriesOf(rule.id);
  const { running } = await ours(engine);
  expect(running).toMatchObject([
    { side: "long", quantity: 1_000, clientId: entryClientId(entry?.intentId ?? "", 0) },
  ]);
  expect(await receipts(engine)).toEqual(["confirmed crossing"]);
  for (const price of [101_000, 99_900, 101_000, 99_000]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(1);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("armed where the price is past it already, it waits for the price to come back first", async () => {
  const engine = await openEngine();
  await arm(engine);
  for (const price of [99_000, 98_500, 99_500]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toEqual([]);
  for (const price of [100_500, 100_400, 99_900]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(1);
});

test("as often as it may, once for each time the price gets there", async () => {
  const engine = await openEngine();
  const rule = await arm(engine, { maxEntries: 2, budget: sats(500_000) });
  for (const price of [101_000, 100_000, 99_900, 99_800, 100_000]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(1);
  for (const price of [101_000, 100_900, 99_900]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(2);
  for (const price of [101_000, 99_900]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(2);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("an order whose answer is lost is found by its name, and never sent twice", async () => {
  const engine = await openEngine();
  const rule = await arm(engine);
  await later(engine, SECOND, 101_000);
  engine.exchange.faults.once("openTrade", { kind: "lose-answer" });
  await later(engine, SECOND, 99_900);
  expect(await receipts(engine)).toEqual(["unknown crossing"]);
  for (let wait = 0; wait < 12; wait++) await later(engine, 10 * SECOND, wait % 2 === 0 ? 101_000 : 99_900);
  expect((await ours(engine)).running).toHaveLength(1);
  expect(await receipts(engine)).toEqual(["confirmed crossing", "unknown crossing"]);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("one that could lose more than its budget is not made, and that is told once", async () => {
  const engine = await openEngine();
  // 1,000 USD at 100,000 with 10x: about 103,000 sats and 100,000 of its guard.
  const rule = await arm(engine, { budget: sats(150_000) });
  for (const price of [101_000, 99_900, 99_800]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toEqual([]);
  expect(await receipts(engine)).toEqual(["held budget"]);
  expect(await engine.stores.rules.find(rule.id)).toMatchObject({ state: "armed", heldBy: "budget" });
});

test("what the panic switch forbids is not opened", async () => {
  const engine = await openEngine();
  const { userId, account } = engine;
  await arm(engine);
  await later(engine, SECOND, 101_000);
  const at = engine.clock();
  await engine.stores.panic.put({ userId, accountId: account.id, stage: "freeze", by: "trader", at });
  await later(engine, SECOND, 99_900);
  expect((await ours(engine)).running).toEqual([]);
  expect(await receipts(engine)).toEqual(["held panic"]);
});

test("nothing is entered in quiet hours, nor afterwards on what happened in them", async () => {
  const engine = await openEngine();
  // It is 01:00 UTC.
  await arm(engine, { quietHours: { fromMinute: 60, toMinute: 120 } });
  for (const price of [101_000, 99_900]) await later(engine, MINUTE, price);
  expect((await ours(engine)).running).toEqual([]);
  await later(engine, HOUR, 99_900);
  await later(engine, SECOND, 99_800);
  expect((await ours(engine)).running).toEqual([]);
  for (const price of [101_000, 99_900]) await later(engine, SECOND, price);
  expect((await ours(engine)).running).toHaveLength(1);
});

test("an entry that expired enters nothing and is over by itself", async () => {
  const engine = await openEngine();
  const rule = await arm(engine, { expiresAt: engine.clock() + MINUTE });
  await later(engine, SECOND, 101_000);
  await later(engine, 2 * MINUTE, 99_900);
  expect((await ours(engine)).running).toEqual([]);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("a ladder rests each rung once, and takes back at its end what was not filled", async () => {
  const engine = await openEngine();
  const prices = [98_000, 97_000, 96_500].map(priceFromUsd);
  const expiresAt = engine.clock() + HOUR;
  const rule = await arm(engine, {
    when: { kind: "ladder", prices },
    size: { by: "quantity", usd: usd(100) },
    guard: null,
    expiresAt,
  });
  for (let tick = 0; tick < 8; tick++) await later(engine, SECOND, 100_000);
  const { resting } = await ours(engine);
  expect(resting.map(({ price }) => price).toSorted((a, b) => b - a)).toEqual(prices);
  engine.market.movePrice(priceFromUsd(97_500));
  await later(engine, SECOND, 97_500);
  expect((await ours(engine)).running).toHaveLength(1);
  expect((await ours(engine)).resting).toHaveLength(2);
  for (let tick = 0; tick < 8; tick++) await later(engine, tick === 0 ? HOUR : 5 * SECOND, 99_000);
  expect((await ours(engine)).resting).toEqual([]);
  expect((await ours(engine)).running).toHaveLength(1);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("a dip is entered from the highest price of its window", async () => {
  const engine = await openEngine();
  await arm(engine, { when: { kind: "dip", bps: basisPoints(300), withinMs: 10 * MINUTE } });
  // From 102,000 a fall of 3 % ends at 98,940.
  for (const price of [100_000, 102_000, 101_000, 98_940.5]) await later(engine, MINUTE, price);
  expect((await ours(engine)).running).toEqual([]);
  await later(engine, MINUTE, 98_940);
  await later(engine, SECOND, 98_930);
  expect((await ours(engine)).running).toHaveLength(1);
  expect(await receipts(engine)).toEqual(["confirmed dip"]);
});

test("averages are read from closed candles: the one that forms crosses nothing", async () => {
  const engine = await openEngine();
  await arm(engine, {
    when: { kind: "average", range: "1h", of: "simple", fast: 2, slow: 4, cross: "up" },
  });
  // Falling closes: the fast average lies under the slow one.
  for (const price of [100_500, 100_400, 100_300, 100_200, 100_100, 100_000])
    await later(engine, HOUR, price, HOUR);
  expect((await ours(engine)).running).toEqual([]);
  await later(engine, HOUR, 103_000, HOUR);
  await later(engine, MINUTE, 104_000, HOUR);
  expect((await ours(engine)).running).toEqual([]);
  // The candle that closed at 104,000 lifts the fast average over the slow one.
  await later(engine, HOUR, 104_000, HOUR);
  expect((await ours(engine)).running).toHaveLength(1);
  expect(await receipts(engine)).toEqual(["confirmed average"]);
});

test("what LN Markets refuses is told, and frees the turn", async () => {
  const engine = await openEngine();
  const rule = await arm(engine);
  await later(engine, SECOND, 101_000);
  engine.exchange.faults.once("openTrade", { kind: "refuse", failure: rejected("No") });
  await later(engine, SECOND, 99_900);
  expect(await receipts(engine)).toEqual(["rejected crossing"]);
  expect(await engine.stores.rules.entriesOf(rule.id)).toEqual([]);
  for (const price of [101_000, 99_900]) await later(engine, 2 * MINUTE, price);
  expect((await ours(engine)).running).toHaveLength(1);
});

test("the position it opened is guarded from the next reading, by what its worst case was reckoned with, and once", async () => {
  const engine = await openEngine();
  await arm(engine);
  for (const price of [101_000, 100_000]) await later(engine, SECOND, price);
  const [opened] = (await ours(engine)).running;
  const guards = async () =>
    (await engine.stores.automations.ofUser(engine.userId, engine.clock())).filter(
      ({ positionId }) => positionId === opened?.id,
    );
  expect(await guards()).toEqual([]);
  await sync(engine, 100_000);
  expect(await guards()).toMatchObject([
    { state: "armed", config: { maxTotal: 100_000 }, trigger: { armed: true } },
  ]);
  const [armed] = await guards();
  await engine.stores.automations.pause(engine.userId, armed?.id ?? "", engine.clock());
  engine.pass(SECOND);
  await sync(engine, 100_000);
  expect(await guards()).toMatchObject([{ state: "paused", version: 1 }]);
});

test("a reading asks nothing of the exchange for an entry: it waits for prices and times of its own", async () => {
  const engine = await openEngine();
  await arm(engine, { when: { kind: "ladder", prices: [priceFromUsd(90_000)] }, guard: null });
  await later(engine, SECOND, 100_000);
  await later(engine, SECOND, 100_000);
  const list = engine.exchange.openTrades.bind(engine.exchange);
  let asked = 0;
  engine.exchange.openTrades = async () => {
    asked += 1;
    return list();
  };
  for (let reading = 0; reading < 3; reading++) {
    engine.pass(SECOND);
    await sync(engine, 100_000);
  }
  expect(asked).toBe(0);
});

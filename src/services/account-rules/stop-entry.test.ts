import { expect, test } from "vitest";
import { priceFromUsd, usd } from "#domain/units.ts";
import { anEntry, aRule } from "#testing/builders/a-rule.ts";
import { openEngine } from "#testing/museum/open-engine.ts";
import { NEXT_TICK } from "./rule-legs.ts";
import { pauseEntry, stopEntry } from "./stop-entry.ts";

const DAY = 86_400_000;

/** A ladder with both of its orders at the exchange, and what of them rests and runs. */
const placedLadder = async (end: number | null = DAY) => {
  const engine = await openEngine();
  const { userId, account, stores, clock, exchange } = engine;
  const ladder = anEntry({
    when: { kind: "ladder", prices: [98_000, 97_000].map(priceFromUsd) },
    size: { by: "quantity", usd: usd(100) },
    guard: null,
    expiresAt: end === null ? null : clock() + end,
  });
  const rule = await stores.rules.arm(aRule({ userId, accountId: account.id }, ladder), NEXT_TICK);
  if (rule === null) throw new Error("It was not armed");
  const ticks = async (price: number) => {
    for (let tick = 0; tick < 8; tick++) {
      engine.pass(5_000);
      engine.market.movePrice(priceFromUsd(price));
      await engine.tick(price);
    }
  };
  const orders = async () => {
    const [resting, running] = [await exchange.openTrades(), await exchange.runningTrades()];
    if (!resting.ok || !running.ok) throw new Error("They are read");
    const ours = (trades: readonly { readonly clientId: string | null }[]) =>
      trades.filter(({ clientId }) => clientId?.startsWith("axisor-")).length;
    return { resting: ours(resting.value), running: ours(running.value) };
  };
  const [deps, request] = [
    { rules: stores.rules, clock },
    { userId, id: rule.id },
  ];
  await ticks(100_000);
  expect(await orders()).toEqual({ resting: 2, running: 0 });
  return {
    pass: engine.pass,
    ticks,
    orders,
    pause: () => pauseEntry(deps, request),
    stop: () => stopEntry(deps, request),
    isListed: async () => (await stores.rules.find(rule.id)) !== null,
  };
};

test("a ladder with orders at the exchange takes them back before it is over", async () => {
  const { stop, ticks, orders, isListed } = await placedLadder();
  expect(await stop()).toBe(false);
  expect(await isListed()).toBe(true);
  await ticks(100_000);
  expect(await orders()).toEqual({ resting: 0, running: 0 });
  expect(await isListed()).toBe(false);
});

test("a ladder without an end is listed as long as an order of it rests, and can be ended until then", async () => {
  const { stop, ticks, orders, isListed, pass } = await placedLadder(null);
  pass(60 * 60_000);
  await ticks(97_500);
  expect([await orders(), await isListed()]).toEqual([{ resting: 1, running: 1 }, true]);
  expect(await stop()).toBe(false);
  await ticks(100_000);
  expect([await orders(), await isListed()]).toEqual([{ resting: 0, running: 1 }, false]);
});

test("one whose orders are all filled is over by itself", async () => {
  const { ticks, orders, isListed, pass } = await placedLadder(null);
  await ticks(96_000);
  pass(60 * 60_000);
  await ticks(96_000);
  expect([await orders(), await isListed()]).toEqual([{ resting: 0, running: 2 }, false]);
});

test("a paused ladder takes its orders back too when it is stopped", async () => {
  const { pause, stop, ticks, orders } = await placedLadder();
  await pause();
  expect(await stop()).toBe(false);
  await ticks(100_000);
  expect(await orders()).toEqual({ resting: 0, running: 0 });
});

test("stopped again while it takes back, a ladder is over at once and its orders stay", async () => {
  const { stop, ticks, orders, isListed } = await placedLadder();
  expect([await stop(), await stop()]).toEqual([false, true]);
  expect(await isListed()).toBe(false);
  await ticks(100_000);
  expect(await orders()).toEqual({ resting: 2, running: 0 });
});

test("the orders of a paused ladder stay at the exchange, and open a position where the price gets there", async () => {
  const { pause, ticks, orders } = await placedLadder();
  await pause();
  await ticks(97_500);
  expect(await orders()).toEqual({ resting: 1, running: 1 });
});

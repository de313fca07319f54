import { expect, test } from "vitest";
import type { PriceAlertConfig } from "#domain/automations/alerts/price-alert.ts";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import { aRule } from "#testing/builders/a-rule.ts";
import { UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { recordPrice } from "#testing/museum/record-price.ts";
import { NEXT_TICK } from "./rule-legs.ts";

const MINUTE = 60_000;
const LONG_WINDOW = 15 * MINUTE;

const arm = async (engine: Engine, config: PriceAlertConfig) => {
  const { userId, account } = engine;
  const seen = { at: engine.clock(), price: priceFromUsd(100_000) };
  const rule = aRule(
    { userId, accountId: account.id },
    { kind: "price-alert", config, memory: { seen, told: null } },
  );
  const stored = await engine.stores.rules.arm(rule, NEXT_TICK);
  if (stored === null) throw new Error("It was not armed");
  return stored;
};

const told = async (engine: Engine) =>
  (await engine.stores.tradeLog.list(engine.userId, { limit: 100, beforeSeq: null, outcomes: ["told"] })).map(
    ({ facts }) => (facts.kind === "rule" ? facts.decision.verdict.rule : null),
  );

/** Ticks at a price (USD) after so many milliseconds. */
const later = async (engine: Engine, ms: number, dollars: number): Promise<void> => {
  engine.pass(ms);
  recordPrice(engine, dollars);
  await engine.tick(dollars);
};

test("a crossing is told once, at the tick that reaches it, and ends the alert", async () => {
  const engine = await openEngine();
  const rule = await arm(engine, {
    when: { kind: "crossing", price: priceFromUsd(105_000) },
    repeat: { kind: "once" },
  });
  await later(engine, 1_000, 104_999.5);
  expect(await told(engine)).toEqual([]);
  await later(engine, 1_000, 105_000);
  await later(engine, 1_000, 104_000);
  await later(engine, 1_000, 106_000);
  expect(await told(engine)).toEqual(["crossed"]);
  expect(await engine.stores.rules.find(rule.id)).toBeNull();
});

test("one that repeats rests, and then tells of the next crossing", async () => {
  const engine = await openEngine();
  await arm(engine, {
    when: { kind: "crossing", price: priceFromUsd(105_000) },
    repeat: { kind: "every-time", restMs: 5 * MINUTE },
  });
  await later(engine, 1_000, 100_500);
  await later(engine, 1_000, 105_500);
  await later(engine, MINUTE, 104_000);
  await later(engine, MINUTE, 105_500);
  expect(await told(engine)).toEqual(["crossed"]);
  await later(engine, 3 * MINUTE, 104_000);
  await later(engine, 1_000, 105_500);
  expect(await told(engine)).toEqual(["crossed", "crossed"]);
});

test("a move is told from the lowest price of its window, also where that was reached after the alert was armed", async () => {
  const engine = await openEngine();
  await arm(engine, {
    when: { kind: "move", bps: basisPoints(300), withinMs: LONG_WINDOW, direction: "up" },
    repeat: { kind: "once" },
  });
  // From 98,000 a rise of 3 % ends at 100,940; from 100,000 it would at 103,000.
  for (const price of [100_000, 99_000, 98_000, 100_939.5]) await later(engine, MINUTE, price);
  expect(await told(engine)).toEqual([]);
  await later(engine, MINUTE, 100_940);
  expect(await told(engine)).toEqual(["moved-up"]);
});

test("what left the window counts no more", async () => {
  const engine = await openEngine();
  await arm(engine, {
    when: { kind: "move", bps: basisPoints(300), withinMs: LONG_WINDOW, direction: "up" },
    repeat: { kind: "once" },
  });
  await later(engine, MINUTE, 98_000);
  for (let minute = 0; minute < 17; minute++) await later(engine, MINUTE, 100_000);
  await later(engine, MINUTE, 102_900);
  expect(await told(engine)).toEqual([]);
});

test("an alert tells while the account cannot be read", async () => {
  const engine = await openEngine();
  await arm(engine, {
    when: { kind: "crossing", price: priceFromUsd(99_000) },
    repeat: { kind: "once" },
  });
  await later(engine, 1_000, 100_000);
  engine.exchange.faults.always("account", { kind: "refuse", failure: UNAVAILABLE });
  await later(engine, 1_000, 98_900);
  expect(await told(engine)).toEqual(["crossed"]);
});

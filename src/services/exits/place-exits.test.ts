import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { receiptWords } from "#domain/notifications/receipt-words.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { syncAccount } from "../accounts/sync-account.ts";
import { armGuard } from "../automations/arm-guard.ts";

const BACKSTOP: ExitRule = { kind: "backstop", config: { isWanted: true } };
const stopAt = (dollars: number): ExitRule => ({
  kind: "stop-loss",
  config: { level: { by: "price", price: priceFromUsd(dollars) } },
});

/** An engine whose position has these exits; `read` is one reading of the account at the market's price, or at another. */
const withExits = async (...rules: readonly ExitRule[]) => {
  const engine = await openEngine();
  const arm = (rule: ExitRule) =>
    engine.stores.exits.arm({
      ...rule,
      id: randomUUID(),
      userId: engine.userId,
      accountId: engine.account.id,
      positionId: engine.position.id,
      state: "armed",
      epoch: 0,
      version: 1,
      heldBy: null,
      createdAt: engine.clock(),
    });
  for (const rule of rules) await arm(rule);
  const read = async (dollars?: number) => {
    if (dollars !== undefined) engine.market.last = priceFromUsd(dollars);
    engine.pass(1_000);
    const account = await engine.stores.accounts.find(engine.account.id);
    if (account === null) throw new Error("There is an account");
    await syncAccount(engine.deps, account, { at: engine.clock(), last: engine.market.last });
  };
  return { ...engine, arm, read };
};

const stopOf = async (engine: Engine) => ((await engine.held())?.stopLoss ?? 0) / 2;

const titles = async (engine: Engine) =>
  (await engine.stores.tradeLog.list(engine.userId, { limit: 50, beforeSeq: null, outcomes: null }))
    .map(({ facts, outcome }) => receiptWords(facts, outcome, "en").title.replaceAll("\u202f", " "))
    .toReversed();

describe("the backstop", () => {
  test("stands just before liquidation from the first reading on, and is not sent again", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    // 10 basis points of 90,909 are 90.9, rounded down to half dollars: 90,999.5.
    expect(await stopOf(engine)).toBe(90_999.5);
    expect(await titles(engine)).toEqual(["Backstop of long $1,000 stands at 90,999.5."]);
    for (const _ of [1, 2, 3]) await engine.read();
    expect(await engine.outcomes()).toEqual(["confirmed"]);
  });

  test("follows liquidation after a top-up, money first and the stop second", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    await engine.tick(94_444.5);
    expect(await stopOf(engine)).toBe(90_999.5);
    await engine.read(94_444.5);
    expect(await stopOf(engine)).toBe(85_085);
    expect(engine.topUps()).toEqual([76_471]);
    // Where it stood before it would have closed the position long before its guard's next step.
    await engine.tick(90_000);
    await engine.read(90_000);
    expect(await engine.held()).toMatchObject({ margin: 176_471 });
  });

  test("follows it towards the market too, when funding is paid", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    const held = await engine.held();
    if (held === undefined) throw new Error("It runs");
    engine.exchange.hold({ ...held, liquidation: priceFromUsd(91_000), fundingPaid: sats(1_000) });
    await engine.read();
    expect(await stopOf(engine)).toBe(91_091);
  });

  test("that is refused leaves the old one standing, and the trader is told at once", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    await engine.tick(94_444.5);
    engine.exchange.faults.once("setStopLoss", { kind: "refuse", failure: rejected("Not now") });
    await engine.read(94_444.5);
    expect(await stopOf(engine)).toBe(90_999.5);
    expect((await titles(engine)).at(-1)).toBe(
      "LN Markets refused the backstop of long $1,000 at 85,085. What stood before stands.",
    );
    await engine.read();
    expect(await stopOf(engine)).toBe(85_085);
  });

  test("whose answer is lost is found standing, and is not taken for a hand's", async () => {
    const engine = await withExits(BACKSTOP);
    engine.exchange.faults.once("setStopLoss", { kind: "lose-answer" });
    await engine.read();
    expect(await engine.outcomes()).toEqual(["unknown"]);
    await engine.read();
    engine.pass(60_000);
    await engine.tick(100_000);
    expect(await engine.outcomes()).toEqual(["unknown", "confirmed"]);
    await engine.tick(94_444.5);
    await engine.read(94_444.5);
    expect(await stopOf(engine)).toBe(85_085);
  });

  test("never touches a stop that a hand placed, and comes back when that is gone", async () => {
    const engine = await withExits(BACKSTOP);
    engine.exchange.hold({ ...engine.position, stopLoss: priceFromUsd(93_000) });
    await engine.read();
    expect(await stopOf(engine)).toBe(93_000);
    expect(await engine.outcomes()).toEqual([]);
    engine.exchange.hold(engine.position);
    await engine.read();
    expect(await stopOf(engine)).toBe(90_999.5);
  });

  test("is taken away when it is not wanted any more, and no other stop is", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    await engine.arm({ kind: "backstop", config: { isWanted: false } });
    await engine.read();
    expect(await stopOf(engine)).toBe(0);
    engine.exchange.hold({ ...engine.position, stopLoss: priceFromUsd(93_000) });
    await engine.read();
    expect(await stopOf(engine)).toBe(93_000);
  });
});

describe("a stop of the trader's", () => {
  test("takes the backstop's place, and no top-up moves it", async () => {
    const engine = await withExits(BACKSTOP, stopAt(92_000));
    await engine.read();
    expect(await stopOf(engine)).toBe(92_000);
    await engine.tick(94_444.5);
    for (const _ of [1, 2]) await engine.read(94_444.5);
    expect(await stopOf(engine)).toBe(92_000);
    expect(engine.topUps()).toEqual([76_471]);
  });

  test("trails at the exchange by a share of the price", async () => {
    const engine = await withExits({
      kind: "trailing-stop",
      config: { distance: { unit: "basis-points", value: 300 }, activation: null },
    });
    await engine.read();
    expect(await engine.held()).toMatchObject({ stopLossTrailing: 300 });
    for (const _ of [1, 2]) await engine.read();
    expect(await engine.outcomes()).toEqual(["confirmed"]);
  });

  test("moves to break-even once the market was there, by the price it waits for", async () => {
    const engine = await withExits(BACKSTOP, {
      kind: "break-even-stop",
      config: { after: { by: "price", price: priceFromUsd(104_000) }, keep: sats(0) },
    });
    await engine.read();
    expect(await stopOf(engine)).toBe(90_999.5);
    expect(await engine.tick(103_999.5)).toMatchObject({ hits: 0 });
    expect(await engine.tick(104_000)).toMatchObject({ hits: 1 });
    const stop = await stopOf(engine);
    expect(stop).toBeGreaterThan(100_000);
    expect(stop).toBeLessThan(104_000);
  });

  test("in a guard's way is refused to the guard, and the backstop is none", async () => {
    const engine = await withExits(BACKSTOP);
    await engine.read();
    const request = {
      userId: engine.userId,
      accountId: engine.account.id,
      positionId: engine.position.id,
      config: (await engine.stores.automations.ofUser(engine.userId, 0))[0]?.config,
    };
    const { config } = request;
    if (config === undefined) throw new Error("There is a guard");
    const deps = { ...engine.deps, markets: engine.stores.markets };
    await expect(armGuard(deps, { ...request, config })).resolves.toMatchObject({ state: "armed" });
    engine.exchange.hold({ ...engine.position, stopLoss: priceFromUsd(96_000) });
    await engine.read();
    await expect(armGuard(deps, { ...request, config })).rejects.toMatchObject({
      code: "bad-input",
      field: "steps.0.when",
      message: expect.stringContaining("closes it before"),
    });
  });
});

test("a take profit is held at the exchange, and closes where the price is there already", async () => {
  const engine = await withExits({
    kind: "take-profit",
    config: { level: { by: "percent", bps: basisPoints(500) } },
  });
  await engine.read();
  expect(await engine.held()).toMatchObject({ takeProfit: priceFromUsd(105_000) });
  engine.exchange.hold({ ...engine.position, takeProfit: null });
  await engine.read(106_000);
  expect(await engine.held()).toBeUndefined();
  expect((await titles(engine)).at(-1)).toBe("Take profit closed long $1,000.");
});

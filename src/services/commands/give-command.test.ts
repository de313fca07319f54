import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { IntentAction } from "#domain/intents/action.ts";
import { evidenceOf } from "#domain/intents/evidence.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { OUTCOME_UNKNOWN } from "#testing/fakes/fake-faults.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { type CloseAllRequest, closeAll } from "./close-all.ts";
import { findOutcomes } from "./find-outcomes.ts";
import { type CommandRequest, giveCommand } from "./order-command.ts";
import { previewCommand } from "./preview-command.ts";

const TERMS = { signedAt: 0 };
const ADD: IntentAction = { kind: "add-margin", amount: sats(5_000) };
const CLOSE: IntentAction = { kind: "close-trade" };
const stopAt = (dollars: number): IntentAction => ({ kind: "set-stop-loss", price: priceFromUsd(dollars) });

const give = (engine: Engine, action: IntentAction, wanted: Partial<CommandRequest> = {}) =>
  giveCommand(engine.deps, { ...engine.request(action), ...wanted });
const preview = (engine: Engine, action: IntentAction) => previewCommand(engine.deps, engine.request(action));

/** Time passes until nothing is open any more. */
const settle = async (engine: Engine) => {
  for (let turn = 0; turn < 4; turn += 1) {
    engine.pass(20_000);
    await engine.tick(100_000);
  }
};

describe("an order that stands on a preview", () => {
  test("is done where everything is as it was seen", async () => {
    const engine = await openEngine();
    const { seen, preview: told } = await preview(engine, ADD);
    engine.pass(10_000);
    expect(await give(engine, ADD, { seen })).toMatchObject({ outcome: "confirmed" });
    expect(told).toMatchObject({ kind: "previewed", margin: (await engine.held())?.margin });
  });

  test("is refused with what changed, and nothing is planned", async () => {
    const engine = await openEngine();
    const { seen } = await preview(engine, ADD);
    await engine.exchange.addMargin({ ...TERMS, positionId: engine.position.id, amount: sats(700) });
    await expect(give(engine, ADD, { seen })).rejects.toMatchObject({
      code: "conflict",
      message:
        "It is not what you saw any more: margin 100,000 sats → 100,700 sats. Nothing was sent. Look again.",
    });
    expect((await engine.stores.behind.counts()).intents).toBe(0);
  });

  test("is refused after ten seconds, even if nothing changed", async () => {
    const engine = await openEngine();
    const { seen } = await preview(engine, ADD);
    engine.pass(10_001);
    await expect(give(engine, ADD, { seen })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("older than 10 seconds"),
    });
  });

  test("minds no stop that trails by itself", async () => {
    const engine = await openEngine();
    const { id: positionId } = engine.position;
    const position = evidenceOf(aPosition({ stopLoss: priceFromUsd(95_000), stopLossTrailing: null }));
    const seen = { at: engine.clock(), position, netPosition: null };
    await expect(give(engine, CLOSE, { seen })).rejects.toMatchObject({
      message: expect.stringContaining("stop 95,000 → none"),
    });
    await engine.exchange.setTrailingStop({ ...TERMS, positionId, distance: basisPoints(500) });
    const trailing = await preview(engine, CLOSE);
    engine.market.movePrice(priceFromUsd(103_000));
    expect(await give(engine, CLOSE, { seen: trailing.seen })).toMatchObject({ outcome: "confirmed" });
  });
});

describe("an order without a fresh factor", () => {
  const mayRaise = false;

  test("sets a stop and tightens it, closes and takes profit", async () => {
    const engine = await openEngine();
    for (const action of [stopAt(92_000), stopAt(95_000), stopAt(95_000)])
      expect(await give(engine, action, { mayRaise })).toMatchObject({ outcome: "confirmed" });
    expect(await give(engine, CLOSE, { mayRaise })).toMatchObject({ outcome: "confirmed" });
  });

  test("neither loosens a stop nor takes it off, and sends nothing", async () => {
    const engine = await openEngine();
    await give(engine, stopAt(95_000));
    for (const action of [
      stopAt(94_999.5),
      { kind: "remove-stop-loss" },
      { kind: "set-trailing-stop", distance: basisPoints(600) },
      ADD,
    ] as const) {
      await expect(give(engine, action, { mayRaise })).rejects.toMatchObject({
        code: "forbidden",
        reason: "step-up",
      });
    }
    expect((await engine.held())?.stopLoss).toBe(priceFromUsd(95_000));
    expect((await engine.stores.behind.counts()).intents).toBe(1);
  });
});

describe("an order", () => {
  test("that nobody waits for any more is not planned", async () => {
    const engine = await openEngine();
    await expect(give(engine, CLOSE, { goodUntil: engine.clock() })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect((await engine.stores.behind.counts()).intents).toBe(0);
  });

  test("for a stop that was lost never undoes the one that was set since", async () => {
    const engine = await openEngine();
    engine.exchange.faults.once("setStopLoss", { kind: "refuse", failure: OUTCOME_UNKNOWN });
    expect(await give(engine, stopAt(92_000))).toMatchObject({ outcome: "unknown" });
    expect(await give(engine, stopAt(97_000))).toMatchObject({ outcome: "confirmed" });
    await settle(engine);
    expect((await engine.held())?.stopLoss).toBe(priceFromUsd(97_000));
    expect(await engine.outcomes()).toEqual(["unknown", "confirmed", "ambiguous"]);
  });

  test("to open a trade that was closed again before it was looked for is known by its label", async () => {
    const engine = await openEngine();
    const order = {
      side: "long",
      size: { by: "margin", margin: sats(10_000) },
      leverage: leverageFromNumber(2),
      limit: null,
      stopLoss: null,
      takeProfit: null,
      clientId: "axisor-9-0",
    } as const;
    engine.exchange.faults.once("openTrade", { kind: "lose-answer" });
    expect(await give(engine, { kind: "open-trade", order })).toMatchObject({ outcome: "unknown" });
    const trades = await engine.exchange.runningTrades();
    const opened = trades.ok ? trades.value.find(({ clientId }) => clientId === "axisor-9-0") : undefined;
    await engine.exchange.closeTrade({ ...TERMS, positionId: opened?.id ?? "" });
    await settle(engine);
    expect(await engine.outcomes()).toEqual(["unknown", "confirmed"]);
  });

  test("to close the cross position, lost and overtaken by another position, never closes that one", async () => {
    const engine = await openEngine();
    const { exchange } = engine;
    exchange.keyMay = [...exchange.keyMay, "futures:cross:read", "futures:cross:write"];
    const buy = (quantity: number) =>
      exchange.crossOrder({ ...TERMS, type: "market", side: "long", quantity: usd(quantity) });
    await exchange.depositCross({ ...TERMS, amount: sats(400_000) });
    await buy(100);
    exchange.faults.once("closeCross", { kind: "lose-answer" });
    expect(await give(engine, { kind: "close-cross", quantity: usd(0) })).toMatchObject({
      outcome: "unknown",
    });
    await buy(30);
    await settle(engine);
    const position = await exchange.crossPosition();
    expect(position).toMatchObject({ value: { side: "long", quantity: 30 } });
    expect(await engine.outcomes()).toEqual(["unknown", "confirmed"]);
  });

  test("has its receipt and whose fault it is found by its intent", async () => {
    const engine = await openEngine();
    const { userId, deps } = engine;
    const done = await give(engine, ADD);
    const gone = { outcome: "unknown", intentId: randomUUID() } as const;
    const [one, other] = await findOutcomes(deps, userId, [done, gone]);
    expect(one).toMatchObject({ outcome: "confirmed", origin: null, receipt: { intentId: done.intentId } });
    expect(other).toEqual({ outcome: "unknown", origin: null, receipt: null });
    const clockless = { ...deps, stampClock: { ...deps.stampClock, now: () => null } };
    const held = await giveCommand(clockless, engine.request(ADD));
    expect(await findOutcomes(deps, userId, [held])).toMatchObject([
      { outcome: "not-applied", origin: "ours", receipt: { outcome: "not-applied" } },
    ]);
  });
});

describe("closing everything", () => {
  const enter = async () => {
    const engine = await openEngine();
    for (const id of ["position-2", "position-3"]) engine.exchange.hold(aPosition({ id }));
    const { userId, account } = engine;
    const request = (): CloseAllRequest => ({
      userId,
      accountId: account.id,
      commandId: "018f0000-0000-4000-8000-000000000001",
      by: "manual",
      last: priceFromUsd(100_000),
      at: engine.clock(),
    });
    const running = async () => {
      const trades = await engine.exchange.runningTrades();
      return trades.ok ? trades.value.length : Number.NaN;
    };
    return { engine, request, running };
  };

  test("closes each position by an intent of its own, and the same command twice closes nothing twice", async () => {
    const { engine, request, running } = await enter();
    const steps = await closeAll(engine.deps, request());
    expect(steps.map(({ outcome }) => outcome)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect([await running(), new Set(steps.map(({ intentId }) => intentId)).size]).toEqual([0, 3]);
    engine.exchange.hold(aPosition({ id: "position-2" }));
    expect(await closeAll(engine.deps, request())).toEqual([
      { positionId: "position-2", outcome: "under-way", intentId: null },
    ]);
    expect(await running()).toBe(1);
  });

  test("tells of each how far it is, whatever becomes of the others", async () => {
    const { engine, request, running } = await enter();
    engine.exchange.faults.once("closeTrade", { kind: "refuse", failure: OUTCOME_UNKNOWN });
    const outcomes = (await closeAll(engine.deps, request())).map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(["confirmed", "confirmed", "unknown"]);
    await settle(engine);
    expect(await running()).toBe(0);
  });

  test("leaves to a worker what takes longer than anybody waits, and what a dead process planned", async () => {
    const { engine, request, running } = await enter();
    const { intents } = engine.deps;
    const markSent = async () => Promise.reject(new Error("killed"));
    const dying = { ...engine.deps, intents: { ...intents, markSent } };
    await expect(closeAll(dying, request())).rejects.toThrow("killed");
    expect(await running()).toBe(3);
    await settle(engine);
    expect(await running()).toBe(0);

    const late = await enter();
    let asked = 0;
    const clock = () => late.engine.clock() + (asked++ > 1 ? 30_000 : 0);
    const steps = await closeAll(
      { ...late.engine.deps, clock },
      { ...late.request(), goodUntil: late.engine.clock() + 20_000 },
    );
    expect(steps.map(({ outcome }) => outcome).toSorted()).toContain("under-way");
    await settle(late.engine);
    expect(await late.running()).toBe(0);
  });
});

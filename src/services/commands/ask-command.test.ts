import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import type { IntentAction } from "#domain/intents/action.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { answerCloseAll, answerCommand, answerPreview } from "./answer-command.ts";
import { askCloseAll, askCommand, askPreview } from "./ask-command.ts";
import { parseAction } from "./parse-action.ts";

const overWire = (value: unknown) => JSON.parse(JSON.stringify(value));

/** A process with keys behind a row of the database: nothing but JSON goes there and comes back. */
const deskOf = (engine: Engine): WorkerDesk => {
  const deps = { ...engine.deps, markets: engine.stores.markets };
  return {
    ask: async ({ kind, userId, facts }) => {
      const question = { kind, userId, secret: null, facts: overWire(facts), goodUntil: null };
      if (kind === "preview-command") return overWire(await answerPreview(deps, question));
      if (kind === "close-all") return overWire(await answerCloseAll(deps, question));
      return overWire(await answerCommand(deps, question));
    },
  };
};

const enter = async () => {
  const engine = await openEngine();
  const { deps, account, position, userId } = engine;
  const ask = { ...deps, desk: deskOf(engine) };
  const session = (steppedUp: boolean, frozen = false) => ({
    ...anActiveSession({
      userId,
      steppedUpAt: steppedUp ? engine.clock() : null,
      frozenUntil: frozen ? engine.clock() + 3_600_000 : null,
    }),
    visitor: { network: "198.51.100.7", userAgent: null, deviceToken: null, party: null },
  });
  return {
    engine,
    ask,
    session,
    order: (action: IntentAction, positionId: string | null = position.id) => ({
      accountId: account.id,
      positionId,
      commandId: randomUUID(),
      action,
      seen: null,
    }),
  };
};
const stopAt = (dollars: number): IntentAction => ({ kind: "set-stop-loss", price: priceFromUsd(dollars) });

describe("a command through a process with keys", () => {
  test("answers with what came of it, its receipt and whose fault it is", async () => {
    const { engine, ask, session, order } = await enter();
    expect(await askCommand(ask, session(false), order(stopAt(92_000)))).toMatchObject({
      outcome: "confirmed",
      origin: null,
      receipt: { outcome: "confirmed", facts: { kind: "command" } },
    });
    engine.exchange.faults.once("closeTrade", { kind: "refuse", failure: rejected("Not today") });
    expect(await askCommand(ask, session(false), order({ kind: "close-trade" }))).toMatchObject({
      outcome: "rejected",
      origin: "exchange",
      receipt: { facts: { failure: "LN Markets refused this: Not today." } },
    });
  });

  test("that would loosen a stop tells what would let it through", async () => {
    const { engine, ask, session, order } = await enter();
    await askCommand(ask, session(false), order(stopAt(95_000)));
    const loosen = order(stopAt(92_000));
    await expect(askCommand(ask, session(false), loosen)).rejects.toMatchObject({ reason: "step-up" });
    await expect(askCommand(ask, session(true, true), loosen)).rejects.toMatchObject({ reason: "frozen" });
    expect((await engine.held())?.stopLoss).toBe(priceFromUsd(95_000));
    expect(await askCommand(ask, session(true), loosen)).toMatchObject({ outcome: "confirmed" });
  });

  test("for what is not the trader's, or not known, asks nobody", async () => {
    const { ask, session, order, engine } = await enter();
    const nobody = { ...ask, desk: { ask: async () => Promise.reject(new Error("was asked")) } };
    const stranger = { ...session(true), userId: randomUUID() };
    const close = order({ kind: "close-trade" });
    const missing = { code: "not-found" };
    await expect(askCommand(nobody, stranger, close)).rejects.toMatchObject(missing);
    await expect(askCommand(nobody, session(true), { ...close, positionId: "p9" })).rejects.toMatchObject(
      missing,
    );
    await expect(askPreview(nobody, stranger, close)).rejects.toMatchObject(missing);
    const all = { accountId: engine.account.id, commandId: randomUUID() };
    await expect(askCloseAll(nobody, stranger, all)).rejects.toMatchObject(missing);
  });

  test("stands on its preview, there and back", async () => {
    const { ask, session, order, engine } = await enter();
    const add = order({ kind: "add-margin", amount: sats(5_000) });
    const { preview, seen, last } = await askPreview(ask, engine, add);
    expect(preview).toMatchObject({ kind: "previewed", balanceChange: -5_000, margin: 105_000 });
    expect([last, seen.position?.margin]).toEqual([priceFromUsd(100_000), 100_000]);
    expect(await askCommand(ask, session(true), { ...add, seen })).toMatchObject({ outcome: "confirmed" });
    await expect(askCommand(ask, session(true), { ...order(add.action), seen })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("closes everything and tells it of each position", async () => {
    const { engine, ask, session } = await enter();
    engine.exchange.hold(aPosition({ id: "position-2" }));
    const all = { accountId: engine.account.id, commandId: randomUUID() };
    const steps = await askCloseAll(ask, session(false), all);
    expect(steps.map(({ positionId }) => positionId).toSorted()).toEqual(["position-1", "position-2"]);
    for (const step of steps)
      expect(step).toMatchObject({ outcome: "confirmed", receipt: { positionId: step.positionId } });
  });
});

test("every action comes back from a row as it went there", () => {
  const order = { side: "short", limit: null, clientId: "axisor-1-0" } as const;
  const trade = { ...order, leverage: leverageFromNumber(2.5), stopLoss: priceFromUsd(9), takeProfit: null };
  const actions: readonly IntentAction[] = [
    { kind: "add-margin", amount: sats(1) },
    { kind: "cash-in", amount: sats(1) },
    { kind: "close-trade" },
    stopAt(90_000.5),
    { kind: "set-trailing-stop", distance: basisPoints(10) },
    { kind: "remove-stop-loss" },
    { kind: "set-take-profit", price: priceFromUsd(90_000.5) },
    { kind: "remove-take-profit" },
    { kind: "open-trade", order: { ...trade, size: { by: "quantity", quantity: usd(1) } } },
    { kind: "open-trade", order: { ...trade, size: { by: "margin", margin: sats(1) } } },
    { kind: "cancel-trade", tradeId: "t" },
    { kind: "cross-order", order: { ...order, quantity: usd(1) } },
    { kind: "cancel-cross-order", orderId: "o" },
    { kind: "close-cross", quantity: usd(0) },
    { kind: "deposit-cross", amount: sats(1) },
    { kind: "withdraw-cross", amount: sats(1) },
    { kind: "set-cross-leverage", leverage: 7 },
  ];
  for (const action of actions) expect(parseAction(overWire(action))).toEqual(action);
  for (const wrong of [
    { kind: "withdraw" },
    { kind: "add-margin", amount: 0 },
    { kind: "add-margin", amount: 1.5 },
  ])
    expect(() => parseAction(wrong)).toThrow();
});

import { describe, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { orderCommand } from "#services/commands/order-command.ts";
import { lookAtMarket } from "#services/monitor/look-at-market.ts";
import { performAction } from "#services/monitor/perform-action.ts";
import { runTick } from "#services/monitor/run-tick.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import { endPositions } from "#services/positions/end-positions.ts";
import { endByAbsence } from "../defects/end-by-absence.ts";
import { keepCooldownInMemory } from "../defects/keep-cooldown-in-memory.ts";
import { orderForAnybody } from "../defects/order-for-anybody.ts";
import { performNothing } from "../defects/perform-nothing.ts";
import { spendBlind } from "../defects/spend-blind.ts";
import { tickWithoutLock } from "../defects/tick-without-lock.ts";
import { type Fault, UNAVAILABLE } from "../fakes/fake-faults.ts";
import { type Engine, openEngine } from "./open-engine.ts";
import { tellsApart } from "./tells-apart.ts";

/* The long of 1,000 USD at 100,000 with 10x fires at 95,694; at 94,444.5 it needs 76,471 sats, and is at 85,000 then. */
const HIT = 94_444.5;

const tickAt = (dollars: number, at: number) => {
  const last = priceFromUsd(dollars);
  return { low: last, high: last, last, at };
};

describe("a guard", () => {
  test("B4 keeps its cooldown through the death of its process: one top-up in a minute, not two", async () => {
    // After the first, liquidation is at 85,000 and the trigger at 85,000 / 0.95 = 89,473.7: 89,000 is inside it again.
    const check = async (boot: (deps: LiveDeps) => LiveDeps) => {
      const engine = await openEngine({ cooldownMs: 60_000 });
      await engine.tick(HIT, boot(engine.deps));
      engine.pass(10_000);
      await engine.tick(89_000, boot(engine.deps));
      expect(engine.topUps()).toEqual([76_471]);
      engine.pass(50_000);
      await engine.tick(89_000, boot(engine.deps));
      expect(engine.topUps()).toHaveLength(2);
    };
    await tellsApart(check, (deps) => deps, keepCooldownInMemory);
  });

  test("B7 is done when the exchange holds what was sent, and not when somebody says so", async () => {
    const terms = { signedAt: 0 };
    const check = async (perform: typeof performAction) => {
      const { exchange, held, position } = await openEngine();
      await perform(exchange, { kind: "add-margin", amount: sats(76_471) }, position.id, terms);
      expect((await held())?.margin).toBe(176_471);
      await perform(exchange, { kind: "set-stop-loss", price: priceFromUsd(92_000) }, position.id, terms);
      expect((await held())?.stopLoss).toBe(priceFromUsd(92_000));
      await perform(exchange, { kind: "close-trade" }, position.id, terms);
      expect(await held()).toBeUndefined();
    };
    await tellsApart(check, performAction, performNothing);
  });

  test("B9 spends nothing while the price cannot be read, however often it is asked for", async () => {
    const check = async (lookOf: (engine: Engine) => typeof lookAtMarket) => {
      const engine = await openEngine();
      const fault: Fault = { kind: "refuse", failure: UNAVAILABLE };
      engine.market.faults.always("ticker", fault);
      const look = lookOf(engine);
      for (let asked = 0; asked < 20; asked += 1) {
        engine.pass(3_000);
        const at = engine.clock();
        const seen = { network: "paper", covered: null, at, newest: () => null, onTick: () => {} } as const;
        expect((await look(engine.deps, seen)).ok).toBe(false);
      }
      expect(engine.topUps()).toEqual([]);
    };
    await tellsApart(
      check,
      () => lookAtMarket,
      ({ account }) => spendBlind(account.id),
    );
  });

  describe("acts once", () => {
    type TickOf = (engine: Engine) => typeof runTick;
    const withoutLock: TickOf = ({ account }) => tickWithoutLock(account);

    test("B10 though two ticks meet in the same moment", async () => {
      const check = async (tickOf: TickOf) => {
        const engine = await openEngine();
        const run = tickOf(engine);
        const tick = tickAt(HIT, engine.clock());
        await Promise.all([run(engine.deps, "paper", tick), run(engine.deps, "paper", tick)]);
        expect(engine.topUps()).toEqual([76_471]);
      };
      await tellsApart(check, () => runTick, withoutLock);
    });

    test("B10 though the answer was lost and the list does not show yet what it did", async () => {
      const check = async (tickOf: TickOf) => {
        const engine = await openEngine();
        const [run, { faults }] = [tickOf(engine), engine.exchange];
        const tick = () => run(engine.deps, "paper", tickAt(HIT, engine.clock()));
        faults.once("addMargin", { kind: "lose-answer" });
        await tick();
        faults.always("runningTrades", { kind: "stale" });
        await tick();
        faults.heal();
        engine.pass(60_000);
        await tick();
        expect(engine.topUps()).toEqual([76_471]);
      };
      await tellsApart(check, () => runTick, withoutLock);
    });
  });
});

describe("an order", () => {
  test("B13 of somebody else is not found, and nothing of it reaches the exchange", async () => {
    const check = async (order: typeof orderCommand) => {
      const engine = await openEngine();
      const stranger = await engine.stores.addUser();
      const foreign = order(engine.deps, engine.request({ kind: "close-trade" }, stranger));
      await expect(foreign).rejects.toMatchObject({ code: "not-found" });
      expect(engine.exchange.received).toEqual([]);
    };
    await tellsApart(check, orderCommand, orderForAnybody);
  });
});

describe("a position that is no longer listed", () => {
  test("B17 ends by what the exchange says of it: not at all while it says nothing, and as it ended", async () => {
    const check = async (end: typeof endPositions) => {
      const { deps, exchange, account, userId, stores, market, clock, position } = await openEngine();
      const missing = await stores.accounts.positionsOfUser(userId);
      const told = async () =>
        (await stores.tradeLog.list(userId, { limit: 9, beforeSeq: null, outcomes: ["ended"] })).map(
          ({ facts }) => facts,
        );
      expect(await end(deps, account, exchange, missing, clock())).toBe(1);
      expect(await told()).toEqual([]);
      market.movePrice(priceFromUsd(101_000));
      await exchange.closeTrade({ positionId: position.id, signedAt: 0 });
      await end(deps, account, exchange, missing, clock());
      expect(await told()).toMatchObject([{ how: "closed", exitPrice: priceFromUsd(101_000) }]);
    };
    await tellsApart(check, endPositions, endByAbsence);
  });

  test("B17 that was liquidated is told as liquidated, at its price", async () => {
    const { deps, exchange, account, userId, stores, market, clock } = await openEngine();
    const missing = await stores.accounts.positionsOfUser(userId);
    market.movePrice(priceFromUsd(90_000));
    await endPositions(deps, account, exchange, missing, clock());
    const [receipt] = await stores.tradeLog.list(userId, { limit: 1, beforeSeq: null, outcomes: ["ended"] });
    expect(receipt?.facts).toMatchObject({ how: "liquidated", exitPrice: priceFromUsd(90_909) });
  });
});

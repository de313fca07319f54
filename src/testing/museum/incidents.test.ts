import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import { priceFromUsd } from "#domain/units.ts";
import type { Ticker } from "#ports/exchange.ts";
import { orderCommand } from "#services/commands/order-command.ts";
import type { PriceWatch } from "#services/market/create-price-watch.ts";
import { lookAtMarket } from "#services/monitor/look-at-market.ts";
import type { LiveDeps } from "#services/monitor/take-tick.ts";
import { aTicker } from "../builders/a-ticker.ts";
import { closeIsSuccess } from "../defects/close-is-success.ts";
import { dropStopFirst } from "../defects/drop-stop-first.ts";
import { mendFigures } from "../defects/mend-figures.ts";
import { retryWithFreshStamp } from "../defects/retry-with-fresh-stamp.ts";
import { sentIsDone } from "../defects/sent-is-done.ts";
import { watchNothing } from "../defects/watch-nothing.ts";
import { OUTCOME_UNKNOWN } from "../fakes/fake-faults.ts";
import { type Engine, onExchange, openEngine, type Spoil, unspoiled } from "./open-engine.ts";
import { tellsApart } from "./tells-apart.ts";

/* The long of 1,000 USD at 100,000 with 10x, guarded by 5 → 10 %: 76,471 sats at 94,444.5, liquidation at 85,000 then. */
const HIT = 94_444.5;
/** By then no request that was sent before can still do anything. */
const SETTLED_MS = 60_000;

/** A close that the exchange refuses, through an exchange that `spoilOf` changed. */
const closeRefused = async (engine: Engine, spoil: Spoil) => {
  engine.exchange.faults.once("closeTrade", { kind: "refuse", failure: rejected("The market is paused") });
  return orderCommand(onExchange(engine.deps, spoil), engine.request({ kind: "close-trade" }));
};

describe("a close that the exchange refuses", () => {
  test("B20 is told as refused, and the position as one that runs", async () => {
    const check = async (spoil: Spoil) => {
      const engine = await openEngine();
      expect(await closeRefused(engine, spoil)).toBe("rejected");
      expect(await engine.outcomes()).toEqual(["rejected"]);
      expect(await engine.stores.intents.effectsOf(engine.account.id)).toMatchObject([{ state: "rejected" }]);
      expect(await engine.held()).toBeDefined();
    };
    await tellsApart(check, unspoiled, closeIsSuccess);
  });

  test("I4 leaves the stop where it stands and the guard armed", async () => {
    const check = async (spoilOf: (engine: Engine) => Spoil) => {
      const engine = await openEngine();
      await engine.exchange.setStopLoss({
        positionId: engine.position.id,
        price: priceFromUsd(92_000),
        signedAt: 0,
      });
      await closeRefused(engine, spoilOf(engine));
      expect((await engine.held())?.stopLoss).toBe(priceFromUsd(92_000));
      await engine.tick(HIT);
      expect(engine.topUps()).toEqual([76_471]);
    };
    await tellsApart(
      check,
      () => unspoiled,
      ({ exchange }) => dropStopFirst(exchange),
    );
  });
});

describe("a top-up that got no answer", () => {
  test("I2 that never arrived is told as unknown, then as not applied, and is made after that", async () => {
    const check = async (spoil: Spoil) => {
      const engine = await openEngine();
      const deps = onExchange(engine.deps, spoil);
      engine.exchange.faults.once("addMargin", { kind: "refuse", failure: OUTCOME_UNKNOWN });
      await engine.tick(HIT, deps);
      expect([await engine.outcomes(), engine.topUps()]).toEqual([["unknown"], []]);
      engine.pass(SETTLED_MS);
      await engine.tick(HIT, deps);
      expect(await engine.outcomes()).toEqual(["unknown", "not-applied", "confirmed"]);
      expect((await engine.held())?.liquidation).toBe(priceFromUsd(85_000));
    };
    await tellsApart(check, unspoiled, sentIsDone);
  });

  test("I6 that did arrive is found by reading and never sent again", async () => {
    const check = async (spoil: Spoil) => {
      const engine = await openEngine();
      const deps = onExchange(engine.deps, spoil);
      engine.exchange.faults.once("addMargin", { kind: "lose-answer" });
      await engine.tick(HIT, deps);
      engine.pass(SETTLED_MS);
      await engine.tick(HIT, deps);
      expect(engine.topUps()).toEqual([76_471]);
      expect((await engine.held())?.margin).toBe(176_471);
      expect(await engine.outcomes()).toEqual(["unknown", "confirmed"]);
    };
    await tellsApart(check, unspoiled, retryWithFreshStamp);
  });
});

describe("what cannot be true", () => {
  test("I3 moves no money: an account with an impossible figure is one that cannot be read", async () => {
    const check = async (spoil: Spoil) => {
      const engine = await openEngine();
      // A long is liquidated below its price, never above it.
      engine.exchange.hold({ ...engine.position, liquidation: priceFromUsd(105_000) });
      await engine.tick(HIT, onExchange(engine.deps, spoil));
      expect(engine.topUps()).toEqual([]);
      expect((await engine.stores.accounts.find(engine.account.id))?.blindSince).toBe(engine.clock());
    };
    await tellsApart(check, unspoiled, mendFigures);
  });

  test("I5 no guard acts on a price that has stood still for six minutes while the index moved by 2 %", async () => {
    const at = (ticker: Partial<Ticker>, deps: LiveDeps): LiveDeps => ({
      ...deps,
      exchanges: {
        ...deps.exchanges,
        withCredential: (...args) => deps.exchanges.withCredential(...args),
        marketData: (...args) => ({
          candles: (request) => deps.exchanges.marketData(...args).candles(request),
          serverTime: () => deps.exchanges.marketData(...args).serverTime(),
          ticker: async () => ({ ok: true, value: aTicker(ticker) }),
        }),
      },
    });
    const check = async (watchOf: (deps: LiveDeps) => PriceWatch) => {
      const engine = await openEngine();
      const last = priceFromUsd(HIT);
      const priceWatch = watchOf(engine.deps);
      priceWatch.judge("paper", { last, index: last, at: engine.clock(), now: engine.clock() });
      engine.pass(6 * 60_000);
      const deps = at({ last, index: priceFromUsd(96_400) }, { ...engine.deps, priceWatch });
      const look = { network: "paper", covered: null, at: engine.clock(), newest: () => null } as const;
      const seen = await lookAtMarket(deps, { ...look, onTick: () => {} });
      expect([seen.ok, engine.topUps()]).toEqual([false, []]);
    };
    await tellsApart(
      check,
      ({ priceWatch }) => priceWatch,
      () => watchNothing,
    );
  });
});

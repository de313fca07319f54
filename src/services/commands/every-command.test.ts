import { describe, expect, test } from "vitest";
import { rejected } from "#cli/sim/exchange/house.ts";
import { type IntentAction, isOnPosition, isSafeToRepeat } from "#domain/intents/action.ts";
import { basisPoints, leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { Exchange } from "#ports/exchange.ts";
import { OUTCOME_UNKNOWN } from "#testing/fakes/fake-faults.ts";
import { type Engine, onExchange, openEngine } from "#testing/museum/open-engine.ts";
import type { LiveDeps } from "../monitor/take-tick.ts";
import { type CommandRequest, giveCommand } from "./order-command.ts";

type Scene = {
  readonly call: keyof Exchange;
  /** Brings the account to where the action makes sense, and says which it is. */
  readonly prepare: (engine: Engine) => Promise<IntentAction>;
  readonly isDone: (engine: Engine) => Promise<boolean>;
};

const TERMS = { signedAt: 0 };
const ORDER = { side: "long", limit: null, clientId: "axisor-1-0" } as const;
const TRADE = {
  ...ORDER,
  size: { by: "quantity", quantity: usd(100) },
  leverage: leverageFromNumber(10),
  stopLoss: null,
  takeProfit: null,
} as const;

const listed = async <T>(answer: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> => {
  const read = await answer;
  if (!read.ok) throw new Error("It could not be read");
  return read.value;
};
const net = (engine: Engine) => listed(engine.exchange.crossPosition());
const always = (action: IntentAction) => async () => action;

/** A stop at 95,000 that stands already. */
const withStop = (engine: Engine) =>
  engine.exchange.setStopLoss({ ...TERMS, positionId: engine.position.id, price: priceFromUsd(95_000) });

/** 200,000 sats in the cross margin, with a long of 100 USD. */
const withCross = async ({ exchange }: Engine) => {
  await exchange.depositCross({ ...TERMS, amount: sats(200_000) });
  await exchange.crossOrder({ ...TERMS, type: "market", side: "long", quantity: usd(100) });
};

const SCENES: Record<IntentAction["kind"], Scene> = {
  "add-margin": {
    call: "addMargin",
    prepare: always({ kind: "add-margin", amount: sats(5_000) }),
    isDone: async ({ held }) => (await held())?.margin === 105_000,
  },
  "cash-in": {
    call: "cashIn",
    prepare: always({ kind: "cash-in", amount: sats(5_000) }),
    isDone: async ({ held }) => (await held())?.margin === 95_000,
  },
  "close-trade": {
    call: "closeTrade",
    prepare: always({ kind: "close-trade" }),
    isDone: async ({ held }) => (await held()) === undefined,
  },
  "set-stop-loss": {
    call: "setStopLoss",
    prepare: always({ kind: "set-stop-loss", price: priceFromUsd(95_000) }),
    isDone: async ({ held }) => (await held())?.stopLoss === priceFromUsd(95_000),
  },
  "set-trailing-stop": {
    call: "setTrailingStop",
    prepare: always({ kind: "set-trailing-stop", distance: basisPoints(500) }),
    isDone: async ({ held }) => (await held())?.stopLossTrailing === 500,
  },
  "remove-stop-loss": {
    call: "removeStopLoss",
    prepare: async (engine) => {
      await withStop(engine);
      return { kind: "remove-stop-loss" };
    },
    isDone: async ({ held }) => (await held())?.stopLoss === null,
  },
  "set-take-profit": {
    call: "setTakeProfit",
    prepare: always({ kind: "set-take-profit", price: priceFromUsd(110_000) }),
    isDone: async ({ held }) => (await held())?.takeProfit === priceFromUsd(110_000),
  },
  "remove-take-profit": {
    call: "removeTakeProfit",
    prepare: async ({ exchange, position }) => {
      await exchange.setTakeProfit({ ...TERMS, positionId: position.id, price: priceFromUsd(110_000) });
      return { kind: "remove-take-profit" };
    },
    isDone: async ({ held }) => (await held())?.takeProfit === null,
  },
  "open-trade": {
    call: "openTrade",
    prepare: always({ kind: "open-trade", order: TRADE }),
    isDone: async ({ exchange }) =>
      (await listed(exchange.runningTrades())).some(({ clientId }) => clientId === TRADE.clientId),
  },
  "cancel-trade": {
    call: "cancelTrade",
    prepare: async ({ exchange }) => {
      const price = priceFromUsd(90_000);
      await exchange.openTrade({
        ...TERMS,
        type: "limit",
        price,
        side: "long",
        quantity: usd(100),
        leverage: 10,
      });
      const [waiting] = await listed(exchange.openTrades());
      return { kind: "cancel-trade", tradeId: waiting?.id ?? "" };
    },
    isDone: async ({ exchange }) => (await listed(exchange.canceledTrades({ limit: 9 }))).length === 1,
  },
  "cross-order": {
    call: "crossOrder",
    prepare: async (engine) => {
      await withCross(engine);
      return { kind: "cross-order", order: { ...ORDER, quantity: usd(50) } };
    },
    isDone: async (engine) => (await net(engine)).quantity === 150,
  },
  "cancel-cross-order": {
    call: "cancelCrossOrder",
    prepare: async (engine) => {
      await withCross(engine);
      const price = priceFromUsd(90_000);
      const order = { type: "limit", price, side: "long", quantity: usd(50) } as const;
      await engine.exchange.crossOrder({ ...TERMS, ...order });
      const [waiting] = await listed(engine.exchange.crossOpenOrders());
      return { kind: "cancel-cross-order", orderId: waiting?.id ?? "" };
    },
    isDone: async ({ exchange }) => (await listed(exchange.crossOpenOrders())).length === 0,
  },
  "close-cross": {
    call: "closeCross",
    prepare: async (engine) => {
      await withCross(engine);
      return { kind: "close-cross", quantity: usd(0) };
    },
    isDone: async (engine) => (await net(engine)).quantity === 0,
  },
  "deposit-cross": {
    call: "depositCross",
    prepare: always({ kind: "deposit-cross", amount: sats(5_000) }),
    isDone: async (engine) => (await net(engine)).margin === 5_000,
  },
  "withdraw-cross": {
    call: "withdrawCross",
    prepare: async ({ exchange }) => {
      await exchange.depositCross({ ...TERMS, amount: sats(9_000) });
      return { kind: "withdraw-cross", amount: sats(4_000) };
    },
    isDone: async (engine) => (await net(engine)).margin === 5_000,
  },
  "set-cross-leverage": {
    call: "setCrossLeverage",
    prepare: always({ kind: "set-cross-leverage", leverage: 5 }),
    isDone: async (engine) => (await net(engine)).leverage === 5,
  },
};
const EVERY = Object.entries(SCENES) as readonly (readonly [IntentAction["kind"], Scene])[];

const enter = async ({ prepare, call }: Scene) => {
  const engine = await openEngine();
  const { exchange } = engine;
  exchange.keyMay = [...exchange.keyMay, "futures:cross:read", "futures:cross:write"];
  const action = await prepare(engine);
  const sentBefore = exchange.received.filter((write) => write.call === call).length;
  const request: CommandRequest = {
    ...engine.request(action),
    positionId: isOnPosition(action) ? engine.position.id : null,
  };
  return {
    engine,
    request,
    give: async (deps: LiveDeps = engine.deps) => (await giveCommand(deps, request)).outcome,
    /** How often the action has reached the exchange. */
    sent: () => exchange.received.filter((write) => write.call === call).length - sentBefore,
    /** Time passes until nothing is open any more. */
    settle: async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        engine.pass(20_000);
        await engine.tick(100_000);
      }
    },
  };
};

describe.each(EVERY)("an order to %s", (kind, scene) => {
  test("is done once, read back and told", async () => {
    const { engine, give, sent } = await enter(scene);
    expect(await scene.isDone(engine)).toBe(false);
    expect(await give()).toBe("confirmed");
    expect([await scene.isDone(engine), sent(), await engine.outcomes()]).toEqual([true, 1, ["confirmed"]]);
  });

  test("given twice by one double click is one effect", async () => {
    const { engine, give, sent } = await enter(scene);
    await give();
    // Closing or taking back what is gone says so; everything else that it was ordered already.
    await expect(give()).rejects.toMatchObject({ code: expect.stringMatching(/conflict|not-found/) });
    expect([sent(), await engine.outcomes()]).toEqual([1, ["confirmed"]]);
  });

  test("whose answer was lost is told as unknown, and confirmed by reading without a second effect", async () => {
    const { engine, give, sent, settle } = await enter(scene);
    engine.exchange.faults.once(scene.call, { kind: "lose-answer" });
    expect(await give()).toBe("unknown");
    expect(await engine.outcomes()).toEqual(["unknown"]);
    await settle();
    expect([await scene.isDone(engine), sent(), await engine.outcomes()]).toEqual([
      true,
      1,
      ["unknown", "confirmed"],
    ]);
  });

  test("that never arrived is told so, and sent again only where repeating changes nothing", async () => {
    const { engine, give, sent, settle } = await enter(scene);
    engine.exchange.faults.once(scene.call, { kind: "refuse", failure: OUTCOME_UNKNOWN });
    expect(await give()).toBe("unknown");
    await settle();
    const repeats = isSafeToRepeat(kind);
    expect([await scene.isDone(engine), sent()]).toEqual(repeats ? [true, 1] : [false, 0]);
    expect(await engine.outcomes()).toEqual(["unknown", repeats ? "confirmed" : "not-applied"]);
  });

  test("that LN Markets refuses changes nothing and is told with its words", async () => {
    const { engine, give } = await enter(scene);
    engine.exchange.faults.once(scene.call, { kind: "refuse", failure: rejected("Not today") });
    expect(await give()).toBe("rejected");
    expect([await scene.isDone(engine), await engine.outcomes()]).toEqual([false, ["rejected"]]);
  });
});

class Killed extends Error {}

/** The same parts in a process that dies at its n-th call to the outside, before or after the call has its effect. */
const dyingAt = (deps: LiveDeps, moment: number, when: "before" | "after") => {
  let calls = 0;
  const guarded = <T extends object>(part: T): T => {
    const verb = (name: string, run: (...args: readonly unknown[]) => unknown) => {
      return async (...args: readonly unknown[]): Promise<unknown> => {
        calls += 1;
        if (calls > moment || (calls === moment && when === "before")) throw new Killed(name);
        const answer = await run(...args);
        if (calls === moment) throw new Killed(name);
        return answer;
      };
    };
    return new Proxy(part, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function" ? verb(String(name), member.bind(target)) : member;
      },
    });
  };
  const mortal = onExchange(
    {
      ...deps,
      intents: guarded(deps.intents),
      accounts: guarded(deps.accounts),
      tradeLog: guarded(deps.tradeLog),
    },
    (exchange) => guarded(exchange),
  );
  return { mortal, lived: () => calls < moment };
};

describe.each(EVERY)("a process that dies at any call of an order to %s", (kind, scene) => {
  test.each(["before", "after"] as const)(
    "(%s it is done) leaves one effect or none, and a worker tells which",
    async (when) => {
      for (let moment = 1; moment <= 40; moment += 1) {
        const { engine, give, sent, settle } = await enter(scene);
        const { mortal, lived } = dyingAt(engine.deps, moment, when);
        await give(mortal).catch((error: unknown) => {
          if (!(error instanceof Killed)) throw error;
        });
        if (lived()) {
          // Reading, planning, sending, reading back and settling: a kill in each of them was met.
          expect(moment).toBeGreaterThan(6);
          return;
        }
        await settle();
        const isDone = await scene.isDone(engine);
        const last = (await engine.outcomes()).at(-1);
        expect(last === "confirmed", `call ${moment}: ${last}`).toBe(isDone);
        if (!isSafeToRepeat(kind)) expect(sent()).toBeLessThanOrEqual(1);
        // What was planned is either done or was never sent; nothing stays open.
        expect([...engine.stores.tables.openIntents]).toEqual([]);
      }
      throw new Error("It never got through");
    },
  );
});

import { beforeEach, describe, expect, test } from "vitest";
import { ok } from "#domain/result.ts";
import { leverageFromNumber, priceFromUsd, sats, usd } from "#domain/units.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import { OUTCOME_UNKNOWN, UNAVAILABLE } from "#testing/fakes/fake-faults.ts";
import { type Engine, openEngine } from "#testing/museum/open-engine.ts";
import { giveCommand } from "../commands/order-command.ts";
import { askWaitingOrders } from "./ask-waiting-orders.ts";
import { readWaitingOrders } from "./read-waiting-orders.ts";

const STRANGER = "018f0000-0000-7000-8000-0000000000aa";

const overWire = (value: unknown) => JSON.parse(JSON.stringify(value));

let engine: Engine;
/** How often the exchange was asked through the desk. */
let asked: number;

beforeEach(async () => {
  engine = await openEngine();
  asked = 0;
});

const deskOf = ({ deps }: Engine): WorkerDesk => ({
  ask: async ({ kind, userId, facts }) => {
    asked += 1;
    expect(kind).toBe("read-orders");
    const { accountId } = overWire(facts);
    return overWire(await readWaitingOrders(deps, { userId, accountId }));
  },
});

const attempts = { take: async () => ok({ allowed: true, retryAfterMs: 0 }) };

const ask = (userId = engine.userId) =>
  askWaitingOrders(
    { accounts: engine.deps.accounts, intents: engine.deps.intents, attempts, desk: deskOf(engine) },
    { userId, accountId: engine.account.id },
  );

/** A long of 500 USD that waits at 90,000: 10x of it are 500 / 90,000 / 10 BTC, 55,556 sats, rounded up. */
const place = async () => {
  const placed = await engine.exchange.openTrade({
    type: "limit",
    price: priceFromUsd(90_000),
    side: "long",
    quantity: usd(500),
    leverage: 10,
    signedAt: engine.clock(),
  });
  if (!placed.ok || placed.value.state !== "open") throw new Error("It does not wait");
  return placed.value.order;
};

describe("the orders that wait on an account", () => {
  test("are read from the exchange now, each with its terms, and when that was", async () => {
    const { id, createdAt } = await place();
    const { isolated, readAt, takenBack } = await ask();
    expect(isolated).toEqual([
      {
        id,
        side: "long",
        quantity: usd(500),
        price: priceFromUsd(90_000),
        margin: sats(55_556),
        leverage: leverageFromNumber(10),
        createdAt,
      },
    ]);
    expect(readAt).toBe(engine.clock());
    expect([...takenBack]).toEqual([]);
  });

  test("are nobody else's, and nothing is asked of the exchange for a stranger", async () => {
    await place();
    await expect(ask(STRANGER)).rejects.toMatchObject({ code: "not-found" });
    expect(asked).toBe(0);
    await expect(
      readWaitingOrders(engine.deps, { userId: STRANGER, accountId: engine.account.id }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  test("are refused as a whole where they cannot be read: none is never concluded from that", async () => {
    await place();
    engine.exchange.faults.once("openTrades", { kind: "refuse", failure: UNAVAILABLE });
    await expect(ask()).rejects.toMatchObject({ code: "unavailable" });
    expect((await ask()).isolated).toHaveLength(1);
  });

  test("say which one is being taken back until that was read back, and then it is not there", async () => {
    const { id } = await place();
    const command = { ...engine.request({ kind: "cancel-trade", tradeId: id }), positionId: null };
    // Neither the order nor the reading after it gets an answer.
    engine.exchange.faults.once("cancelTrade", { kind: "refuse", failure: OUTCOME_UNKNOWN });
    const { outcome } = await giveCommand(engine.deps, command);
    expect(outcome).toBe("unknown");
    expect(await ask()).toMatchObject({ isolated: [{ id }], takenBack: new Set([id]) });
    for (let tries = 0; tries < 6; tries += 1) {
      engine.pass(60_000);
      await engine.tick(100_000);
    }
    expect(await ask()).toMatchObject({ isolated: [], takenBack: new Set() });
  });
});

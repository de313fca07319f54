import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { ExitRule } from "#domain/automations/exits/exit-rule.ts";
import { basisPoints, priceFromUsd } from "#domain/units.ts";
import type { StoredExit } from "#ports/exits.ts";
import { aPosition } from "../../builders/a-position.ts";
import { addGuarded, aPlan, aReceipt, type Guarded, NOW } from "../../stores/guarded-position.ts";
import type { OpenStores, StoreHarness } from "./store-harness.ts";
import { withStores } from "./with-stores.ts";

const BACKSTOP: ExitRule = { kind: "backstop", config: { isWanted: true } };
const STOP: ExitRule = { kind: "stop-loss", config: { level: { by: "price", price: priceFromUsd(95_000) } } };
const TRAILING: ExitRule = {
  kind: "trailing-stop",
  config: { distance: { unit: "basis-points", value: 300 }, activation: null },
};
const TAKE_PROFIT: ExitRule = {
  kind: "take-profit",
  config: { level: { by: "percent", bps: basisPoints(500) } },
};

const anExit = ({ userId, account }: Guarded, rule: ExitRule, at = NOW): StoredExit => ({
  ...rule,
  id: randomUUID(),
  userId,
  accountId: account.id,
  positionId: aPosition().id,
  state: "armed",
  epoch: 0,
  version: 1,
  heldBy: null,
  createdAt: at,
});

/** A stop, or a take profit, that was sent at a price (USD), by an exit or by hand. */
const placed = async (
  stores: StoreHarness,
  guarded: Guarded,
  exit: StoredExit | null,
  dollars: number,
  kind: "set-stop-loss" | "set-take-profit" = "set-stop-loss",
) => {
  const [guard] = guarded.guards;
  if (guard === undefined) throw new Error("There is a guard");
  const cause =
    exit === null
      ? { kind: "manual" as const, id: randomUUID() }
      : { kind: "automation" as const, id: exit.id };
  const plan = aPlan(guard, {
    cause,
    epoch: exit?.epoch ?? 0,
    action: { kind, price: priceFromUsd(dollars) },
    plannedAt: NOW + dollars,
  });
  expect(await stores.intents.plan(null, plan)).toBe("planned");
  const intent = { ...plan, fence: 1 };
  expect(await stores.intents.markSent(intent, { signedAt: NOW, settleMs: 1, at: NOW + dollars })).toBe(
    "sent",
  );
  return intent;
};

const placingContract = (stores: () => StoreHarness): void => {
  test("each stands in its slot: one stop, one take profit, one backstop, beside the guard", async () => {
    const guarded = await addGuarded(stores());
    for (const rule of [BACKSTOP, STOP, TAKE_PROFIT]) await stores().exits.arm(anExit(guarded, rule));
    const kinds = (await stores().exits.ofUser(guarded.userId)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(["backstop", "stop-loss", "take-profit"]);
    expect(await stores().automations.ofUser(guarded.userId, NOW)).toHaveLength(1);
  });

  test("another stop takes the place of the one that stands, as another version of it", async () => {
    const guarded = await addGuarded(stores());
    const first = await stores().exits.arm(anExit(guarded, STOP));
    await stores().exits.hold(first.id, "least-gap", null);
    const second = await stores().exits.arm(anExit(guarded, TRAILING));
    expect(second).toEqual({ ...first, ...TRAILING, version: 2, heldBy: null });
    expect((await stores().exits.arm(anExit(guarded, TRAILING))).version).toBe(2);
    expect(await stores().exits.ofUser(guarded.userId)).toEqual([second]);
  });

  test("is paused and found by its user alone", async () => {
    const guarded = await addGuarded(stores());
    const exit = await stores().exits.arm(anExit(guarded, STOP));
    expect(await stores().exits.pause(randomUUID(), exit.id, NOW)).toBeNull();
    expect(await stores().exits.pause(guarded.userId, exit.id, NOW)).toEqual({ ...exit, state: "paused" });
    expect((await stores().exits.find(exit.id))?.state).toBe("paused");
    await expect(
      stores().exits.arm({ ...anExit(guarded, STOP), userId: await stores().addUser() }),
    ).rejects.toThrow();
  });

  test("is paused with everything else of its user, and cannot act then", async () => {
    const guarded = await addGuarded(stores());
    const exit = await stores().exits.arm(anExit(guarded, STOP));
    expect(await stores().automations.pauseAllOf(guarded.userId, NOW)).toBe(2);
    const [guard] = guarded.guards;
    if (guard === undefined) throw new Error("There is a guard");
    const plan = aPlan(guard, {
      cause: { kind: "automation", id: exit.id },
      action: { kind: "set-stop-loss", price: priceFromUsd(91_000) },
    });
    expect(await stores().intents.plan(null, plan)).toBe("conflict");
  });

  test("tells what was placed last, by whom and under which settings, until it is known not to stand", async () => {
    const guarded = await addGuarded(stores());
    const { accountId } = await stores().exits.arm(anExit(guarded, BACKSTOP));
    const last = async () => (await stores().exits.ofAccount(accountId))[0]?.lastStop ?? null;
    const exit = async () => (await stores().exits.ofUser(guarded.userId))[0] ?? null;
    expect(await last()).toBeNull();

    const sent = await placed(stores(), guarded, await exit(), 91_000);
    expect(await last()).toMatchObject({
      action: { price: priceFromUsd(91_000) },
      exitId: (await exit())?.id,
    });
    const settlement = { intent: sent, receipt: null, legs: null, position: null, readAt: NOW, at: NOW };
    await stores().intents.settle({ ...settlement, state: "not-applied" });
    expect(await last()).toBeNull();
    expect((await exit())?.epoch).toBe(1);

    const again = await placed(stores(), guarded, await exit(), 91_000);
    await stores().intents.settle({ ...settlement, intent: again, state: "confirmed" });
    await placed(stores(), guarded, null, 92_000);
    expect(await last()).toMatchObject({ exitId: null, version: null, at: NOW + 92_000 });
  });

  test("tells what was placed last in each slot of each position", async () => {
    const guarded = await addGuarded(stores());
    const stop = await stores().exits.arm(anExit(guarded, STOP));
    const profit = await stores().exits.arm(anExit(guarded, TAKE_PROFIT));
    for (const [exit, kind, dollars] of [
      [stop, "set-stop-loss", 91_000],
      [profit, "set-take-profit", 108_000],
      [stop, "set-stop-loss", 92_000],
    ] as const) {
      const now = (await stores().exits.ofUser(guarded.userId)).find(({ id }) => id === exit.id) ?? exit;
      const intent = await placed(stores(), guarded, now, dollars, kind);
      const settlement = { intent, receipt: null, legs: null, position: null, readAt: NOW, at: NOW };
      await stores().intents.settle({ ...settlement, state: "confirmed" });
    }
    const [of] = await stores().exits.ofAccount(guarded.account.id);
    expect(of?.lastStop).toMatchObject({ action: { price: priceFromUsd(92_000) }, exitId: stop.id });
    expect(of?.lastTakeProfit).toMatchObject({ action: { price: priceFromUsd(108_000) }, exitId: profit.id });
  });

  test("tells of several accounts at once, each with what was placed on its own, though positions have one name", async () => {
    const [one, other] = [await addGuarded(stores()), await addGuarded(stores())];
    const stop = await stores().exits.arm(anExit(one, STOP));
    await stores().exits.arm(anExit(other, STOP));
    const intent = await placed(stores(), one, stop, 91_000);
    const settlement = { intent, receipt: null, legs: null, position: null, readAt: NOW, at: NOW };
    await stores().intents.settle({ ...settlement, state: "confirmed" });
    const { exits } = stores();
    const apart = [...(await exits.ofAccount(one.account.id)), ...(await exits.ofAccount(other.account.id))];
    expect(apart.map(({ lastStop }) => lastStop?.exitId)).toEqual([stop.id, undefined]);
    const together = await exits.ofAccounts([one.account.id, other.account.id]);
    expect(together).toHaveLength(2);
    expect(together).toEqual(expect.arrayContaining(apart));
    expect(await exits.ofAccounts([])).toEqual([]);
  });

  test("ends with its position", async () => {
    const guarded = await addGuarded(stores());
    const [guard] = guarded.guards;
    const exit = await stores().exits.arm(anExit(guarded, STOP));
    if (guard === undefined) throw new Error("There is a guard");
    await stores().tradeLog.endPosition(aReceipt(guard, { outcome: "ended" }));
    expect(await stores().exits.find(exit.id)).toBeNull();
    expect(await stores().exits.ofAccount(guarded.account.id)).toEqual([]);
  });
};

/** The automations that a price (USD) reaches. */
const reached = async (stores: StoreHarness, dollars: number): Promise<readonly string[]> => {
  const price = priceFromUsd(dollars);
  const tick = { low: price, high: price, last: price, at: NOW };
  const { work } = await stores.triggers.match("paper", tick, 9, 60_000);
  return work.map(({ automationId }) => automationId);
};

const waitingContract = (stores: () => StoreHarness): void => {
  const above = (dollars: number) => ({ side: "above", price: priceFromUsd(dollars) }) as const;

  test("waits where it is told to, however often, and nowhere for null", async () => {
    const guarded = await addGuarded(stores());
    const { id } = await stores().exits.arm(anExit(guarded, STOP));
    await stores().exits.waitAt(id, null);
    for (const dollars of [101_000, 101_000, 103_000]) await stores().exits.waitAt(id, above(dollars));
    expect(await reached(stores(), 102_000)).toEqual([]);
    await stores().exits.waitAt(id, null);
    expect(await reached(stores(), 104_000)).toEqual([]);
    await stores().exits.waitAt(id, above(103_000));
    expect(await reached(stores(), 104_000)).toEqual([id]);
  });

  test("waits on the other side of the same price when it is told to", async () => {
    const guarded = await addGuarded(stores());
    const { id } = await stores().exits.arm(anExit(guarded, STOP));
    await stores().exits.waitAt(id, above(103_000));
    await stores().exits.waitAt(id, { side: "below", price: priceFromUsd(103_000) });
    expect(await reached(stores(), 102_000)).toEqual([id]);
  });

  test("waits again at the price that was reached", async () => {
    const guarded = await addGuarded(stores());
    const { id } = await stores().exits.arm(anExit(guarded, STOP));
    await stores().exits.waitAt(id, above(103_000));
    const tick = {
      low: priceFromUsd(104_000),
      high: priceFromUsd(104_000),
      last: priceFromUsd(104_000),
      at: NOW,
    };
    const { work } = await stores().triggers.match("paper", tick, 9, 60_000);
    for (const one of work) await stores().triggers.drop(one);
    expect(await reached(stores(), 104_000)).toEqual([]);
    await stores().exits.waitAt(id, above(103_000));
    expect(await reached(stores(), 104_000)).toEqual([id]);
  });

  test("waits nowhere while it is paused", async () => {
    const guarded = await addGuarded(stores());
    const { id } = await stores().exits.arm(anExit(guarded, STOP));
    await stores().exits.pause(guarded.userId, id, NOW);
    await stores().exits.waitAt(id, above(103_000));
    expect(await reached(stores(), 104_000)).toEqual([]);
  });
};

/** What is promised of exits and of what was placed for them. */
export const exitsContract = (name: string, open: OpenStores): void =>
  withStores(`${name} keeps the contract of exits`, open, [placingContract, waitingContract]);

import { describe, expect, test } from "vitest";
import { flattenTime } from "#domain/panic/flatten-time.ts";
import { basisPoints, priceFromUsd, usd } from "#domain/units.ts";
import { openPanicDesk, RATES } from "#testing/panic/open-panic-desk.ts";
import { DOWN, refuse } from "#testing/resilience/open-venue.ts";
import { throwSwitch } from "./throw-switch.ts";
import { workPanicRun } from "./work-panic-run.ts";

describe("flattening", () => {
  test.each([0, 80])(
    "twenty positions takes what the request budget predicts, within a tenth (answers after %i ms)",
    async (latencyMs) => {
      const desk = await openPanicDesk(20, { latencyMs });
      const thrown = desk.order();
      await desk.throwIt(thrown);
      await desk.work();
      expect(await desk.running()).toEqual([]);
      const predicted = flattenTime(RATES, [20]);
      expect(desk.time.elapsed()).toBeGreaterThan(predicted * 0.9);
      expect(desk.time.elapsed()).toBeLessThan(predicted * 1.1);
      const progress = await desk.progress(thrown);
      expect(progress?.doneAt).toBe(desk.clock());
      expect(progress?.aims.map(({ state }) => state)).toEqual(Array.from({ length: 20 }, () => "confirmed"));
    },
  );

  test("closes the riskiest first, each through one intent with its receipt", async () => {
    const desk = await openPanicDesk(4);
    await desk.throwIt(desk.order());
    await desk.work();
    expect(desk.closes()).toEqual(["p3", "p2", "p1", "p0"]);
    const effects = await desk.stores.intents.effectsOf(desk.account.id);
    expect(effects.map(({ cause, state }) => [cause.kind, state])).toEqual(
      Array.from({ length: 4 }, () => ["panic", "confirmed"]),
    );
  });

  test("ordered twice under one name is one, even while it is under way", async () => {
    const desk = await openPanicDesk(3);
    const thrown = desk.order();
    for (const _ of [1, 2]) await desk.throwIt(thrown);
    await desk.work();
    await desk.throwIt(thrown);
    await desk.work();
    expect(desk.closes()).toHaveLength(3);
  });

  test("takes back what waits to be filled, and closes what was opened behind its back", async () => {
    const desk = await openPanicDesk(1);
    const terms = { side: "long", leverage: 5, quantity: usd(50), signedAt: 1 } as const;
    await desk.exchange.openTrade({ ...terms, type: "limit", price: priceFromUsd(90_000) });
    await desk.exchange.openTrade({ ...terms, type: "market" });
    const thrown = desk.order();
    await desk.throwIt(thrown);
    await desk.work();
    expect(await desk.running()).toEqual([]);
    expect(await desk.exchange.openTrades()).toMatchObject({ value: [] });
    const progress = await desk.progress(thrown);
    expect(progress?.doneAt).not.toBeNull();
    expect(progress?.aims.map(({ kind, state }) => [kind, state])).toEqual([
      ["position", "confirmed"],
      ["position", "confirmed"],
      ["order", "confirmed"],
    ]);
  });

  test("that is refused says so, and is tried again for as long as the position is there", async () => {
    const desk = await openPanicDesk(1);
    for (const _ of [1, 2]) desk.exchange.faults.once("closeTrade", refuse(DOWN));
    const thrown = desk.order();
    await desk.throwIt(thrown);
    await desk.work();
    expect(await desk.progress(thrown)).toMatchObject({
      doneAt: null,
      aims: [{ state: "failed", attempt: 1 }],
    });
    for (const _ of [1, 2]) {
      await desk.pass(10_000);
      await desk.work();
    }
    expect(await desk.running()).toEqual([]);
    expect(await desk.progress(thrown)).toMatchObject({ aims: [{ state: "confirmed", attempt: 2 }] });
  });

  test("closes by id from what was read last where the exchange lists nothing, and says what is not read back", async () => {
    const desk = await openPanicDesk(2);
    desk.exchange.faults.always("runningTrades", refuse(DOWN));
    const thrown = desk.order();
    await desk.throwIt(thrown);
    await desk.work();
    expect(desk.closes()).toEqual(["p1", "p0"]);
    expect((await desk.progress(thrown))?.doneAt).toBeNull();
    desk.exchange.faults.heal();
    await desk.pass(60_000);
    await desk.work();
    expect((await desk.progress(thrown))?.doneAt).not.toBeNull();
    expect(desk.closes()).toEqual(["p1", "p0"]);
  });

  test("whose answer was lost is not sent again while it may have happened, and is read back", async () => {
    const desk = await openPanicDesk(1);
    desk.exchange.faults.once("closeTrade", { kind: "lose-answer" });
    const thrown = desk.order();
    await desk.throwIt(thrown);
    await desk.work();
    await desk.pass(5_000);
    await desk.work();
    expect(desk.closes()).toEqual(["p0"]);
    expect(await desk.progress(thrown)).toMatchObject({ aims: [{ state: "confirmed" }] });
  });

  test("stops where it is once the trader has stepped down", async () => {
    const desk = await openPanicDesk(2);
    const thrown = desk.order();
    await desk.throwIt(thrown);
    const { userId } = desk;
    await desk.deps.panic.put({ userId, accountId: null, stage: "freeze", by: "trader", at: desk.clock() });
    await desk.work();
    expect(desk.closes()).toEqual([]);
    expect((await desk.progress(thrown))?.doneAt).not.toBeNull();
  });
});

test("reducing closes no more than it takes, the riskiest first, and takes back no order", async () => {
  const desk = await openPanicDesk(4);
  const terms = { side: "long", leverage: 5, quantity: usd(50), signedAt: 1 } as const;
  await desk.exchange.openTrade({ ...terms, type: "limit", price: priceFromUsd(90_000) });
  const thrown = desk.order({ stage: "reduce", share: basisPoints(6_000) });
  await desk.throwIt(thrown);
  await desk.work();
  // 400 USD are open; at most 240 may stay.
  expect(desk.closes()).toEqual(["p3", "p2"]);
  expect((await desk.progress(thrown))?.doneAt).not.toBeNull();
  expect(await desk.exchange.openTrades()).toMatchObject({ value: [{ quantity: 50 }] });
});

test("revoking closes first, and wipes the key only once nothing is open", async () => {
  const desk = await openPanicDesk(1);
  desk.exchange.faults.once("closeTrade", refuse(DOWN));
  await desk.throwIt(desk.order({ stage: "revoke" }));
  await desk.work();
  expect(desk.shredded).toEqual([]);
  await desk.pass(10_000);
  await desk.work();
  expect(desk.shredded).toEqual([desk.account.id]);
  expect(desk.security.told()).toContain("key-removed allowed");
});

test("a key that we refuse is not opened for it, as no decoy's is", async () => {
  const desk = await openPanicDesk(1);
  const refused = { ...desk.account, status: "refused" } as const;
  const accounts = { ...desk.deps.accounts, ofUser: async () => [refused], find: async () => refused };
  const thrown = desk.order();
  await throwSwitch({ ...desk.deps, accounts }, thrown);
  expect(await desk.progress(thrown)).toBeUndefined();
  await desk.throwIt(thrown);
  const [run] = await desk.deps.panic.claim(1, 0);
  if (run === undefined) throw new Error("There is no run");
  expect(await workPanicRun({ ...desk.deps, accounts }, run)).toBe("done");
  expect(desk.closes()).toEqual([]);
});

test("freezing closes nothing, and what is somebody else's is not there", async () => {
  const desk = await openPanicDesk(1);
  const thrown = desk.order({ stage: "freeze" });
  await desk.throwIt(thrown);
  await desk.work();
  expect([desk.closes(), await desk.progress(thrown)]).toEqual([[], undefined]);
  const stranger = await desk.stores.addUser();
  const foreign = desk.order({ userId: stranger, accountId: desk.account.id });
  await expect(throwSwitch(desk.deps, foreign)).rejects.toMatchObject({ code: "not-found" });
});

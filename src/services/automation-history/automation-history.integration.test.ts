import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AutomationDocument } from "#domain/automations/history/automation-document.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import { syncAccount } from "#services/accounts/sync-account.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import { armExit } from "#services/exits/arm-exit.ts";
import type { Acting } from "#services/security/acting.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { copyAutomation } from "./copy-automation.ts";
import { deleteAutomation } from "./delete-automation.ts";
import { exportAutomations } from "./export-automations.ts";
import { importAutomations } from "./import-automations.ts";
import { listHistory } from "./list-history.ts";
import { previewImport } from "./preview-import.ts";
import { rollBack } from "./roll-back.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.renew());
afterAll(() => stage.stop());

const visitor: Visitor = { network: "unknown", userAgent: null, deviceToken: null, party: null };

const on = (positionId: string) => ({ on: "position", positionId }) as const;

/** A trader with two longs, the first under a guard, and their session with a fresh factor or without. */
const enter = async () => {
  const trader = await stage.trader();
  const [one, two] = [await trader.open(), await trader.open()];
  const guard = await trader.guard(one.id, { maxTotal: sats(90_000) });
  const { userId, account } = trader;
  const acting = (isFresh: boolean): Acting => ({
    ...anActiveSession({ userId, steppedUpAt: isFresh ? stage.wired.clock() : null }),
    visitor,
  });
  const history = async (positionId: string) => {
    const { changes } = await listHistory(stage.wired, {
      userId,
      accountId: account.id,
      subject: on(positionId),
      limit: 20,
      before: null,
    });
    return changes.toReversed().map(({ kind, settings, version }) => `${settings.kind} ${kind} ${version}`);
  };
  return { trader, userId, accountId: account.id, one: one.id, two: two.id, guard, acting, history };
};

const stepUp = expect.objectContaining({ name: "AppError", code: "forbidden", reason: "step-up" });
const notFound = expect.objectContaining({ name: "AppError", code: "not-found" });

test("going back arms older settings as another version: freely where they spend less, with a fresh factor where more", async () => {
  const { trader, one, guard, acting, history } = await enter();
  await trader.guard(one, { maxTotal: sats(50_000) });
  await expect(rollBack(stage.wired, acting(false), { id: guard.id, version: 1 })).rejects.toEqual(stepUp);
  expect(await rollBack(stage.wired, acting(true), { id: guard.id, version: 1 })).toMatchObject({
    version: 3,
  });
  expect(await rollBack(stage.wired, acting(false), { id: guard.id, version: 2 })).toMatchObject({
    version: 4,
  });
  expect((await trader.standing(guard.id))?.config.maxTotal).toBe(50_000);
  expect((await history(one)).slice(0, 3)).toEqual([
    "margin-guard armed 1",
    "margin-guard edited 2",
    "margin-guard rolled-back 3",
  ]);
  for (const version of [4, 9]) {
    await expect(rollBack(stage.wired, acting(true), { id: guard.id, version })).rejects.toThrow();
  }
});

test("going back in a stop's place brings the kind it was, checked against the market as it is", async () => {
  const { userId, accountId, one, acting, history } = await enter();
  const place = { userId, accountId, positionId: one };
  const level = { by: "price", price: priceFromUsd(95_500) } as const;
  const stop = await armExit(stage.wired, {
    ...place,
    rule: { kind: "stop-loss", config: { level } },
    acknowledged: "all",
  });
  const distance = { unit: "basis-points", value: 300 } as const;
  await armExit(stage.wired, {
    ...place,
    rule: { kind: "trailing-stop", config: { distance, activation: null } },
    acknowledged: "all",
  });
  const back = (isMeant: boolean) =>
    rollBack(stage.wired, acting(true), { id: stop.id, version: 1, isMeant });
  await stage.tick(95_400);
  await expect(back(true)).rejects.toMatchObject({ code: "bad-input", field: "level" });
  await stage.tick(100_000);
  // The guard of this position waits beyond it, which has to be meant.
  await expect(back(false)).rejects.toMatchObject({ code: "bad-input", field: "acknowledged" });
  await back(true);
  expect(await stage.wired.exits.find(stop.id)).toMatchObject({ kind: "stop-loss", version: 3 });
  expect((await history(one)).at(-1)).toBe("stop-loss rolled-back 3");
});

test("a guard is copied to another position with a backstop of its own, and there to nobody else's", async () => {
  const { userId, accountId, one, two, guard, acting, history } = await enter();
  const stranger = await stage.trader();
  const strange = await stranger.open();
  for (const wrong of [
    { id: guard.id, accountId, subject: on(strange.id) },
    { id: guard.id, accountId: stranger.account.id, subject: on(strange.id) },
  ]) {
    await expect(copyAutomation(stage.wired, acting(true), wrong)).rejects.toEqual(notFound);
  }
  const here = { id: guard.id, accountId, subject: on(one) };
  await expect(copyAutomation(stage.wired, acting(true), here)).rejects.toMatchObject({ code: "bad-input" });
  await expect(copyAutomation(stage.wired, acting(false), { ...here, subject: on(two) })).rejects.toEqual(
    stepUp,
  );
  await copyAutomation(stage.wired, acting(true), { ...here, subject: on(two) });
  expect(await history(two)).toEqual(["margin-guard copied 1", "backstop armed 1"]);

  // Deleted, its settings bring it back.
  await deleteAutomation(stage.wired, { userId, id: guard.id });
  await copyAutomation(stage.wired, acting(true), here);
  expect((await stage.wired.automations.ofUser(userId, 0)).map(({ config }) => config.maxTotal)).toEqual([
    90_000, 90_000,
  ]);
});

test("settings are copied to several chosen positions, on all of them or on none", async () => {
  const { trader, userId, accountId, two, guard, acting, history } = await enter();
  const { id: three } = await trader.open();
  await trader.sync();
  const stranger = await stage.trader();
  const { id: strange } = await stranger.open();
  const copy = (also: readonly string[], isSteppedUp = true) =>
    copyAutomation(stage.wired, acting(isSteppedUp), { id: guard.id, accountId, subject: on(two), also });
  for (const wrong of [strange, "nowhere"]) {
    await expect(copy([three, wrong])).rejects.toMatchObject({ code: "bad-input", field: "also.1" });
  }
  await expect(copy([three], false)).rejects.toEqual(stepUp);
  expect([await history(two), await history(three)]).toEqual([[], []]);
  await copy([three, two]);
  expect((await history(two))[0]).toBe("margin-guard copied 1");
  expect((await history(three))[0]).toBe("margin-guard copied 1");
  expect(await stage.wired.automations.ofUser(userId, 0)).toHaveLength(3);
});

test("a stop that is deleted leaves what stands at the exchange, and a backstop is not deleted", async () => {
  const { trader, userId, accountId, two, guard } = await enter();
  const place = { userId, accountId, positionId: two };
  const read = () =>
    syncAccount(stage.wired, trader.account, { at: stage.paper.now(), last: priceFromUsd(100_000) });
  const level = { by: "price", price: priceFromUsd(95_500) } as const;
  const stop = await armExit(stage.wired, { ...place, rule: { kind: "stop-loss", config: { level } } });
  const backstop = await armExit(stage.wired, {
    ...place,
    rule: { kind: "backstop", config: { isWanted: true } },
  });
  await read();
  expect((await trader.position(two))?.stopLoss).toBe(priceFromUsd(95_500));
  await expect(deleteAutomation(stage.wired, { userId, id: backstop.id })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await deleteAutomation(stage.wired, { userId, id: stop.id })).toMatchObject({ rule: "stop-stays" });
  await read();
  expect((await trader.position(two))?.stopLoss).toBe(priceFromUsd(95_500));
  expect(await deleteAutomation(stage.wired, { userId, id: guard.id })).toMatchObject({ rule: "unguarded" });
  await expect(deleteAutomation(stage.wired, { userId, id: guard.id })).rejects.toEqual(notFound);
  const { userId: stranger } = await stage.trader();
  await expect(deleteAutomation(stage.wired, { userId: stranger, id: backstop.id })).rejects.toEqual(
    notFound,
  );
});

test("what was exported is imported whole or not at all, and the dry run says which it would be", async () => {
  const { userId, accountId, one, two, acting, history } = await enter();
  const stop = { kind: "stop-loss", config: { level: { by: "percent", bps: basisPoints(450) } } } as const;
  await armExit(stage.wired, { userId, accountId, positionId: one, rule: stop });
  const document = await exportAutomations(stage.wired, { userId, accountId, subject: on(one) });
  expect(document.automations.map(({ kind }) => kind)).toEqual(["margin-guard", "stop-loss"]);

  const beyond = { by: "price", priceHalfUsd: priceFromUsd(80_000) } as const;
  const broken: AutomationDocument = {
    ...document,
    automations: [...document.automations, { kind: "stop-loss", config: { level: beyond } }],
  };
  const place = (...entries: readonly number[]) => entries.map((entry) => ({ entry, subject: on(two) }));
  const asked = { accountId, document: broken, placements: place(0, 2) };
  const told = await previewImport(stage.wired, { ...asked, userId });
  expect(told).toMatchObject([
    { entry: 0, kind: "arms", replaces: null, isRaised: true },
    { entry: 2, kind: "refused", field: "level" },
  ]);
  const refusal = told.find((one) => one.kind === "refused");
  expect(refusal?.message("en")).toContain("beyond liquidation");
  expect(refusal?.message("pt-BR")).toContain("além da liquidação");
  await expect(importAutomations(stage.wired, acting(true), asked)).rejects.toMatchObject({
    code: "bad-input",
    field: "automations.2.config.level",
  });
  expect(await history(two)).toEqual([]);

  const twice = { ...asked, placements: place(1, 2) };
  expect((await previewImport(stage.wired, { ...twice, userId })).map(({ kind }) => kind)).toEqual([
    "arms",
    "refused",
  ]);
  const fine = { accountId, document, placements: place(0, 1) };
  await expect(importAutomations(stage.wired, acting(false), fine)).rejects.toEqual(stepUp);
  expect(await history(two)).toEqual([]);
  await importAutomations(stage.wired, acting(true), fine);
  expect(await history(two)).toEqual([
    "margin-guard imported 1",
    "stop-loss imported 1",
    "backstop imported 1",
  ]);
  const { userId: stranger } = await stage.trader();
  await expect(previewImport(stage.wired, { ...fine, userId: stranger })).rejects.toEqual(notFound);
  await expect(
    exportAutomations(stage.wired, { userId: stranger, accountId, subject: null }),
  ).rejects.toEqual(notFound);
});

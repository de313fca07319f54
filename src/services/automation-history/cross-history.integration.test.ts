import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addWithin } from "#domain/automations/guard-step.ts";
import { basisPoints, sats, usd } from "#domain/units.ts";
import type { Visitor } from "#services/auth/visitor.ts";
import type { Acting } from "#services/security/acting.ts";
import { anAlert, aRule } from "#testing/builders/a-rule.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { enterCross, enterGuardedCross } from "#testing/monitor/enter-guarded-cross.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { endCrossGuard } from "../cross-guards/end-cross-guard.ts";
import { pauseCrossGuard } from "../cross-guards/pause-cross-guard.ts";
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

const actingOf = (userId: string, isFresh: boolean): Acting => ({
  ...anActiveSession({ userId, steppedUpAt: isFresh ? stage.wired.clock() : null }),
  visitor,
});

/** A trader with a cross long under a guard of at most 90,000 sats, and their session with a fresh factor or without. */
const enter = async () => {
  const { trader, guard } = await enterGuardedCross(stage, { maxTotal: sats(90_000) });
  const { userId, account } = trader;
  const subject = { accountId: account.id, subject: { on: "cross" } } as const;
  const listed = (of: string = userId) =>
    listHistory(stage.wired, { userId: of, ...subject, limit: 20, before: null });
  const history = async () =>
    (await listed()).changes.toReversed().map(({ kind, version }) => `${kind} ${version}`);
  return { trader, userId, guard, subject, listed, history };
};

const stepUp = expect.objectContaining({ name: "AppError", code: "forbidden", reason: "step-up" });
const notFound = expect.objectContaining({ name: "AppError", code: "not-found" });

test("what was done to a cross guard is listed, to nobody but its owner, and never among that of a position", async () => {
  const { trader, userId, guard, subject, listed, history } = await enter();
  const { id } = await trader.open();
  await trader.guard(id);
  // A rule of the whole account stands on no position either.
  const on = { userId, accountId: subject.accountId };
  await stage.wired.rules.arm(aRule(on, anAlert), NEXT_TICK);
  await trader.guardCross({ maxTotal: sats(50_000), maxReduce: usd(400) });
  await pauseCrossGuard(stage.wired, { userId, id: guard.id });
  expect(await history()).toEqual(["armed 1", "edited 2", "paused 2"]);
  const { automations, changes } = await listed();
  expect(automations).toMatchObject([
    {
      id: guard.id,
      subject: { on: "cross" },
      state: "paused",
      version: 2,
      left: { rule: "cross-unguarded" },
    },
  ]);
  expect(changes[1]).toMatchObject({ before: { config: { maxTotal: 90_000 } } });
  // What losses count from is nothing that a trader sets.
  expect(changes[1]?.settings.config).not.toHaveProperty("lostBefore");
  const onPosition = await listHistory(stage.wired, {
    ...{ userId, ...subject, subject: { on: "position", positionId: id } as const },
    ...{ limit: 20, before: null },
  });
  expect(onPosition.changes.map(({ settings }) => settings.kind)).not.toContain("cross-guard");
  const { userId: stranger } = await stage.trader();
  await expect(listed(stranger)).rejects.toEqual(notFound);
});

test("going back to an earlier version of a cross guard passes the checks of arming, against the position as it is", async () => {
  const { trader, userId, guard, subject, history } = await enter();
  await trader.guardCross({ maxTotal: sats(50_000) });
  const back = (version: number, isFresh: boolean) =>
    rollBack(stage.wired, actingOf(userId, isFresh), { id: guard.id, version });
  await expect(back(1, false)).rejects.toEqual(stepUp);
  await expect(back(2, true)).rejects.toMatchObject({ field: "version" });
  await expect(back(9, true)).rejects.toEqual(notFound);
  expect(await back(1, true)).toMatchObject({ id: guard.id, version: 3 });
  expect(await back(2, false)).toMatchObject({ version: 4 });
  const standing = await trader.crossStanding(guard.id);
  // Losses go on counting from where they did as it was first armed.
  expect(standing?.config).toMatchObject({ maxTotal: 50_000, lostBefore: guard.config.lostBefore });
  expect(standing?.trigger).toMatchObject({ armed: true });
  expect(await history()).toEqual(["armed 1", "edited 2", "rolled-back 3", "rolled-back 4"]);

  const { userId: stranger } = await stage.trader();
  await expect(rollBack(stage.wired, actingOf(stranger, true), { id: guard.id, version: 1 })).rejects.toEqual(
    notFound,
  );
  await trader.exchange.closeCross({ signedAt: stage.paper.now() });
  await stage.wired.accounts.makeDue(subject.accountId, stage.wired.clock());
  await trader.sync();
  await expect(back(1, true)).rejects.toMatchObject({ code: "bad-input", field: "accountId" });
  expect(await history()).toHaveLength(4);
});

test("a cross guard that was ended is armed again by its last settings, with caps of its own", async () => {
  const { userId, guard, subject, history, listed } = await enter();
  const copy = { id: guard.id, ...subject };
  await expect(copyAutomation(stage.wired, actingOf(userId, true), copy)).rejects.toMatchObject({
    code: "bad-input",
  });
  await expect(
    deleteAutomation(stage.wired, { userId, id: guard.id }).then(({ rule }) => rule),
  ).resolves.toBe("cross-unguarded");
  await expect(endCrossGuard(stage.wired, { userId, id: guard.id })).rejects.toEqual(notFound);
  await expect(copyAutomation(stage.wired, actingOf(userId, false), copy)).rejects.toEqual(stepUp);
  const again = await copyAutomation(stage.wired, actingOf(userId, true), copy);
  expect(again.id).not.toBe(guard.id);
  expect(await history()).toEqual(["armed 1", "deleted 1", "copied 1"]);
  expect((await listed()).automations.map(({ state }) => state)).toEqual(["armed"]);
});

test("a cross guard goes to a cross position alone, and what stands on a position never there", async () => {
  const { trader, userId, guard, subject } = await enter();
  const { id } = await trader.open();
  const isolated = await trader.guard(id);
  const acting = actingOf(userId, true);
  for (const wrong of [
    { id: guard.id, ...subject, subject: { on: "position", positionId: id } as const },
    { id: guard.id, ...subject, subject: { on: "account" } as const },
    { id: isolated.id, ...subject },
  ]) {
    await expect(copyAutomation(stage.wired, acting, wrong)).rejects.toMatchObject({
      code: "bad-input",
      field: "subject",
    });
  }
});

test("a cross guard goes into a file by itself or with its account, and out of it onto a cross position", async () => {
  const { trader, userId, guard, subject, history } = await enter();
  await trader.guardCross({
    steps: [addWithin(basisPoints(400), basisPoints(900))],
    maxTotal: sats(80_000),
    maxReduce: usd(250),
  });
  const { id } = await trader.open();
  await trader.guard(id);
  const all = await exportAutomations(stage.wired, { userId, ...subject, subject: null });
  expect(all.automations.map(({ kind }) => kind).toSorted()).toEqual(["cross-guard", "margin-guard"]);
  const document = await exportAutomations(stage.wired, { userId, ...subject });
  expect(document.automations).toEqual([
    {
      kind: "cross-guard",
      config: {
        steps: [{ when: { by: "distance", bps: 400 }, deed: { kind: "add-margin", targetBps: 900 } }],
        ...{ maxTotalSats: 80_000, maxPerActionSats: null, maxPerDaySats: null, maxLossSats: null },
        ...{ reserveSats: 0, cooldownSeconds: 0, maxReduceUsd: 250 },
      },
    },
  ]);

  const other = await enterCross(stage);
  await other.openCross("short");
  const onCross = { entry: 0, subject: { on: "cross" } } as const;
  const asked = { accountId: other.account.id, document, placements: [onCross] };
  const told = await previewImport(stage.wired, { ...asked, userId: other.userId });
  expect(told).toMatchObject([{ kind: "arms", subject: { on: "cross" }, replaces: null, isRaised: true }]);
  await expect(importAutomations(stage.wired, actingOf(other.userId, false), asked)).rejects.toEqual(stepUp);
  const [imported] = await importAutomations(stage.wired, actingOf(other.userId, true), asked);
  expect(await other.crossStanding(imported?.id ?? "")).toMatchObject({
    state: "armed",
    config: { maxReduce: 250 },
    trigger: { side: "above", armed: true },
  });
  const somewhere = { on: "position", positionId: "somewhere" } as const;
  const misplaced = { ...asked, placements: [{ entry: 0, subject: somewhere }] };
  expect(await previewImport(stage.wired, { ...misplaced, userId: other.userId })).toMatchObject([
    { kind: "refused", field: "subject" },
  ]);
  // The one it was taken from goes on as it was.
  expect(await history()).toEqual(["armed 1", "edited 2"]);
  expect((await trader.crossStanding(guard.id))?.version).toBe(2);
});

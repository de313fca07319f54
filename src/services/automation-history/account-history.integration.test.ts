import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AccountRule, UNREAD_BREAKER } from "#domain/automations/account-rule.ts";
import { leftStandingWords } from "#domain/automations/history/left-standing.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";
import type { Acting } from "#services/security/acting.ts";
import { anAlert, anEntry, aRule } from "#testing/builders/a-rule.ts";
import { anActiveSession } from "#testing/builders/a-session.ts";
import { anAutoEntry } from "#testing/builders/an-auto-entry.ts";
import type { Trader } from "#testing/monitor/enter-trader.ts";
import { type Stage, startStage } from "#testing/monitor/start-stage.ts";
import { armAlert } from "../account-rules/arm-alert.ts";
import { armBreaker } from "../account-rules/arm-breaker.ts";
import { armEntryByTrader } from "../account-rules/arm-entry-by-trader.ts";
import { pauseAlert } from "../account-rules/pause-alert.ts";
import { NEXT_TICK } from "../account-rules/rule-legs.ts";
import { syncDueAccounts } from "../accounts/sync-due-accounts.ts";
import { armGuardPlan } from "../guard-plan/arm-guard-plan.ts";
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

const SUBJECT = { on: "account" } as const;
const HOUR = 3_600_000;

/** A key that may read all that a breaker needs. */
const SCOPES = ["account:read", "account:deposits:read", "account:withdrawals:read", "futures:*"];

/** A trader who was read once at a price that was seen, and their session with a fresh factor or without. */
const enter = async () => {
  const trader = await stage.trader(1_000_000, SCOPES);
  await trader.sync();
  await stage.tick(100_000);
  const { userId, account } = trader;
  const acting = (isFresh: boolean): Acting => ({
    ...anActiveSession({ userId, steppedUpAt: isFresh ? stage.wired.clock() : null }),
    visitor: { network: "unknown", userAgent: null, deviceToken: null, party: null },
  });
  const listed = (of = userId) =>
    listHistory(stage.wired, {
      ...{ userId: of, accountId: account.id, subject: SUBJECT },
      ...{ limit: 50, before: null },
    });
  const history = async () =>
    (await listed()).changes
      .toReversed()
      .map(({ kind, settings, version }) => `${settings.kind} ${kind} ${version}`);
  return { trader, userId, accountId: account.id, acting, listed, history };
};

const alertAt = (dollars: number) => ({
  when: { kind: "crossing", price: priceFromUsd(dollars) } as const,
  repeat: { kind: "once" } as const,
});

const stepUp = expect.objectContaining({ name: "AppError", code: "forbidden", reason: "step-up" });
const notFound = expect.objectContaining({ name: "AppError", code: "not-found" });

const armed = async ({ userId, account }: Trader, rule: AccountRule) => {
  const on = { userId, accountId: account.id };
  const stored = await stage.wired.rules.arm(aRule(on, rule, { createdAt: stage.paper.now() }), NEXT_TICK);
  if (stored === null) throw new Error("Not armed");
  return stored;
};

const breakerOf = (drop: number) =>
  ({ drop: basisPoints(drop), action: "guards-only", cooldownMs: HOUR }) as const;

test("what was done to the rules of an account is listed, to nobody but its owner, and apart from positions", async () => {
  const { trader, userId, accountId, listed, history } = await enter();
  const { id: positionId } = await trader.open();
  await trader.guard(positionId);
  const on = { userId, accountId };
  const alert = await armAlert(stage.wired, { ...on, id: null, config: alertAt(105_000) });
  await armAlert(stage.wired, { ...on, id: alert.id, config: alertAt(106_000) });
  await pauseAlert(stage.wired, { userId, id: alert.id });
  // What is made in one millisecond has no order of its own.
  stage.wait(1);
  const entry = await armed(trader, anEntry());
  expect(await history()).toEqual([
    "price-alert armed 1",
    "price-alert edited 2",
    "price-alert paused 2",
    "auto-entry armed 1",
  ]);
  const { automations, changes } = await listed();
  expect(automations).toMatchObject([
    { id: alert.id, subject: SUBJECT, state: "paused", version: 2, left: { rule: "alert-silent" } },
    { id: entry.id, subject: SUBJECT, state: "armed", version: 1, left: { rule: "enters-nothing" } },
  ]);
  expect(changes[2]).toMatchObject({
    before: { config: alertAt(105_000) },
    settings: { config: alertAt(106_000) },
  });
  const { userId: stranger } = await stage.trader();
  await expect(listed(stranger)).rejects.toEqual(notFound);
});

test("going back arms earlier settings of that very alert or entry again, by the gates of its form", async () => {
  const { userId, accountId, acting, history } = await enter();
  const on = { userId, accountId };
  const other = await armAlert(stage.wired, { ...on, id: null, config: alertAt(110_000) });
  const alert = await armAlert(stage.wired, { ...on, id: null, config: alertAt(105_000) });
  await armAlert(stage.wired, { ...on, id: alert.id, config: alertAt(106_000) });
  expect(await rollBack(stage.wired, acting(false), { id: alert.id, version: 1 })).toMatchObject({
    id: alert.id,
    version: 3,
  });
  expect(await stage.wired.rules.find(alert.id)).toMatchObject({ config: alertAt(105_000) });
  expect(await stage.wired.rules.find(other.id)).toMatchObject({ config: alertAt(110_000), version: 1 });
  expect((await history()).at(-1)).toBe("price-alert rolled-back 3");

  const before = anAutoEntry({ budget: sats(400_000) });
  const after = anAutoEntry({ budget: sats(300_000) });
  const made = await armEntryByTrader(stage.wired, acting(true), { accountId, id: null, config: before });
  await armEntryByTrader(stage.wired, acting(true), { accountId, id: made.id, config: after });
  // An entry opens positions by itself: whatever its settings were, they take a fresh factor.
  const back = { id: made.id, version: 1 };
  await expect(rollBack(stage.wired, acting(false), back)).rejects.toEqual(stepUp);
  expect(await rollBack(stage.wired, acting(true), back)).toMatchObject({ id: made.id, version: 3 });
  const { userId: stranger } = await stage.trader();
  const foreign = { ...acting(true), userId: stranger };
  await expect(rollBack(stage.wired, foreign, back)).rejects.toEqual(notFound);
});

test("going back to a looser breaker takes a fresh factor, and keeps the peak it has", async () => {
  const { accountId, acting, history } = await enter();
  const loose = await armBreaker(stage.wired, acting(false), { accountId, config: breakerOf(3_000) });
  await armBreaker(stage.wired, acting(false), { accountId, config: breakerOf(1_000) });
  const back = { id: loose.id, version: 1 };
  await expect(rollBack(stage.wired, acting(false), back)).rejects.toEqual(stepUp);
  await rollBack(stage.wired, acting(true), back);
  expect(await history()).toEqual([
    "drawdown-breaker armed 1",
    "drawdown-breaker edited 2",
    "drawdown-breaker rolled-back 3",
  ]);
});

test("a breaker that tripped is not deleted before its rest is over", async () => {
  const { trader, userId } = await enter();
  const trippedAt = stage.paper.now();
  const memory = { ...UNREAD_BREAKER, trippedAt };
  const breaker = await armed(trader, { kind: "drawdown-breaker", config: breakerOf(1_000), memory });
  const remove = () => deleteAutomation(stage.wired, { userId, id: breaker.id });
  await expect(remove()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("its rest is not over"),
  });
  stage.wait(HOUR);
  expect(await remove()).toMatchObject({ rule: "unwatched" });
  await expect(remove()).rejects.toEqual(notFound);
});

test("a breaker that trips while it is armed anew or deleted keeps its rest", async () => {
  const { trader, userId, accountId, acting } = await enter();
  const breaker = await armed(trader, {
    kind: "drawdown-breaker",
    config: breakerOf(3_000),
    memory: UNREAD_BREAKER,
  });
  const trippedAt = stage.paper.now();
  const { rules } = stage.wired;
  /** Whoever reads the rules sees a breaker that watches; then it trips. */
  const trips = async <Seen>(read: Promise<Seen>): Promise<Seen> => {
    const seen = await read;
    await stage.sql`update automations set memory = jsonb_set(memory, '{trippedAt}', ${`${trippedAt}`}::text::jsonb)
                    where id = ${breaker.id}`;
    return seen;
  };
  const late = {
    ...stage.wired,
    rules: {
      ...rules,
      ofUser: (id: string) => trips(rules.ofUser(id)),
      find: (id: string) => trips(rules.find(id)),
    },
  };
  const config = breakerOf(1_000);
  await expect(armBreaker(late, acting(true), { accountId, config })).rejects.toMatchObject({
    code: "conflict",
  });
  await stage.sql`update automations set memory = jsonb_set(memory, '{trippedAt}', 'null') where id = ${breaker.id}`;
  await expect(deleteAutomation(late, { userId, id: breaker.id })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await rules.find(breaker.id)).toMatchObject({ config: breakerOf(3_000), memory: { trippedAt } });
  stage.wait(HOUR);
  await armBreaker(stage.wired, acting(true), { accountId, config });
  expect(await rules.find(breaker.id)).toMatchObject({ config, memory: { trippedAt: null } });
});

test("what is deleted says what stays, and its settings bring it back as another one", async () => {
  const { trader, userId, accountId, acting, history } = await enter();
  const alert = await armed(trader, anAlert);
  const entry = await armed(trader, anEntry());
  expect(leftStandingWords(await deleteAutomation(stage.wired, { userId, id: alert.id }), "en")).toBe(
    "You are not told of this any more.",
  );
  expect(await deleteAutomation(stage.wired, { userId, id: entry.id })).toMatchObject({
    rule: "enters-nothing",
  });
  expect(await stage.wired.rules.ofUser(userId)).toEqual([]);
  const copy = { id: alert.id, accountId, subject: SUBJECT };
  const again = await copyAutomation(stage.wired, acting(false), copy);
  expect(again.id).not.toBe(alert.id);
  expect(await stage.wired.rules.find(again.id)).toMatchObject({ state: "armed", config: anAlert.config });
  expect((await history()).at(-1)).toBe("price-alert copied 1");
  // It stands there itself now.
  await expect(copyAutomation(stage.wired, acting(false), { ...copy, id: again.id })).rejects.toMatchObject({
    code: "bad-input",
    field: "subject",
  });
});

test("a rule goes to no position, and nothing of a position to an account", async () => {
  const { trader, accountId, acting } = await enter();
  const { id: positionId } = await trader.open();
  const guard = await trader.guard(positionId);
  const alert = await armed(trader, anAlert);
  for (const wrong of [
    { id: alert.id, accountId, subject: { on: "position", positionId } as const },
    { id: alert.id, accountId, subject: { on: "cross" } as const },
    { id: guard.id, accountId, subject: SUBJECT },
    { id: alert.id, accountId, subject: SUBJECT, also: [positionId] },
  ])
    await expect(copyAutomation(stage.wired, acting(true), wrong)).rejects.toMatchObject({
      code: "bad-input",
      field: "subject",
    });
});

test("the rules of an account go into a file and out of it onto another account, whole or not at all", async () => {
  const { trader, userId, accountId, acting } = await enter();
  await armed(trader, anAlert);
  await armed(trader, anEntry({ budget: sats(400_000) }));
  await armBreaker(stage.wired, acting(true), { accountId, config: breakerOf(2_000) });
  const document = await exportAutomations(stage.wired, { userId, accountId, subject: SUBJECT });
  expect(document.automations).toMatchObject([
    {
      kind: "price-alert",
      config: { when: { kind: "crossing", priceHalfUsd: 210_000 }, repeat: { kind: "once" } },
    },
    { kind: "auto-entry", config: { budgetSats: 400_000, leverageMillionths: expect.any(Number) } },
    { kind: "drawdown-breaker", config: { dropBps: 2_000, action: "guards-only", restMinutes: 60 } },
  ]);

  const other = await enter();
  await armBreaker(stage.wired, other.acting(true), {
    accountId: other.accountId,
    config: breakerOf(1_000),
  });
  const all = document.automations.map((_, entry) => ({ entry, subject: SUBJECT }));
  const asked = { accountId: other.accountId, document, placements: all };
  const told = await previewImport(stage.wired, { ...asked, userId: other.userId });
  expect(told).toMatchObject([
    { kind: "arms", replaces: null, isRaised: false },
    { kind: "arms", replaces: null, isRaised: true },
    { kind: "arms", replaces: { settings: { kind: "drawdown-breaker" } }, isRaised: true },
  ]);
  await expect(importAutomations(stage.wired, other.acting(false), asked)).rejects.toEqual(stepUp);
  expect(await other.history()).toEqual(["drawdown-breaker armed 1"]);
  await importAutomations(stage.wired, other.acting(true), asked);
  expect(await other.history()).toEqual([
    "drawdown-breaker armed 1",
    "price-alert imported 1",
    "auto-entry imported 1",
    "drawdown-breaker imported 2",
  ]);
});

test("more alerts than an account holds are refused before any is armed", async () => {
  const { trader, userId, accountId, acting, history } = await enter();
  for (let count = 0; count < 49; count += 1) await armed(trader, anAlert);
  const before = await history();
  const document = await exportAutomations(stage.wired, { userId, accountId, subject: SUBJECT });
  const placements = [0, 1].map((entry) => ({ entry, subject: SUBJECT }));
  const asked = { accountId, document, placements };
  const [fits, full] = await previewImport(stage.wired, { ...asked, userId });
  expect([fits?.kind, full?.kind]).toEqual(["arms", "refused"]);
  expect(full?.kind === "refused" && full.message("en")).toContain("at most 50 alerts");
  await expect(importAutomations(stage.wired, acting(true), asked)).rejects.toMatchObject({
    field: "automations.1.config",
  });
  expect(await history()).toEqual(before);
});

test("a guard plan goes back, is copied and deleted, and the guards it made stay", async () => {
  const { trader, userId, accountId, acting, history } = await enter();
  const plan = (share: number) => ({
    steps: [
      {
        when: { by: "distance", bps: basisPoints(500) } as const,
        deed: { kind: "add-margin", target: basisPoints(1_000) } as const,
      },
    ],
    ...{ maxTotalShare: basisPoints(share), maxLossShare: null, maxPerAction: null, maxPerDay: null },
    ...{ reserve: sats(0), cooldownMs: 0, settlementsAhead: 0 },
  });
  const made = await armGuardPlan(stage.wired, acting(true), { accountId, config: plan(10_000) });
  await armGuardPlan(stage.wired, acting(false), { accountId, config: plan(5_000) });
  await expect(rollBack(stage.wired, acting(false), { id: made.id, version: 1 })).rejects.toEqual(stepUp);
  await rollBack(stage.wired, acting(true), { id: made.id, version: 1 });
  const { id: positionId } = await trader.open();
  await stage.wired.accounts.makeDue(accountId, stage.paper.now());
  await syncDueAccounts(stage.wired, "paper", { at: stage.paper.now(), last: priceFromUsd(100_000) }, 10);
  const onPosition = await listHistory(stage.wired, {
    ...{ userId, accountId, subject: { on: "position", positionId } as const },
    ...{ limit: 50, before: null },
  });
  expect(onPosition.changes.map(({ settings, kind, by }) => `${settings.kind} ${kind} by ${by}`)).toEqual([
    "margin-guard armed by plan",
    "backstop armed by plan",
  ]);
  expect(await deleteAutomation(stage.wired, { userId, id: made.id })).toMatchObject({ rule: "plan-off" });
  expect(await stage.wired.automations.ofUser(userId, stage.paper.now())).toMatchObject([{ positionId }]);
  expect(await history()).toEqual([
    "guard-plan armed 1",
    "guard-plan edited 2",
    "guard-plan rolled-back 3",
    "guard-plan deleted 3",
  ]);
});

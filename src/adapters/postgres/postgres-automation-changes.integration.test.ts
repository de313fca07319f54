import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import type { StoredExit } from "#ports/exits.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { aRule } from "#testing/builders/a-rule.ts";
import { addGuarded, aReceipt, type Guarded, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const LEGS = [{ leg: 0, trigger: { side: "below", price: priceFromUsd(97_000) } }] as const;

const guarded = async () => {
  const all = await addGuarded(stores);
  const [guard] = all.guards;
  if (guard === undefined) throw new Error("There is a guard");
  const on = {
    accountId: all.account.id,
    subject: { on: "position", positionId: guard.positionId },
  } as const;
  const changes = async () => {
    const list = await stores.changes.list(all.userId, { ...on, limit: 100, before: null });
    return list.toReversed().map(({ kind, by, version }) => `${kind} ${version} by ${by}`);
  };
  return { all, guard, on, changes };
};

const aStop = ({ userId, account }: Guarded, dollars: number): StoredExit => ({
  id: randomUUID(),
  userId,
  accountId: account.id,
  positionId: aPosition().id,
  kind: "stop-loss",
  config: { level: { by: "price", price: priceFromUsd(dollars) } },
  state: "armed",
  epoch: 0,
  version: 1,
  heldBy: null,
  createdAt: NOW,
});

test("every change of a guard is kept once, in its order, and what changes nothing is not", async () => {
  const { all, guard, changes } = await guarded();
  const { automations } = stores;
  const config = aGuardConfig({ maxTotal: sats(90_000) });
  await automations.arm(guard, "paper", LEGS);
  await automations.arm({ ...guard, config }, "paper", LEGS);
  for (const _ of [1, 2]) await automations.pause(all.userId, guard.id, NOW + 1);
  await automations.arm({ ...guard, config }, "paper", LEGS);
  await automations.arm(guard, "paper", LEGS, { kind: "rolled-back", version: 1 });
  for (const _ of [1, 2]) await automations.pauseAllOf(all.userId, NOW + 2);
  for (const _ of [1, 2]) await stores.tradeLog.endPosition(aReceipt(guard, { outcome: "ended" }));
  expect(await changes()).toEqual([
    "armed 1 by trader",
    "edited 2 by trader",
    "paused 2 by trader",
    "resumed 2 by trader",
    "rolled-back 3 by trader",
    "paused 3 by axisor",
    "ended 3 by axisor",
  ]);
});

test("a change tells the settings before and after it, and its history nobody but its owner", async () => {
  const { all, guard, on } = await guarded();
  await stores.automations.arm({ ...guard, config: aGuardConfig({ maxPerDay: sats(1) }) }, "paper", LEGS);
  await stores.automations.arm(guard, "paper", LEGS, { kind: "rolled-back", version: 1 });
  const [back, edit] = await stores.changes.list(all.userId, { ...on, limit: 2, before: null });
  expect(edit).toMatchObject({
    before: { config: { maxPerDay: null } },
    settings: { config: { maxPerDay: 1 } },
  });
  expect(back).toMatchObject({ before: edit?.settings, settings: edit?.before, fromVersion: 1 });
  const older = await stores.changes.list(all.userId, { ...on, limit: 5, before: edit?.id ?? 0 });
  expect(older).toMatchObject([{ kind: "armed", before: null }]);

  const stranger = await stores.addUser();
  expect(await stores.changes.list(stranger, { ...on, limit: 9, before: null })).toEqual([]);
  expect(await stores.changes.onSubject(stranger, on)).toEqual([]);
  expect(await stores.changes.find(stranger, guard.id)).toBeNull();
  expect(await stores.changes.delete(stranger, guard.id, NOW)).toBe(false);
});

test("one that is deleted waits for nothing more, and makes room for another in its place", async () => {
  const { all, guard, changes, on } = await guarded();
  expect(await stores.changes.delete(all.userId, guard.id, NOW)).toBe(true);
  expect(await stores.changes.delete(all.userId, guard.id, NOW)).toBe(false);
  expect(await stores.automations.standing(guard.id, NOW)).toMatchObject({ state: "ended", trigger: null });
  await stores.automations.arm({ ...guard, id: randomUUID(), createdAt: NOW + 1 }, "paper", LEGS);
  expect(await changes()).toEqual(["armed 1 by trader", "deleted 1 by trader", "armed 1 by trader"]);
  expect(await stores.changes.onSubject(all.userId, on)).toMatchObject([
    { state: "armed", subject: on.subject },
  ]);
});

test("several are armed together, or none of them where one cannot be", async () => {
  const { all, guard, on } = await guarded();
  const stop = aStop(all, 95_000);
  const anew = { ...guard, config: aGuardConfig({ maxTotal: sats(7) }) };
  const ready = [
    { of: "guard", guard: anew, legs: LEGS },
    { of: "exit", exit: stop },
  ] as const;
  const nowhere = { of: "exit", exit: { ...stop, positionId: "never read" } } as const;
  await expect(stores.changes.armAll([...ready, nowhere], { kind: "imported" })).rejects.toThrow();
  expect(await stores.changes.onSubject(all.userId, on)).toMatchObject([{ id: guard.id, version: 1 }]);

  const armed = await stores.changes.armAll(ready, { kind: "imported" });
  expect(armed).toMatchObject([
    { id: guard.id, version: 2, settings: { kind: "margin-guard", config: { maxTotal: 7 } } },
    { version: 1, settings: { kind: "stop-loss" } },
  ]);
  const kinds = await stores.changes.list(all.userId, { ...on, limit: 2, before: null });
  expect(kinds.map(({ kind }) => kind)).toEqual(["imported", "imported"]);
});

test("a guard that plans meanwhile and an arming of it beside a rule never wait for each other", async () => {
  const { all, guard } = await guarded();
  const { sql, changes } = stores;
  const anew = { ...guard, config: aGuardConfig({ maxTotal: sats(7) }) };
  const ready = [
    { of: "guard", guard: anew, legs: LEGS },
    { of: "rule", rule: aRule({ userId: all.userId, accountId: all.account.id }), legs: [] },
  ] as const;
  const waits = () =>
    sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  let armed: ReturnType<typeof changes.armAll> | undefined;
  // A plan locks the account, then its guard.
  await sql.begin(async (tx) => {
    await tx`select 1 from exchange_accounts where id = ${all.account.id} for no key update`;
    armed = changes.armAll(ready, { kind: "imported" });
    await vi.waitFor(async () => expect(await waits()).toHaveLength(1));
    await tx`select 1 from automations where id = ${guard.id} for no key update nowait`;
  });
  expect(await armed).toHaveLength(2);
});

test("what was noted is neither changed nor taken away, but goes with its user", async () => {
  const { all } = await guarded();
  const { sql } = stores;
  await expect(sql`update automation_changes set what = 'edited'`).rejects.toThrow("append-only");
  await expect(sql`delete from automation_changes`).rejects.toThrow("append-only");
  await sql`delete from users where id = ${all.userId}`;
  expect(await sql`select * from automation_changes`).toHaveLength(0);
});

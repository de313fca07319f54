import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addGuarded, addUser, aPlan, aTick, hit, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const TRIGGER = { side: "below", price: priceFromUsd(97_000) } as const;

const guarded = async () => {
  const { guards, ...rest } = await addGuarded(stores);
  const [guard] = guards;
  if (guard === undefined) throw new Error("There is no guard");
  return { guard, ...rest };
};

test("arming a guarded position anew changes its rule and trigger and keeps what it has spent", async () => {
  const { guard } = await guarded();
  const [work] = await hit(stores);
  if (work === undefined) throw new Error("Nothing was hit");
  await stores.intents.plan(work, aPlan(guard));
  const config = aGuardConfig({ maxTotal: sats(90_000) });
  const anew = await stores.automations.arm({ ...guard, id: randomUUID(), config }, "paper", TRIGGER);
  expect(anew).toEqual({ ...guard, config });
  expect(await stores.automations.standing(guard.id, NOW)).toMatchObject({
    spending: { addedInAll: 76_471 },
    trigger: { ...TRIGGER, armed: true },
  });
  expect(await stores.automations.ofUser(guard.userId, NOW)).toHaveLength(1);
});

test("two who arm one position at once make one guard", async () => {
  const { account, userId } = await guarded();
  const position = aPosition({ id: "another" });
  const reading = { accountId: account.id, balance: sats(1), readAt: NOW, nextReadAt: NOW };
  await stores.accounts.storeReading({ ...reading, positions: [aPosition(), position] });
  const arm = () =>
    stores.automations.arm(
      {
        id: randomUUID(),
        userId,
        accountId: account.id,
        positionId: position.id,
        config: aGuardConfig(),
        state: "armed",
        epoch: 0,
        heldBy: null,
        createdAt: NOW,
      },
      "paper",
      TRIGGER,
    );
  const ids = (await Promise.all([arm(), arm(), arm()])).map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
});

test("nobody arms over somebody else's guard", async () => {
  const { guard } = await guarded();
  const stranger = { ...guard, id: randomUUID(), userId: await addUser(stores) };
  await expect(stores.automations.arm(stranger, "paper", TRIGGER)).rejects.toThrow();
  expect(await stores.automations.find(guard.id)).toEqual(guard);
});

test("pausing disarms at once, even what waits for its time, and only for its owner", async () => {
  const { guard } = await guarded();
  expect(await stores.automations.pause(await addUser(stores), guard.id, NOW)).toBeNull();
  expect((await stores.automations.standing(guard.id, NOW))?.trigger?.armed).toBe(true);
  const [work] = await hit(stores);
  if (work === undefined) throw new Error("Nothing was hit");
  await stores.triggers.hold(work, { kind: "at", trigger: TRIGGER, at: NOW + 1_000 }, null, null);
  expect(await stores.automations.pause(guard.userId, guard.id, NOW)).toMatchObject({ state: "paused" });
  const { work: none } = await stores.triggers.match("paper", aTick(80_000, 80_000, NOW + 2_000), 9, 1);
  expect(none).toEqual([]);
});

test("a guard that has ended can neither be paused nor seen among the others", async () => {
  const { guard } = await guarded();
  await stores.sql`update automations set state = 'ended'`;
  expect(await stores.automations.pause(guard.userId, guard.id, NOW)).toBeNull();
  expect(await stores.automations.ofUser(guard.userId, NOW)).toEqual([]);
});

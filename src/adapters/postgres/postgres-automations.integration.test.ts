import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { priceFromUsd, sats } from "#domain/units.ts";
import { aGuardConfig } from "#testing/builders/a-guard-config.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { addGuarded, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const TRIGGER = { side: "below", price: priceFromUsd(97_000) } as const;

test("two who arm one position at once make one guard", async () => {
  const { account, userId } = await addGuarded(stores);
  const position = aPosition({ id: "another" });
  const reading = { accountId: account.id, balance: sats(1), readAt: NOW, nextReadAt: () => NOW };
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
        version: 1,
        heldBy: null,
        createdAt: NOW,
      },
      "paper",
      [{ leg: 0, trigger: TRIGGER }],
    );
  const ids = (await Promise.all([arm(), arm(), arm()])).map(({ id }) => id);
  expect(new Set(ids).size).toBe(1);
});

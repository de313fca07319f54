import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { priceFromUsd } from "#domain/units.ts";
import { aPosition } from "#testing/builders/a-position.ts";
import { triggersContract } from "#testing/contracts/stores/triggers-contract.ts";
import { addGuarded, aTick, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";

triggersContract("PostgreSQL", openStores);

let stores: Stores;

beforeAll(async () => {
  stores = await openStores();
});
beforeEach(() => stores.empty());
afterAll(() => stores.close());

const match = (tick: ReturnType<typeof aTick>, limit = 100) =>
  stores.triggers.match("paper", tick, limit, 60_000);
const hits = async (tick: ReturnType<typeof aTick>) => (await match(tick)).work.length;

test("matching is one statement where there is nothing to do, and else one more that claims and one that reads", async () => {
  await addGuarded(stores);
  await match(aTick(100_000));
  stores.statements.length = 0;
  expect(await hits(aTick(99_999, 99_999, NOW + 1))).toBe(0);
  expect(stores.statements).toHaveLength(1);
  expect(await hits(aTick(94_444.5, 94_444.5, NOW + 2))).toBe(1);
  expect(stores.statements).toHaveLength(4);
});

test("a match that cannot write its work leaves the trigger armed and the last tick as it was", async () => {
  await addGuarded(stores);
  await match(aTick(100_000));
  await stores.sql`alter table trigger_work add constraint full_disk check (false) not valid`;
  await expect(match(aTick(94_444.5, 95_000, NOW + 1_000))).rejects.toThrow();
  await stores.sql`alter table trigger_work drop constraint full_disk`;
  expect(await stores.markets.seen("paper")).toMatchObject({ last: priceFromUsd(100_000), at: NOW });
  expect(await hits(aTick(94_444.5))).toBe(1);
});

test("each hit is given to one of many matching at once", async () => {
  const many = Array.from({ length: 30 }, (_, at) => aPosition({ id: `position-${at}` }));
  await addGuarded(stores, many);
  const given = await Promise.all(Array.from({ length: 6 }, () => match(aTick(94_444.5), 7)));
  const triggers = given.flatMap(({ work }) => work.map(({ triggerId }) => triggerId));
  expect(new Set(triggers).size).toBe(triggers.length);
  let rest = triggers.length;
  while (rest < 30) {
    const { work } = await match(aTick(94_444.5), 7);
    expect(work.length).toBeGreaterThan(0);
    rest += work.length;
  }
  expect(rest).toBe(30);
});

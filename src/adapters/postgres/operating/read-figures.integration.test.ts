import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addGuarded, NOW } from "#testing/stores/guarded-position.ts";
import { openStores, type Stores } from "#testing/stores/open-stores.ts";
import { openDatabase } from "../open-database.ts";
import { readFigures } from "./read-figures.ts";

const HOUR = 3_600_000;

let stores: Stores;
let opened: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  stores = await openStores();
  opened = openDatabase(stores.url, { max: 1, name: "figures" });
});
afterAll(async () => {
  await opened.close();
  await stores.close();
});

test("users by their newest session, armed triggers, and the intents of a day: none of what lies before", async () => {
  const { sql } = stores;
  const { userId, account } = await addGuarded(stores);
  const ago = (ms: number) => new Date(NOW - ms).toISOString();
  const other = randomUUID();
  await sql`insert into users (id, email, password_hash, created_at)
    values (${other}, ${`${other}@axisor.local`}, 'none', ${ago(0)})`;
  // One within five minutes who has an old session too, and one within a week.
  const sessions = [
    [userId, HOUR / 60],
    [userId, 30 * HOUR],
    [other, 100 * HOUR],
    [other, 8 * 24 * HOUR],
  ] as const;
  for (const [user, age] of sessions) {
    await sql`insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, idle_ms)
      values (${randomUUID()}, ${user}, ${ago(age)}, ${ago(age)}, ${ago(-HOUR)}, 1000)`;
  }
  const intents = [
    ["confirmed", HOUR],
    ["confirmed", 23 * HOUR],
    ["ambiguous", 2 * HOUR],
    ["confirmed", 25 * HOUR],
    ["rejected", 48 * HOUR],
  ] as const;
  for (const [state, age] of intents) {
    await sql`insert into trade_intents (id, user_id, account_id, cause_kind, cause_id, subject, epoch, action, amount,
        details, state, before, facts, lease_until, planned_at)
      values (${randomUUID()}, ${userId}, ${account.id}, 'manual', ${randomUUID()}, 'account', 0, 'add-margin', 1000,
        '{}', ${state}, '{}', '{}', ${ago(age)}, ${ago(age)})`;
  }
  await sql`update triggers set armed = true`;
  const [armed] = await sql`select count(*)::int as count from triggers`;
  const figures = await readFigures(opened.db, NOW);
  expect(figures).toMatchObject({
    activeUsers: { "5m": 1, "1d": 1, "7d": 2 },
    intents: { confirmed: 2, ambiguous: 1 },
  });
  expect(Object.values(figures.triggersArmed)).toEqual([armed?.["count"]]);
  expect(figures.connections.active).toBeGreaterThanOrEqual(1);
});

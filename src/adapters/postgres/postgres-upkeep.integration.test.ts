import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sats } from "#domain/units.ts";
import { aCrossPosition } from "#testing/builders/a-cross-position.ts";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { createPostgresCrossPositions } from "./postgres-cross-positions.ts";
import { createPostgresUpkeep } from "./postgres-upkeep.ts";

const NOW = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;
const USER = "00000000-0000-4000-8000-000000000001";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => undefined });
});
beforeEach(async () => {
  await sql`truncate users, request_buckets, auth_counters cascade`;
  await sql`insert into users (id, email, password_hash, created_at) values (${USER}, 'a@b.c', 'x', now())`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const addSession = (hash: string, expiresAt: number, lastSeenAt: number) => sql`
  insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, idle_ms)
  values (${hash}, ${USER}, to_timestamp(0), to_timestamp(${lastSeenAt / 1_000}), to_timestamp(${expiresAt / 1_000}), ${HOUR})`;
const sessions = async () =>
  (await sql`select token_hash from sessions order by 1`).map((row) => row.token_hash);
const upkeep = () => createPostgresUpkeep(drizzle(sql));

const anAccount = async (): Promise<string> => {
  const account = "00000000-0000-4000-8000-00000000000a";
  await sql`insert into exchange_accounts (id, user_id, network, label, exchange_user_id, key_last_four, permissions,
      credential_revision, status, next_read_at, created_at)
    values (${account}, ${USER}, 'paper', 'a', 'x', 'abcd', '{}', 1, 'active', now(), now())`;
  return account;
};

test("sessions go when they ended or were idle too long, and not a moment before", async () => {
  await addSession("alive", NOW + 1, NOW - HOUR + 1);
  await addSession("ended", NOW, NOW);
  await addSession("idle", NOW + HOUR, NOW - HOUR);
  expect(await upkeep().removeEndedSessions(NOW, 10)).toBe(2);
  expect(await sessions()).toEqual(["alive"]);
  expect(await upkeep().removeEndedSessions(NOW, 10)).toBe(0);
});

test("no more go than asked for", async () => {
  for (const hash of ["a", "b", "c"]) await addSession(hash, NOW, NOW);
  expect(await upkeep().removeEndedSessions(NOW, 2)).toBe(2);
  expect(await sessions()).toHaveLength(1);
});

test("steps that were begun and links that were sent go when they are too old", async () => {
  const [old, living] = [new Date(NOW).toISOString(), new Date(NOW + 1).toISOString()];
  for (const [name, expiresAt] of [
    ["old", old],
    ["living", living],
  ]) {
    await sql`insert into login_challenges (token_hash, kind, created_at, expires_at)
      values (${name ?? ""}, 'passkey', now(), ${expiresAt ?? ""})`;
    await sql`insert into mail_links (id, purpose, email, created_at, expires_at)
      values (gen_random_uuid(), 'register', ${name ?? ""}, now(), ${expiresAt ?? ""})`;
  }
  expect(await upkeep().removeEndedChallenges(NOW, 10)).toBe(1);
  expect(await upkeep().removeEndedLinks(NOW, 10)).toBe(1);
  expect(await sql`select token_hash from login_challenges`).toMatchObject([{ token_hash: "living" }]);
  expect(await sql`select email from mail_links`).toMatchObject([{ email: "living" }]);
});

test("request buckets go when nobody touched them for an hour", async () => {
  await sql`insert into request_buckets (scope, tokens, filled_at) values
    ('busy', 0.5, now() - interval '59 minutes'), ('left', 0.5, now() - interval '61 minutes')`;
  expect(await upkeep().removeFullBuckets(10)).toBe(1);
  expect(await sql`select scope from request_buckets`).toMatchObject([{ scope: "busy" }]);
});

test("counters of attempts go when they mean nothing any more, no more at once than asked for", async () => {
  const add = (key: string, endsAt: number) => sql`
    insert into auth_counters (key, window_start, current, previous, ends_at) values (${key}, 0, 1, 0, ${endsAt})`;
  await add("counting", NOW + 1);
  for (const key of ["a", "b", "c"]) await add(key, NOW);
  expect(await upkeep().removeEndedCounters(NOW, 2)).toBe(2);
  expect(await upkeep().removeEndedCounters(NOW, 2)).toBe(1);
  expect(await sql`select key from auth_counters`).toMatchObject([{ key: "counting" }]);
});

test("what positions were goes once it is old, but for what still says what one is", async () => {
  const account = await anAccount();
  const when = (at: number) => new Date(at).toISOString();
  for (const [id, isRunning] of [
    ["runs", true],
    ["over", false],
  ] as const) {
    const begun = when(NOW - 3 * HOUR);
    await sql`insert into positions values (${account}, ${id}, 'long', 1, 2, 2, 10, 10, 2, 0, 0, 0, 0, null, null,
      ${begun}, ${begun}, true)`;
    for (const [margin, at] of [
      [10, NOW - 2.5 * HOUR],
      [11, NOW - 2 * HOUR],
      [12, NOW - HOUR],
      [13, NOW + HOUR],
    ] as const) {
      const isLast = !isRunning && at === NOW - HOUR;
      if (!isRunning && at > NOW) continue;
      await sql`update positions set margin = ${margin}, read_at = ${when(at)}, is_running = ${!isLast}
        where id = ${id}`;
    }
  }
  await sql`insert into account_blindness values (${account}, ${when(0)}, ${when(NOW - 1)}, ''),
    (${account}, ${when(1)}, ${when(NOW)}, ''), (${account}, ${when(2)}, null, '')`;
  expect(await upkeep().removeOldHistory(NOW, 10)).toBe(5);
  const kept = await sql`select position_id, margin from position_changes order by 1, 2`;
  expect(kept.map((row) => ({ ...row }))).toEqual([
    { position_id: "runs", margin: "12" },
    { position_id: "runs", margin: "13" },
  ]);
  expect(await sql`select 1 from account_blindness`).toHaveLength(2);
  expect(await upkeep().removeOldHistory(NOW, 10)).toBe(0);
});

test("so does what cross positions were, but for the last that is old", async () => {
  const cross = createPostgresCrossPositions(drizzle(sql));
  const account = await anAccount();
  for (const [margin, at] of [
    [10, NOW - 2 * HOUR],
    [10, NOW - 1.5 * HOUR],
    [11, NOW - HOUR],
    [12, NOW + HOUR],
  ] as const)
    await cross.store(account, aCrossPosition({ margin: sats(margin), pl: sats(at), totalPl: sats(at) }), at);
  for (const at of [NOW + 2 * HOUR, NOW - 3 * HOUR]) await cross.markBlind(account, "", at);
  const kept = () => sql`select margin::int from cross_position_changes order by read_at`;
  expect(await kept()).toEqual([{ margin: 10 }, { margin: 11 }, { margin: 12 }]);
  expect(await upkeep().removeOldHistory(NOW, 10)).toBe(1);
  expect(await kept()).toEqual([{ margin: 11 }, { margin: 12 }]);
  expect(await upkeep().removeOldHistory(NOW, 10)).toBe(0);
});

import { randomUUID } from "node:crypto";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestDatabase } from "#testing/infra/test-database.ts";
import { createPostgresNotifications } from "../postgres-notifications.ts";
import { createPostgresUpkeep } from "../postgres-upkeep.ts";

/* Everything is older than the edge by a millisecond (`OLD`) or stands on it. */
const EDGE = Date.UTC(2026, 7, 30, 12);
const OLD = EDGE - 1;
const USER = "00000000-0000-4000-8000-000000000001";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sql: postgres.Sql;
const statements: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  const debug = (_: number, statement: string) => void statements.push(statement);
  sql = postgres(database.url, { max: 2, onnotice: () => undefined, debug });
});
beforeEach(async () => {
  await sql`truncate users, mails, operator_alerts, heartbeats cascade`;
  await sql`insert into users (id, email, password_hash, created_at) values (${USER}, 'a@b.c', 'x', now())`;
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

const when = (at: number): string => new Date(at).toISOString();
const upkeep = () => createPostgresUpkeep(drizzle(sql));

type Told = {
  readonly at?: number;
  readonly severity?: "info" | "danger";
  readonly isSpread?: boolean;
  readonly isForDigest?: boolean;
  readonly deliveries?: readonly ("waiting" | "sent" | "failed" | "spared" | "unsent")[];
};

/** Something that was told and read, and where; its name is in its facts. */
const tell = async (name: string, told: Told = {}): Promise<string> => {
  const { at = OLD, severity = "info", isSpread = true, isForDigest = false, deliveries = [] } = told;
  const id = randomUUID();
  await sql`insert into outbox (id, user_id, severity, facts, outcome, at, spread_at, in_app, is_for_digest)
    values (${id}, ${USER}, ${severity}, ${JSON.stringify({ kind: "test", channel: name })}::text::jsonb, 'told', ${when(at)},
            ${isSpread ? when(at) : null}, 'on', ${isForDigest})`;
  for (const [round, state] of deliveries.entries())
    await sql`insert into deliveries (id, outbox_id, user_id, channel, round, is_loud, due_at, state, created_at, ended_at)
      values (${randomUUID()}, ${id}, ${USER}, 'push', ${round}, true, ${when(at)}, ${state}, ${when(at)},
              ${state === "waiting" ? null : when(at)})`;
  return id;
};
const kept = async (): Promise<readonly string[]> =>
  (await sql`select facts->>'channel' as name from outbox order by 1`).map((row) => String(row["name"]));

test("what was told goes with its deliveries when it is old, and not a millisecond before", async () => {
  await tell("old", { deliveries: ["sent", "failed", "spared", "unsent"] });
  await tell("old danger that nobody read", { severity: "danger" });
  await tell("on the edge", { at: EDGE, severity: "danger", deliveries: ["sent"] });
  expect(await upkeep().removeOldNotifications(EDGE, 10)).toBe(2);
  expect(await kept()).toEqual(["on the edge"]);
  expect(await sql`select count(*)::int from deliveries`).toEqual([{ count: 1 }]);
  expect(await upkeep().removeOldNotifications(EDGE, 10)).toBe(0);
});

test("what is not told yet stays, however old it is", async () => {
  await tell("not spread", { isSpread: false });
  await tell("on its way", { deliveries: ["sent", "waiting"] });
  await tell("for a digest", { isForDigest: true });
  await sql`insert into notification_choices (user_id, cells, digest_hour, digest_channel, digest_at, ladder, chosen_at)
    values (${USER}, '{}', 8, 'email', ${when(OLD)}, '[]', ${when(OLD)})`;
  expect(await upkeep().removeOldNotifications(EDGE, 10)).toBe(0);
  // Who gets no digest any more is never told of what was kept for one.
  await sql`update notification_choices set digest_hour = null, digest_channel = null, digest_at = null`;
  expect(await upkeep().removeOldNotifications(EDGE, 10)).toBe(1);
  expect(await kept()).toEqual(["not spread", "on its way"]);
});

test("no more go at once than asked for, the oldest first, and what is locked is left", async () => {
  for (const [name, age] of [
    ["c", 1],
    ["a", 3],
    ["b", 2],
  ] as const)
    await tell(name, { at: EDGE - age });
  expect(await upkeep().removeOldNotifications(EDGE, 1)).toBe(1);
  expect(await kept()).toEqual(["b", "c"]);
  await sql.begin(async (tx) => {
    await tx`select from outbox where facts->>'channel' = 'b' for update`;
    expect(await upkeep().removeOldNotifications(EDGE, 10)).toBe(1);
  });
  expect(await kept()).toEqual(["b"]);
});

test("a list that was begun before goes on where it was, and counts what is left", async () => {
  const list = createPostgresNotifications(drizzle(sql), { add: async () => {}, move: async () => {} });
  for (const name of ["one", "two", "three"]) await tell(name, { at: name === "three" ? EDGE : OLD });
  const fresh = await tell("four", { at: EDGE });
  const [first, second] = await list.list(USER, { limit: 2, beforeSeq: null });
  expect(first?.id).toBe(fresh);
  expect((await list.list(USER, { limit: 2, beforeSeq: second?.seq ?? 0 })).length).toBe(2);
  expect(await list.recent(USER, 2)).toMatchObject({ unread: 4, unanswered: 0 });
  await upkeep().removeOldNotifications(EDGE, 10);
  expect(await list.list(USER, { limit: 2, beforeSeq: second?.seq ?? 0 })).toEqual([]);
  expect(await list.recent(USER, 2)).toMatchObject({ unread: 2, unanswered: 0 });
});

test("topics, questions, mails, alerts and processes go by their own age, at its edge", async () => {
  for (const [name, at] of [
    ["old", OLD],
    ["edge", EDGE],
  ] as const) {
    await sql`insert into notification_topics values (${USER}, ${name}, 'info', 'x', ${when(at)}, null, 0)`;
    const purpose = name === "old" ? "bind" : "flatten";
    await sql`insert into telegram_codes values (${USER}, ${purpose}, ${randomUUID()}, ${name},
      ${purpose === "bind" ? null : 7}, ${when(at + 1)})`;
    for (const state of ["sent", "waiting"])
      await sql`insert into mails (id, "to", facts, created_at, state) values
        (${randomUUID()}, ${`${name} ${state}`}, '{}', ${when(at)}, ${state})`;
    await sql`insert into operator_alerts (id, rule, subject, severity, detail, since, seen_at, cleared_at)
      values (${randomUUID()}, 'disk', ${name}, 'danger', '', ${when(0)}, ${when(0)}, ${when(at)})`;
    await sql`insert into heartbeats values (${randomUUID()}, 'web', ${name}, ${when(0)}, ${when(at)})`;
  }
  await sql`insert into operator_alerts (id, rule, subject, severity, detail, since, seen_at)
    values (${randomUUID()}, 'disk', 'standing', 'danger', '', ${when(0)}, ${when(0)})`;
  const removed = [
    await upkeep().removeOldTopics(EDGE, 9),
    await upkeep().removeEndedQuestions(EDGE, 9),
    await upkeep().removeOldMails(EDGE, 9),
    await upkeep().removeClearedAlerts(EDGE, 9),
    await upkeep().removeLostHeartbeats(EDGE, 9),
  ];
  expect(removed).toEqual([1, 1, 1, 1, 1]);
  const left = await sql`
    select 'topic ' || topic as name from notification_topics union select 'code ' || purpose from telegram_codes
    union select 'mail ' || "to" from mails union select 'alert ' || subject from operator_alerts
    union select 'process ' || version from heartbeats order by 1`;
  expect(left.map(({ name }) => name)).toEqual([
    "alert edge",
    "alert standing",
    "code flatten",
    "mail edge sent",
    "mail edge waiting",
    "mail old waiting",
    "process edge",
    "topic edge",
  ]);
});

test("none of it reads a large table from end to end", async () => {
  const many = sql`generate_series(1, 5000) as n`;
  const fresh = sql`${when(EDGE)}::timestamptz + n * interval '1 minute'`;
  await sql`insert into users (id, email, password_hash, created_at)
    select gen_random_uuid(), 'u' || n, 'x', now() from ${many}`;
  await sql`insert into outbox (id, user_id, severity, facts, outcome, at, spread_at)
    select gen_random_uuid(), ${USER}, 'info', '{}', 'told', ${fresh}, now() from ${many}`;
  await sql`insert into deliveries (id, outbox_id, user_id, channel, round, is_loud, due_at, state, created_at, ended_at)
    select gen_random_uuid(), id, user_id, 'push', 1, true, at, 'sent', at, at from outbox`;
  await sql`insert into notification_choices (user_id, cells, ladder, chosen_at) select id, '{}', '[]', now() from users`;
  await sql`insert into notification_topics select ${USER}, n::text, 'info', 'x', ${fresh}, null, 0 from ${many}`;
  await sql`insert into telegram_codes select id, 'bind', id, id::text, null, now() from users`;
  await sql`insert into mails (id, "to", facts, created_at, state)
    select gen_random_uuid(), 'x', '{}', ${fresh}, 'sent' from ${many}`;
  await sql`insert into operator_alerts (id, rule, subject, severity, detail, since, seen_at, cleared_at)
    select gen_random_uuid(), 'disk', '', 'danger', '', now(), now(), ${fresh} from ${many}`;
  await sql`analyze`;
  statements.length = 0;
  await upkeep().removeOldNotifications(EDGE, 1_000);
  await upkeep().removeOldTopics(EDGE, 1_000);
  await upkeep().removeEndedQuestions(EDGE, 1_000);
  await upkeep().removeOldMails(EDGE, 1_000);
  await upkeep().removeClearedAlerts(EDGE, 1_000);
  const asked = statements.filter((statement) => /^\s*delete/.test(statement));
  expect(asked).toHaveLength(5);
  for (const statement of asked) {
    const plan = (await sql.unsafe(`explain (generic_plan) ${statement}`)).map((row) => row["QUERY PLAN"]);
    expect(plan.join("\n")).not.toMatch(/Seq Scan/);
  }
});

import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#testing/infra/test-database.ts";
import { createAuthenticator } from "#testing/passkeys/create-authenticator.ts";
import { type Door, noLimits, openDoor } from "#testing/sign-in/open-door.ts";
import { postgresParts } from "#testing/sign-in/postgres-parts.ts";
import { EMAIL, enterWithApp, logIn } from "#testing/sign-in/trader-steps.ts";
import { openDatabase } from "./open-database.ts";

/* A login looks for one row of each table, and must not get slower with every trader who ever logged in. */

const CROWD = 5_000;
const TABLES = "users|sessions|devices|login_challenges|totp_factors|backup_codes|passkeys|mail_links|mails";

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;
let sql: Sql;
const statements = new Set<string>();

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => undefined });
  const onStatement = (statement: string) => void statements.add(statement);
  opened = openDatabase(database.url, { max: 4, name: "sign-in-index-use", onStatement });
});
afterAll(async () => {
  await opened.close();
  await sql.end();
  await database.drop();
});

/** Every other trader has a session, a device, factors, a begun step, a link and a mail. */
const crowd = async (): Promise<void> => {
  const many = sql`generate_series(1, ${CROWD}::int) as n`;
  const id = sql`md5('crowd' || n)::uuid`;
  await sql`insert into users (id, email, password_hash, created_at)
    select ${id}, 'trader-' || n, 'x', now() from ${many}`;
  await sql`insert into devices (id, user_id, token_hash, label, network, first_seen_at, last_seen_at)
    select ${id}, ${id}, md5('d' || n), 'x', 'x', now(), now() from ${many}`;
  await sql`insert into sessions (token_hash, previous_token_hash, user_id, created_at, last_seen_at, expires_at, idle_ms)
    select md5('s' || n), md5('p' || n), ${id}, now(), now(), now() + interval '1 day', 1000 from ${many}`;
  await sql`insert into login_challenges (token_hash, kind, created_at, expires_at)
    select md5('c' || n), 'factor', now(), now() from ${many}`;
  await sql`insert into totp_factors (user_id, revision, created_at) select ${id}, 1, now() from ${many}`;
  await sql`insert into backup_codes (user_id, selector, code_hash) select ${id}, 'ABCD', 'x' from ${many}`;
  await sql`insert into passkeys (id, user_id, public_key, counter, transports, label, is_backed_up, created_at)
    select 'k' || n, ${id}, '', 0, '{}', 'x', false, now() from ${many}`;
  await sql`insert into mail_links (id, purpose, email, created_at, expires_at)
    select ${id}, 'reset', 'trader-' || n, now(), now() from ${many}`;
  await sql`insert into mails (id, "to", facts, created_at) select gen_random_uuid(), 'x', '{"kind":"already-registered"}', now() from ${many}`;
  await sql`analyze`;
};

/** Everything somebody does at the door and on the Security page, once. */
const liveOnce = async (door: Door): Promise<void> => {
  const { browser, app, codes } = await enterWithApp(door);
  const authenticator = createAuthenticator();
  const { challenge, options } = await browser.ask((api) => api.security.beginPasskey());
  const response = authenticator.create(options);
  const passkey = await browser.ask((api) => api.security.addPasskey({ challenge, label: "Key", response }));
  await logIn(door, browser, { app });
  const asked = await browser.ask((api) => api.security.stepUpRequest());
  const answer = {
    kind: "passkey",
    challenge: asked.challenge,
    response: authenticator.get(asked.options),
  } as const;
  await browser.ask((api) => api.security.stepUp({ answer }));
  await browser.ask((api) => api.security.stepUp({ answer: { kind: "backup-code", code: codes[0] ?? "" } }));
  await browser.ask((api) => api.security.overview());
  await browser.ask((api) => api.security.changeEmail({ email: "new@axisor.local" }));
  await browser.ask((api) => api.security.changePassword({ password: "another pass phrase of mine" }));
  door.pass(1);
  await browser.ask((api) => api.security.removePasskey({ id: passkey.id }));
  await browser.ask((api) => api.security.removeTotp());
  await browser.ask((api) => api.auth.requestReset({ email: EMAIL }));
  const token = (await door.linkTo(EMAIL)) ?? "";
  await browser.ask((api) => api.auth.choosePassword({ token, password: "yet another pass phrase" }));
  await browser.ask((api) => api.outbox.list());
};

test("no step of getting in, or of changing how, reads a table from end to end", async () => {
  await crowd();
  const door = openDoor({ ...postgresParts(opened.db), limiter: noLimits });
  await liveOnce(door);
  const asked = [...statements].filter((statement) =>
    /^\s*(select|insert|update|delete|with)/i.test(statement),
  );
  expect(asked.length).toBeGreaterThan(35);
  const plans: string[] = [];
  for (const statement of asked) {
    const rows = await sql.unsafe(`explain (generic_plan) ${statement}`);
    plans.push([statement, ...rows.map((row) => String(row["QUERY PLAN"]))].join("\n"));
  }
  expect(plans.filter((plan) => new RegExp(`Seq Scan on "?(${TABLES})\\b`).test(plan))).toEqual([]);
}, 120_000);

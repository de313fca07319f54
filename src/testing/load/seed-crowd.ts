import type { Sql } from "postgres";
import { SESSION_SECONDS } from "#server/auth/seal-session.ts";

export type SeededUser = { readonly id: string; readonly email: string };

/** As many as fill a page and begin another. */
const RECEIPTS = 40;

const peopleOf = async (sql: Sql, count: number): Promise<void> => {
  await sql`
    create temp table crowd as
    select n, 'load-' || n || '@axisor.local' as email, gen_random_uuid() as user_id,
      gen_random_uuid() as account_id, gen_random_uuid() as automation_id
    from generate_series(1, ${count}::int) n`;
  await sql`
    insert into users (id, email, password_hash, role, created_at)
    select c.user_id, c.email, u.password_hash, u.role, now()
    from users u cross join crowd c where u.email = (select email from model)`;
};

/** The exchange knows nothing of these accounts, so nobody is to read them while the load lasts. */
const accountsOf = async (sql: Sql): Promise<void> => {
  await sql`
    insert into exchange_accounts
    select made.* from exchange_accounts a cross join crowd c
    cross join lateral jsonb_populate_record(null::exchange_accounts, to_jsonb(a) || jsonb_build_object(
      'id', c.account_id, 'user_id', c.user_id, 'exchange_user_id', 'load-' || c.n, 'read_at', now(),
      'next_read_at', now() + interval '1 day', 'next_validation_at', now() + interval '1 day')) made
    where a.id = (select account_id from model)`;
  await sql`
    insert into cross_positions
    select made.* from cross_positions p cross join crowd c
    cross join lateral jsonb_populate_record(null::cross_positions, to_jsonb(p) || jsonb_build_object(
      'account_id', c.account_id, 'asked_at', now() + interval '1 day')) made
    where p.account_id = (select account_id from model)`;
  await sql`
    insert into positions
    select made.* from positions p cross join crowd c
    cross join lateral jsonb_populate_record(null::positions, to_jsonb(p) || jsonb_build_object(
      'account_id', c.account_id, 'client_id', null, 'read_at', now())) made
    where p.account_id = (select account_id from model) and p.is_running`;
};

/** Each guard waits at a price of its own, so that a tick looks through an index of as many. */
const guardsOf = async (sql: Sql): Promise<void> => {
  await sql`
    insert into automations
    select made.* from automations g cross join crowd c
    cross join lateral jsonb_populate_record(null::automations, to_jsonb(g) || jsonb_build_object(
      'id', c.automation_id, 'user_id', c.user_id, 'account_id', c.account_id)) made
    where g.id = (select automation_id from model)`;
  await sql`
    insert into automation_versions
    select made.* from automation_versions v cross join crowd c
    cross join lateral jsonb_populate_record(null::automation_versions,
      to_jsonb(v) || jsonb_build_object('automation_id', c.automation_id)) made
    where v.automation_id = (select automation_id from model)`;
  await sql`
    insert into triggers (automation_id, leg, account_id, network, side, price, armed)
    select c.automation_id, t.leg, c.account_id, t.network, t.side, t.price - c.n % 5000, true
    from triggers t cross join crowd c where t.automation_id = (select automation_id from model)`;
};

/** The oldest first, each user's between everybody else's, as they lie where many live side by side. */
const receiptsOf = (sql: Sql) => sql`
  insert into receipts (id, user_id, account_id, automation_id, position_id, outcome, facts, raw_answer, at,
    chain_seq, content_hash, previous_hash, hash)
  select gen_random_uuid(), c.user_id, c.account_id, c.automation_id, r.position_id, r.outcome, r.facts,
    r.raw_answer, r.at - (${RECEIPTS} - step) * interval '1 hour', step, r.content_hash, r.previous_hash, r.hash
  from generate_series(1, ${RECEIPTS}::int) step cross join crowd c
  cross join (select * from receipts where user_id = (select user_id from model) order by seq desc limit 1) r
  order by step, c.n`;

/** What is copied: a trader with running positions, a guard that waits and a receipt of what it did. */
const modelOf = async (sql: Sql, email: string): Promise<void> => {
  await sql`
    create temp table model as
    select u.email, u.id as user_id, a.id as account_id, g.id as automation_id
    from users u join exchange_accounts a on a.user_id = u.id
    join automations g on g.account_id = a.id and g.kind = 'margin-guard' and g.state <> 'ended'
    where u.email = ${email} limit 1`;
  const [model] = await sql`select 1 from model`;
  if (model === undefined) throw new Error(`${email} has no guard that could be copied`);
};

/**
 * Makes so many users like one there is, in a handful of statements. What says that receipts are a chain is copied with them
 * and is no chain.
 */
export const seedCrowd = async (sql: Sql, email: string, count: number): Promise<readonly SeededUser[]> => {
  await modelOf(sql, email);
  await peopleOf(sql, count);
  await accountsOf(sql);
  await guardsOf(sql);
  await receiptsOf(sql);
  await sql`analyze`;
  return await sql<SeededUser[]>`select user_id as id, email from crowd order by n`;
};

/** Sessions of users, as a login writes them; `hash` is what is stored of the token. */
export const seedSessions = async (
  sql: Sql,
  sessions: ReadonlyArray<{ readonly userId: string; readonly hash: string }>,
): Promise<void> => {
  await sql`
    insert into sessions (token_hash, user_id, created_at, last_seen_at, expires_at, idle_ms)
    select made.hash, made."userId"::uuid, now(), now(), now() + ${SESSION_SECONDS} * interval '1 second', 28800000
    from jsonb_to_recordset(${sql.json(sessions)}) as made("userId" text, hash text)`;
};

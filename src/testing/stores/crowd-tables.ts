import type { Sql } from "postgres";

/**
 * Puts `count` traders beside the one that is there, each a copy with an account, positions, guards, triggers, intents and
 * receipts of its own, as they would lie there after some use: every statement has whole tables to get lost in.
 */
export const crowdTables = async (sql: Sql, count: number): Promise<void> => {
  const many = sql`generate_series(1, ${count}::int) as n`;
  const id = (kind: string, of: string) => sql`md5(${kind} || n || ${sql(of)})::uuid`;
  await sql`insert into users
    select (jsonb_populate_record(u, jsonb_build_object('id', ${id("user", "id")}, 'email', 'trader-' || n))).*
    from users u, ${many}`;
  await sql`insert into exchange_accounts
    select (jsonb_populate_record(a, jsonb_build_object('id', ${id("account", "id")},
      'user_id', ${id("user", "user_id")}, 'exchange_user_id', 'trader-' || n))).*
    from exchange_accounts a, ${many}`;
  const account = id("account", "account_id");
  const user = id("user", "user_id");
  await sql`insert into positions
    select (jsonb_populate_record(p, jsonb_build_object('account_id', ${account}))).* from positions p, ${many}`;
  await sql`insert into automations
    select (jsonb_populate_record(a, jsonb_build_object('id', ${id("automation", "id")}, 'user_id', ${user},
      'account_id', ${account}))).* from automations a, ${many}`;
  await sql`insert into triggers (automation_id, account_id, network, side, price, armed)
    select ${id("automation", "automation_id")}, ${account}, network, side, price, false from triggers, ${many}`;
  await sql`insert into trade_intents
    select (jsonb_populate_record(i, jsonb_build_object('id', ${id("intent", "id")}, 'user_id', ${user},
      'account_id', ${account}, 'cause_id', ${id("automation", "cause_id")}))).* from trade_intents i, ${many}`;
  await sql`insert into receipts
    select (jsonb_populate_record(r, jsonb_build_object('id', ${id("receipt", "id")}, 'seq', seq + n, 'user_id', ${user},
      'account_id', ${account}, 'automation_id', ${id("automation", "automation_id")}))).* from receipts r, ${many}`;
  await sql`insert into outbox
    select (jsonb_populate_record(o, jsonb_build_object('id', ${id("notice", "id")}, 'seq', seq + n, 'user_id', ${user},
      'receipt_id', ${id("receipt", "receipt_id")}))).* from outbox o, ${many}`;
  await sql`analyze`;
};

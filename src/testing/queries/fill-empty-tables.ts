import type { Sql } from "postgres";

/** One row of each table that only has rows while something is under way, or after it went wrong. */
export const fillEmptyTables = async (sql: Sql): Promise<void> => {
  const id = sql`gen_random_uuid()`;
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into cross_blindness values (${id}, now(), now(), 'x')`;
    await tx`insert into deliveries (id, outbox_id, user_id, channel, round, is_loud, due_at, state, created_at, ended_at)
      values (${id}, ${id}, ${id}, 'push', 1, true, now(), 'sent', now(), now()),
             (${id}, ${id}, ${id}, 'email', 1, true, now(), 'waiting', now(), null)`;
    await tx`insert into notification_topics values (${id}, 'x', 'info', 'x', now(), null, 0)`;
    await tx`insert into panic_stages values (${id}, ${id}, 'freeze', 'trader', now())`;
    await tx`insert into removed_receipts values (${id}, 1, ${id}, '\\x00', '\\x00', '\\x00')`;
    await tx`insert into request_buckets values ('paper/key/x', 1, now())`;
    await tx`insert into telegram_codes values (${id}, 'bind', ${id}, 'x', null, now())`;
    await tx`insert into trigger_work (automation_id, id, trigger_id, account_id, network, side, price, low, high, lease_until)
      values (${id}, 1, 1, ${id}, 'paper', 'below', 1, 1, 1, now())`;
    await tx`insert into worker_requests (id, kind, user_id, facts, created_at, expires_at)
      values (${id}, 'test-key', ${id}, '{}', now(), now())`;
    await tx`insert into auth_counters values ('login/x', 1, 1, 0, 1)`;
    await tx`insert into login_challenges (token_hash, kind, created_at, expires_at) values ('x', 'passkey', now(), now())`;
    await tx`insert into notification_choices (user_id, cells, ladder, chosen_at) values (${id}, '{}', '[]', now())`;
    await tx`insert into preferences (user_id, chosen_at) values (${id}, now())`;
  });
};

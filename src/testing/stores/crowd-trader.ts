import type { Sql } from "postgres";

/**
 * Gives a trader so many positions and receipts like those there are, and has the account left unread from then on: the
 * exchange knows nothing of them. The chain of the receipts is not continued, so this comes last in a trader's story.
 */
export const crowdTrader = async (
  sql: Sql,
  email: string,
  { positions, receipts }: { readonly positions: number; readonly receipts: number },
): Promise<void> => {
  await sql`
    update exchange_accounts set next_read_at = now() + interval '1 day', next_validation_at = now() + interval '1 day'
    where user_id = (select id from users where email = ${email})`;
  await sql`
    insert into positions
    select (jsonb_populate_record(null::positions, to_jsonb(p) || jsonb_build_object(
      'id', 'many-' || n, 'client_id', null, 'margin', p.margin + n, 'liquidation', p.liquidation - n, 'read_at', now()))).*
    from (select q.* from positions q join exchange_accounts a on a.id = q.account_id
          join users u on u.id = a.user_id where u.email = ${email} and q.is_running limit 1) p,
         generate_series(1, ${positions}::int) n`;
  await sql`
    insert into receipts
    select (jsonb_populate_record(null::receipts, to_jsonb(r) || jsonb_build_object(
      'id', gen_random_uuid(), 'seq', nextval('receipts_seq_seq'), 'chain_seq', 1000000 + n,
      'at', r.at - n * interval '1 minute'))).*
    from (select q.* from receipts q join users u on u.id = q.user_id where u.email = ${email} limit 1) r,
         (select n from generate_series(1, ${receipts}::int) n order by n desc) n`;
};

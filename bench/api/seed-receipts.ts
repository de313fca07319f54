import type { Sql } from "postgres";

/** Who holds the receipts that are read, and how they are spread. */
export type SeededReceipts = {
  /** Somebody with a tenth of all of them. */
  readonly userId: string;
  readonly accountId: string;
  readonly count: number;
};

const OTHERS = 10_000;
/** So many are written by one statement: it ends well within any patience, and says how far it is. */
const STEP = 250_000;

/** Outcomes as they come about: most of a log is what was held back and what was confirmed, and little of it is rare. */
const OUTCOME = `(array['held','held','held','held','held','confirmed','confirmed','confirmed','ended','told',
  'blind','rejected','not-applied','unknown','ambiguous','tripped'])[case when n % 50 = 0 then 12 + (n / 50) % 5 else 1 + n % 10 end]`;

/** What secondary indexes there are, to be made anew when all is written: one by one that takes a fraction of the time. */
const dropIndexes = async (sql: Sql): Promise<readonly string[]> => {
  const rows = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = 'receipts'::regclass and not i.indisprimary`;
  for (const { name } of rows) await sql.unsafe(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
};

const seedPeople = async (sql: Sql): Promise<void> => {
  const many = sql`generate_series(0, ${OTHERS}::int) as n`;
  const id = (what: string) => sql`md5(${what} || n)::uuid`;
  await sql`insert into users (id, email, password_hash, created_at)
    select ${id("user")}, 'seeded-' || n || '@axisor.local', 'none', now() from ${many}`;
  await sql`insert into exchange_accounts (id, user_id, network, label, exchange_user_id, key_last_four, permissions,
      credential_revision, status, validated_at, next_read_at, next_validation_at, created_at)
    select ${id("account")}, ${id("user")}, 'paper', 'Seeded', 'seeded-' || n, 'abcd', '{}', 1, 'active', now(),
      now() + interval '1 day', now() + interval '1 day', now() from ${many}`;
};

/**
 * Writes so many receipts, with the facts of `example`: a tenth of them one user's, the others spread over ten thousand. Each
 * has a place in its user's chain and digests of the right length, and none of them is the digest of anything: nobody can walk
 * these chains, and nothing that is measured on them does. The rules that keep a log whole are off while they are written.
 */
export const seedReceipts = async (
  sql: Sql,
  {
    count,
    example,
    say,
  }: { readonly count: number; readonly example: unknown; readonly say: (text: string) => void },
): Promise<SeededReceipts> => {
  await seedPeople(sql);
  const definitions = await dropIndexes(sql);
  const facts = JSON.stringify(example);
  for (let from = 0; from < count; from += STEP) {
    const to = Math.min(count, from + STEP) - 1;
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`set local synchronous_commit = off`;
      await tx.unsafe(
        `insert into receipts (id, seq, user_id, account_id, automation_id, position_id, outcome, facts, at, chain_seq,
           content_hash, previous_hash, hash)
         select gen_random_uuid(), n + 1, md5('user' || who)::uuid, md5('account' || who)::uuid, md5('automation' || who)::uuid,
           'position-' || who || '-' || n % 97, ${OUTCOME}, $1::text::jsonb,
           now() - (${count} - n) * interval '1 second', n + 1,
           decode(md5('c' || n) || md5('d' || n), 'hex'), decode(md5('p' || n) || md5('q' || n), 'hex'),
           decode(md5('h' || n) || md5('i' || n), 'hex')
         from (select n, case when n % 10 = 0 then 0 else 1 + (n * 7919) % ${OTHERS} end as who
               from generate_series(${from}::int8, ${to}::int8) n) placed`,
        [facts],
      );
    });
    if (from % (STEP * 4) === 0) say(`wrote ${to + 1} of ${count} receipts`);
  }
  for (const definition of definitions) await sql.unsafe(definition);
  await sql`select setval('receipts_seq_seq', ${count + 1})`;
  await sql`analyze`;
  const [row] = await sql`select md5('user0')::uuid as user_id, md5('account0')::uuid as account_id`;
  return { userId: String(row?.["user_id"]), accountId: String(row?.["account_id"]), count };
};

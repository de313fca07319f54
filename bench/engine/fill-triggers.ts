import type { Sql, TransactionSql } from "postgres";
import { addWithin } from "#domain/automations/guard-step.ts";
import type { MarginGuardConfig } from "#domain/automations/margin-guard.ts";
import { basisPoints, priceFromUsd, sats } from "#domain/units.ts";

/** The price the triggers wait around: none is armed within one percent of it. */
export const MARKET = priceFromUsd(100_000);
/** The first prices at which any is reached. */
const NEAREST = { below: priceFromUsd(99_000), above: priceFromUsd(101_000) };
/** Prices of one side are spread evenly over so many half dollars. */
const SPREAD = 100_000;
const PER_ACCOUNT = 50;
/** A prime, so that neighbours in price lie far apart in the table, as they do in a product that was used for a while. */
const STRIDE = 7_919;

const GUARD: MarginGuardConfig = {
  steps: [addWithin(basisPoints(500), basisPoints(1_000))],
  maxTotal: null,
  maxPerAction: null,
  maxPerDay: null,
  maxLoss: null,
  reserve: sats(0),
  cooldownMs: 0,
};

type Index = { readonly name: string; readonly definition: string };

/** Building an index over what is there costs a fraction of keeping it up row by row. */
const withoutIndexes = async (tx: TransactionSql, fill: () => Promise<void>): Promise<void> => {
  const indexes = await tx<Index[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid in ('positions'::regclass, 'automations'::regclass, 'triggers'::regclass)
      and not exists (select from pg_constraint where conindid = indexrelid)`;
  for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
  await fill();
  for (const { definition } of indexes) await tx.unsafe(definition);
};

const fill = async (tx: TransactionSql, count: number): Promise<void> => {
  const accounts = Math.ceil(count / PER_ACCOUNT);
  await tx.unsafe(`create function pg_temp.id(kind int, n bigint) returns uuid immutable language sql
    return (lpad(kind::text, 8, '0') || '-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`);
  await tx`
    insert into users (id, email, password_hash, created_at)
    select pg_temp.id(1, a), 'bench-' || a, 'none', now() from generate_series(1, ${accounts}::int) a`;
  await tx`
    insert into exchange_accounts (id, user_id, network, label, exchange_user_id, key_last_four, permissions,
      credential_revision, status, balance, next_read_at, created_at)
    select pg_temp.id(2, a), pg_temp.id(1, a), 'paper', 'bench', 'bench-' || a, '0000', '{}', 1, 'active',
      1000000, now() + interval '1 day', now()
    from generate_series(1, ${accounts}::int) a`;
  await tx`
    insert into positions (account_id, id, side, quantity, price, entry_price, margin, entry_margin, liquidation, pl,
      maintenance_margin, funding_paid, opening_fee, opened_at, read_at, is_running)
    select pg_temp.id(2, (n - 1) / ${PER_ACCOUNT} + 1), 'p' || lpad(n::text, 8, '0'),
      case when n % 2 = 0 then 'long' else 'short' end, 1000, ${MARKET}, ${MARKET}, 100000, 100000,
      case when n % 2 = 0 then 0.95 * ${NEAREST.below} - n * ${STRIDE}::bigint % ${SPREAD}
                          else 1.05 * ${NEAREST.above} + n * ${STRIDE}::bigint % ${SPREAD} end,
      0, 1000, 0, 1000, now(), now(), true
    from generate_series(1, ${count}::int) n`;
  await tx`
    insert into automations (id, user_id, account_id, position_id, kind, config, state, created_at, updated_at)
    select pg_temp.id(3, n), pg_temp.id(1, (n - 1) / ${PER_ACCOUNT} + 1), pg_temp.id(2, (n - 1) / ${PER_ACCOUNT} + 1),
      'p' || lpad(n::text, 8, '0'), 'margin-guard', ${JSON.stringify(GUARD)}::text::jsonb, 'armed', now(), now()
    from generate_series(1, ${count}::int) n`;
  await tx`
    insert into triggers (automation_id, account_id, network, side, price, armed)
    select pg_temp.id(3, n), pg_temp.id(2, (n - 1) / ${PER_ACCOUNT} + 1), 'paper',
      case when n % 2 = 0 then 'below' else 'above' end,
      case when n % 2 = 0 then ${NEAREST.below} - n * ${STRIDE}::bigint % ${SPREAD}
                          else ${NEAREST.above} + n * ${STRIDE}::bigint % ${SPREAD} end,
      true
    from generate_series(1, ${count}::int) n`;
};

/**
 * Replaces whatever is in the database by `count` armed guards on as many positions, half of them below the market and
 * half above. Rows are as the product writes them; only the checks of foreign keys rest meanwhile.
 */
export const fillTriggers = async (sql: Sql, count: number): Promise<void> => {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local maintenance_work_mem = '256MB'`;
    await tx`truncate users, trigger_work, market_ticks cascade`;
    await withoutIndexes(tx, () => fill(tx, count));
  });
  await sql`vacuum analyze`;
  await sql`checkpoint`;
};

import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, Rereading } from "#ports/exchange-accounts.ts";
import type { Database, Transaction } from "../open-database.ts";
import { marketTicks } from "../schema/guarding.ts";

const WHOLE = 10_000;

/** The market, while a settlement of it still has to be seen to. */
const unsettled = (network: Network, { settledAt }: Rereading) => {
  const settlement = new Date(settledAt);
  return and(
    eq(marketTicks.network, network),
    or(isNull(marketTicks.settledAt), lt(marketTicks.settledAt, settlement)),
  );
};

/** Deadlines by how near the price is to an account's nearest level: within the band at once, the rest in turn. */
const pullIn = (tx: Transaction, network: string, { settledAt, at, band, spacingMs }: Rereading) => {
  const settlement = new Date(settledAt).toISOString();
  const now = new Date(at).toISOString();
  return tx.execute(sql`
    with ranked as materialized (
      select account.id, nearest.distance, row_number() over (order by nearest.distance, account.id) - 1 as turn
      from market_ticks market
      join exchange_accounts account on account.network = market.network and account.status = 'active'
      cross join lateral (
        select min(abs(level.price - market.last)::float8 / market.last) as distance, max(level.read_at) as read_at
        from (
          select liquidation as price, read_at from positions where account_id = account.id and is_running
          union all
          select price, null from triggers where account_id = account.id and armed and price is not null
        ) level
      ) nearest
      where market.network = ${network} and nearest.distance is not null
        and (nearest.read_at is null or nearest.read_at < ${settlement}::timestamptz)
    )
    update exchange_accounts account
    set next_read_at = least(account.next_read_at, ${now}::timestamptz
          + case when ranked.distance <= ${band / WHOLE}::float8 then 0 else ranked.turn end
            * ${spacingMs}::int * interval '1 millisecond')
    from ranked where account.id = ranked.id`);
};

/**
 * Sees to a funding settlement once. The market's row, which every tick writes, is locked only at the very end; a lock
 * of its own keeps two from ranking the same accounts at once. Whoever dies in between leaves it to the next caller.
 */
export const rereadAfterFunding = async (
  db: Database,
  ...[network, rereading]: Parameters<ExchangeAccounts["rereadAfterFunding"]>
): Promise<boolean> => {
  const isOpen = unsettled(network, rereading);
  const [open] = await db.select({ network: marketTicks.network }).from(marketTicks).where(isOpen);
  if (open === undefined) return false;
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext(${`funding ${network}`})) as mine`,
    );
    if (lock?.mine !== true) return false;
    // Asked again under the lock: somebody may have seen to it since.
    const still = await tx.select({ network: marketTicks.network }).from(marketTicks).where(isOpen);
    if (still.length === 0) return false;
    await pullIn(tx, network, rereading);
    const settled = await tx
      .update(marketTicks)
      .set({ settledAt: new Date(rereading.settledAt) })
      .where(isOpen)
      .returning({ network: marketTicks.network });
    return settled.length === 1;
  });
};

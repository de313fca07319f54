import type { NearestAccounts } from "#ports/nearest-accounts.ts";
import { arrayOf } from "./array-of.ts";
import type { Database } from "./open-database.ts";

type Row = { readonly account_id: string };

/** Several triggers of one account lie side by side, so more of them are looked at than accounts are wanted. */
const TRIGGERS_AN_ACCOUNT = 8;

/** From the two price indexes of armed triggers: as cheap at a million triggers as at ten. */
const byTrigger = (
  db: Database,
  ...[network, last, limit]: Parameters<NearestAccounts["nearest"]>
): Promise<readonly Row[]> => {
  const looked = limit * TRIGGERS_AN_ACCOUNT;
  return db.$client<Row[]>`
    select near.account_id from (
      (select account_id, ${last} - price as distance from triggers
       where armed and side = 'below' and price is not null and network = ${network} and price <= ${last}
       order by price desc limit ${looked})
      union all
      (select account_id, price - ${last} from triggers
       where armed and side = 'above' and price is not null and network = ${network} and price >= ${last}
       order by price limit ${looked})
    ) near
    join exchange_accounts account on account.id = near.account_id and account.status = 'active'
    group by near.account_id order by min(near.distance), near.account_id limit ${limit}`;
};

/** From the positions themselves: read only while places are left, so a busy installation never pays for it. */
const byLiquidation = (
  db: Database,
  network: string,
  last: number,
  without: readonly string[],
  limit: number,
): Promise<readonly Row[]> =>
  db.$client<Row[]>`
    select position.account_id from positions position
    join exchange_accounts account on account.id = position.account_id
    where position.is_running and account.network = ${network} and account.status = 'active'
      and not position.account_id = any(${arrayOf(without)}::uuid[])
    group by position.account_id
    order by min(abs(position.liquidation - ${last})), position.account_id limit ${limit}`;

/** The accounts nearest to something happening, in PostgreSQL. */
export const createPostgresNearestAccounts = (db: Database): NearestAccounts => ({
  nearest: async (network, last, limit) => {
    const guarded = (await byTrigger(db, network, last, limit)).map((row) => row.account_id);
    if (guarded.length >= limit) return guarded;
    const others = await byLiquidation(db, network, last, guarded, limit - guarded.length);
    return [...guarded, ...others.map((row) => row.account_id)];
  },
});

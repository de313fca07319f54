import { READ_HOLD_MS } from "#domain/accounts/next-read.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Database } from "../open-database.ts";

const WHOLE = 10_000;

/** Pulls in the deadlines of accounts whose triggers the price came near to; the band is rounded outwards. */
export const makeNearDue = async (
  db: Database,
  ...[network, { last, band, restMs }, at]: Parameters<ExchangeAccounts["makeNearDue"]>
): Promise<void> => {
  const reach = Math.ceil((last * band) / WHOLE);
  const now = new Date(at).toISOString();
  const soon = new Date(at + READ_HOLD_MS).toISOString();
  const rested = new Date(at - restMs).toISOString();
  await db.$client`
    update exchange_accounts account set next_read_at = ${now}
    where id = any(array(
        select account_id from triggers where armed and side = 'below' and price is not null
          and network = ${network} and price between ${last - reach} and ${last}
        union
        select account_id from triggers where armed and side = 'above' and price is not null
          and network = ${network} and price between ${last} and ${last + reach}))
      and next_read_at > ${soon} and status = 'active' and blind_since is null
      and not exists (select 1 from positions position where position.account_id = account.id
                      and position.is_running and position.read_at > ${rested})`;
};

import { type SQL, sql } from "drizzle-orm";

/**
 * States of the intents that were planned since, of all accounts. Looked up account by account, because the index begins with
 * that: it costs the same however many years of intents lie there. `offset 0` keeps the planner from reading the whole table.
 */
export const intentsSince = (since: SQL): SQL => sql`
  select of_account.state from exchange_accounts a,
    lateral (select i.state from trade_intents i where i.account_id = a.id and i.planned_at > ${since} offset 0) as of_account`;

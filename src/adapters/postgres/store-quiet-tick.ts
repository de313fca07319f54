import type { Tick } from "#domain/triggers/trigger.ts";
import type { Network } from "#ports/exchange.ts";
import type { Database } from "./open-database.ts";

/**
 * Stores a tick on which there is nothing to do: no armed trigger beyond it, none whose waiting time is over, no work and
 * no intent whose lease ran out. False when there is something, or a newer tick is stored already, or none ever was;
 * then nothing was written. One statement, five looks at the near end of an index: it costs the same at any number of
 * triggers, and little more than the commit of the one row it writes.
 */
export const storeQuietTick = async (db: Database, network: Network, tick: Tick): Promise<boolean> => {
  const at = new Date(tick.at).toISOString();
  const knownSince = tick.knownSince === undefined ? null : new Date(tick.knownSince).toISOString();
  // Ordered and limited, not `exists`: that would let the planner read the whole table for the first row it hopes for.
  const stored = await db.$client`
    update market_ticks market set last = tick.last, at = tick.at,
      covered_at = case when tick.known_since > market.covered_at then market.covered_at else tick.at end
    from (select ${network}::text as network, ${tick.low}::int as low, ${tick.high}::int as high,
                 ${tick.last}::int as last, ${at}::timestamptz as at,
                 ${knownSince}::timestamptz as known_since) tick
    where market.network = tick.network and market.at <= tick.at
      and (select 1 from triggers where armed and side = 'below' and network = tick.network and price >= tick.low
           order by price desc limit 1) is null
      and (select 1 from triggers where armed and side = 'above' and network = tick.network and price <= tick.high
           order by price limit 1) is null
      and (select 1 from triggers where not armed and network = tick.network and rearm_at <= tick.at
           order by rearm_at limit 1) is null
      and (select 1 from trigger_work where network = tick.network and lease_until <= now()
           order by lease_until limit 1) is null
      and (select 1 from trade_intents where state in ('planned', 'sent') and lease_until <= now()
           order by lease_until limit 1) is null`;
  return stored.count === 1;
};

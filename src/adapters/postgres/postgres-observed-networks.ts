import { eq, sql } from "drizzle-orm";
import type { NetworkFacts, ObservedNetworks } from "#ports/network-facts.ts";
import type { Database } from "./open-database.ts";
import { observedNetworks } from "./schema/guarding.ts";

type Facts = Omit<NetworkFacts, "network" | "observedAt">;

/** For what an older observation does not name. */
const NOT_SEEN: Facts = {
  backDatedAccepted: null,
  aheadAccepted: null,
  stampWindowMs: null,
  replayAccepted: null,
  clientIdUnique: null,
  readsOwnWrites: null,
  addMarginExact: null,
  keyPerSecond: null,
  publicPerSecond: null,
};

/** What the probe has seen of each network, in PostgreSQL: one row a network. */
export const createPostgresObservedNetworks = (db: Database): ObservedNetworks => ({
  of: async (network) => {
    const [row] = await db.select().from(observedNetworks).where(eq(observedNetworks.network, network));
    if (row === undefined) return null;
    return { ...NOT_SEEN, ...row.facts, network, observedAt: row.observedAt.getTime() };
  },
  record: async ({ network, observedAt, ...facts }) => {
    const row = { network, facts, observedAt: new Date(observedAt) };
    const known = sql`${observedNetworks.facts} || jsonb_strip_nulls(excluded.facts)`;
    await db
      .insert(observedNetworks)
      .values(row)
      .onConflictDoUpdate({
        target: observedNetworks.network,
        set: { facts: known, observedAt: row.observedAt },
      });
  },
});

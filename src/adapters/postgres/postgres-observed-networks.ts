import { eq } from "drizzle-orm";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { Database } from "./open-database.ts";
import { observedNetworks } from "./schema/guarding.ts";

/** What the probe has seen of each network, in PostgreSQL. */
export const createPostgresObservedNetworks = (db: Database): ObservedNetworks => ({
  of: async (network) => {
    const [row] = await db.select().from(observedNetworks).where(eq(observedNetworks.network, network));
    return row === undefined ? null : { ...row.facts, network, observedAt: row.observedAt.getTime() };
  },
  record: async ({ network, observedAt, ...facts }) => {
    const row = { network, facts, observedAt: new Date(observedAt) };
    await db
      .insert(observedNetworks)
      .values(row)
      .onConflictDoUpdate({
        target: observedNetworks.network,
        set: { facts, observedAt: row.observedAt },
      });
  },
});

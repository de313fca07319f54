import { openDatabase } from "#adapters/postgres/open-database.ts";
import { createPostgresObservedNetworks } from "#adapters/postgres/postgres-observed-networks.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";

/** What was seen of the networks, for a command that needs nothing else of the product. */
export const openObservedNetworks = (
  databaseUrl: string,
): { readonly networks: ObservedNetworks; readonly close: () => Promise<void> } => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, name: "axisor-probe" });
  return { networks: createPostgresObservedNetworks(db), close };
};

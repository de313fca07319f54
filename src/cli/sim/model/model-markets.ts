import type { Markets } from "#ports/markets.ts";
import type { ObservedNetworks } from "#ports/network-facts.ts";
import type { ModelTables } from "./model-tables.ts";

/** What is known of each market, in memory; ticks are stored by the match that sees them. */
export const createModelMarkets = (tables: ModelTables): Markets => ({
  seen: async (network) => tables.markets.get(network) ?? null,
  noteFunding: async (network, { fundingRate, fundingAt }) => {
    const seen = tables.markets.get(network);
    if (seen !== undefined) tables.markets.set(network, { ...seen, fundingRate, fundingAt });
  },
  noteWorker: async (network, at) => {
    const seen = tables.markets.get(network);
    if (seen !== undefined) tables.markets.set(network, { ...seen, workerSeenAt: at });
  },
});

/** What the probe has seen of each network, in memory. */
export const createModelNetworks = (tables: ModelTables): ObservedNetworks => ({
  of: async (network) => tables.observed.get(network) ?? null,
  record: async (facts) => {
    const seen = Object.entries(facts).filter(([, value]) => value !== null);
    tables.observed.set(facts.network, {
      ...facts,
      ...tables.observed.get(facts.network),
      ...Object.fromEntries(seen),
    });
  },
});

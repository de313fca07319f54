import { eq, sql } from "drizzle-orm";
import type { Markets, SeenMarket } from "#ports/markets.ts";
import type { Database } from "./open-database.ts";
import { marketTicks } from "./schema/guarding.ts";

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

export const marketOfRow = (row: typeof marketTicks.$inferSelect): SeenMarket => ({
  ...row,
  at: row.at.getTime(),
  coveredAt: row.coveredAt.getTime(),
  workerSeenAt: ms(row.workerSeenAt),
  fundingAt: ms(row.fundingAt),
});

/** What is known of each market, in PostgreSQL; ticks themselves are stored by the statement that matches them. */
export const createPostgresMarkets = (db: Database): Markets => {
  // Asked for by every look at a page: written out once, and not each time.
  const ofNetwork = db
    .select()
    .from(marketTicks)
    .where(eq(marketTicks.network, sql.placeholder("network")))
    .prepare("market-of-network");
  return {
    seen: async (network) => {
      const [row] = await ofNetwork.execute({ network });
      return row === undefined ? null : marketOfRow(row);
    },
    noteFunding: async (network, { fundingRate, fundingAt }) => {
      await db
        .update(marketTicks)
        .set({ fundingRate, fundingAt: new Date(fundingAt) })
        .where(eq(marketTicks.network, network));
    },
    noteWorker: async (network, at) => {
      await db
        .update(marketTicks)
        .set({ workerSeenAt: new Date(at) })
        .where(eq(marketTicks.network, network));
    },
  };
};

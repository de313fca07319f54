import { eq } from "drizzle-orm";
import type { Markets } from "#ports/markets.ts";
import type { Database } from "./open-database.ts";
import { marketTicks } from "./schema/guarding.ts";

const ms = (date: Date | null): number | null => date?.getTime() ?? null;

/** What is known of each market, in PostgreSQL; ticks themselves are stored by the statement that matches them. */
export const createPostgresMarkets = (db: Database): Markets => ({
  seen: async (network) => {
    const [row] = await db.select().from(marketTicks).where(eq(marketTicks.network, network));
    if (row === undefined) return null;
    return {
      ...row,
      at: row.at.getTime(),
      coveredAt: row.coveredAt.getTime(),
      workerSeenAt: ms(row.workerSeenAt),
      fundingAt: ms(row.fundingAt),
    };
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
});

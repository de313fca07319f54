import { and, eq, lt } from "drizzle-orm";
import type { Stretch } from "#domain/notifications/why-not/past-minute.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import { sats } from "#domain/units.ts";
import type { Database } from "../open-database.ts";
import { crossPositionChanges } from "../schema/past.ts";
import { lastReadBefore } from "./last-read-before.ts";

type PastCross = {
  /** As last read when the stretch began, else as first read in it; null before it was read for the first time. */
  readonly position: CrossPosition | null;
  /** When a reading found it first, in epoch milliseconds; 0 while flat. */
  readonly heldSince: number;
};

/** The cross position of an account in a stretch. */
export const crossAt = async (db: Database, accountId: string, { from, to }: Stretch): Promise<PastCross> => {
  const [change] = await db
    .select()
    .from(crossPositionChanges)
    .where(and(eq(crossPositionChanges.accountId, accountId), lt(crossPositionChanges.readAt, new Date(to))))
    .orderBy(...lastReadBefore(crossPositionChanges.readAt, from))
    .limit(1);
  if (change === undefined) return { position: null, heldSince: 0 };
  const { accountId: _, readAt, heldSince, realisedPl, ...kept } = change;
  // What was open at the market follows from a price of then, which no reading of now knows.
  const position = { ...kept, pl: sats(0), totalPl: realisedPl, updatedAt: readAt.getTime() };
  return { position, heldSince: heldSince?.getTime() ?? 0 };
};

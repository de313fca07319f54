import { and, eq, lt } from "drizzle-orm";
import type { PastGuard, Stretch } from "#domain/notifications/why-not/past-minute.ts";
import { sats } from "#domain/units.ts";
import type { Database } from "../open-database.ts";
import { positionOfRow } from "../rows.ts";
import { positions } from "../schema/accounts.ts";
import { positionChanges } from "../schema/past.ts";
import { lastReadBefore } from "./last-read-before.ts";

/** The position as last read when the stretch began, else as first read in it: what changes in its life, on what does not. */
export const positionAt = async (
  db: Database,
  { accountId, positionId }: { readonly accountId: string; readonly positionId: string },
  { from, to }: Stretch,
): Promise<Pick<PastGuard, "position" | "positionEndedAt">> => {
  const [row] = await db
    .select()
    .from(positions)
    .where(and(eq(positions.accountId, accountId), eq(positions.id, positionId)));
  const [change] = await db
    .select()
    .from(positionChanges)
    .where(
      and(
        eq(positionChanges.accountId, accountId),
        eq(positionChanges.positionId, positionId),
        lt(positionChanges.readAt, new Date(to)),
      ),
    )
    .orderBy(...lastReadBefore(positionChanges.readAt, from))
    .limit(1);
  if (row === undefined || change === undefined) return { position: null, positionEndedAt: null };
  const { accountId: _, readAt, ...known } = positionOfRow(row);
  const { margin, price, liquidation, fundingPaid, stopLoss } = change;
  // What it was worth follows from a price of then, which no reading of now knows.
  const position = { ...known, margin, price, liquidation, fundingPaid, stopLoss, pl: sats(0) };
  return { position, positionEndedAt: row.isRunning ? null : readAt };
};

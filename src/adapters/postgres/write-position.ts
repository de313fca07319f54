import { sql } from "drizzle-orm";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Transaction } from "./open-database.ts";
import { positions } from "./schema/accounts.ts";

/** Stores a reading of one position; a reading older than the stored one changes nothing. */
export const writePosition = async (
  tx: Transaction,
  accountId: string,
  position: IsolatedPosition,
  readAt: number,
): Promise<void> => {
  const row = {
    ...position,
    accountId,
    openedAt: new Date(position.openedAt),
    readAt: new Date(readAt),
    isRunning: true,
  };
  const { accountId: _, id: __, ...changed } = row;
  await tx
    .insert(positions)
    .values(row)
    .onConflictDoUpdate({
      target: [positions.accountId, positions.id],
      set: changed,
      setWhere: sql`${positions.readAt} <= excluded.read_at`,
    });
};

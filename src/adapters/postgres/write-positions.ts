import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Transaction } from "./open-database.ts";
import { positions } from "./schema/accounts.ts";

const { accountId: _, id: __, ...readColumns } = getTableColumns(positions);

/** Whatever a reading tells of a position, as the row that could not be inserted brings it. */
const asRead: Record<string, SQL> = Object.fromEntries(
  Object.entries(readColumns).map(([field, { name }]) => [field, sql`excluded.${sql.identifier(name)}`]),
);

/** Stores a reading of positions in one statement; a reading older than the stored one of a position does not change it. */
export const writePositions = async (
  tx: Transaction,
  accountId: string,
  read: readonly IsolatedPosition[],
  readAt: number,
): Promise<void> => {
  if (read.length === 0) return;
  const rows = read.map((position) => ({
    ...position,
    accountId,
    openedAt: new Date(position.openedAt),
    readAt: new Date(readAt),
    isRunning: true,
  }));
  await tx
    .insert(positions)
    .values(rows)
    .onConflictDoUpdate({
      target: [positions.accountId, positions.id],
      set: asRead,
      setWhere: sql`${positions.readAt} <= excluded.read_at`,
    });
};

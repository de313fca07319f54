import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { ModelTables } from "./model-tables.ts";

/** Stores a reading of one position; a reading older than the stored one changes nothing. */
export const writePosition = (
  tables: ModelTables,
  accountId: string,
  position: IsolatedPosition,
  readAt: number,
): void => {
  const rows = tables.positions.get(accountId);
  if (rows === undefined) throw new Error(`There is no account ${accountId}`);
  const known = rows.get(position.id);
  if (known !== undefined && known.stored.readAt > readAt && !tables.defects.olderReadingWins) return;
  rows.set(position.id, { stored: { ...position, accountId, readAt }, isRunning: true });
};

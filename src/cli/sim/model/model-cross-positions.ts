import { isOutdatedCross } from "#domain/accounts/outdated-cross.ts";
import type { CrossPosition } from "#domain/position/cross-position.ts";
import type { CrossPositions, StoredCross } from "#ports/cross-positions.ts";
import { armedCrossGuard } from "./cross-rows.ts";
import { deriveCrossTriggers } from "./derive-cross-triggers.ts";
import type { CrossRow } from "./model-rows.ts";
import type { ModelTables } from "./model-tables.ts";
import { writeBlindReceipt } from "./write-blind-receipt.ts";

const NEVER_READ = { position: null, readAt: null, heldSince: null };
const NO_ORDERS = { orders: null, ordersReadAt: null, ordersAskedAt: null };

const storedOf = (tables: ModelTables, { stored }: CrossRow): StoredCross => ({
  ...stored,
  isGuarded: armedCrossGuard(tables, stored.accountId) !== undefined,
});

const ofUser = (tables: ModelTables, userId: string): readonly StoredCross[] =>
  [...tables.crossPositions.values()]
    .filter(({ stored }) => tables.accounts.get(stored.accountId)?.stored.userId === userId)
    .map((row) => storedOf(tables, row));

const isNewer = (row: CrossRow | undefined, at: number): boolean =>
  row !== undefined && row.stored.readAt !== null && row.stored.readAt > at;

const isOutdated = (
  known: CrossRow | undefined,
  read: { readonly position: CrossPosition; readonly readAt: number },
): boolean => {
  const { position = null, readAt = null } = known?.stored ?? {};
  return position !== null && readAt !== null && isOutdatedCross({ position, readAt }, read);
};

/** What turned to the other side is held anew. */
const store = (
  tables: ModelTables,
  ...[accountId, position, readAt]: Parameters<CrossPositions["store"]>
): boolean => {
  const known = tables.crossPositions.get(accountId);
  if (isNewer(known, readAt) || isOutdated(known, { position, readAt })) return false;
  const { orders, ordersReadAt, ordersAskedAt } = known?.stored ?? NO_ORDERS;
  const isSame = known?.stored.position?.side === position.side;
  const since = isSame ? (known?.stored.heldSince ?? readAt) : readAt;
  const held = { position, readAt, askedAt: readAt, heldSince: position.side === null ? null : since };
  const seen = { blindSince: null, blindReason: null, orders, ordersReadAt, ordersAskedAt };
  tables.crossPositions.set(accountId, { stored: { accountId, ...held, ...seen }, blindToldAt: null });
  deriveCrossTriggers(tables, accountId, position, readAt);
  return true;
};

const markBlind = (
  tables: ModelTables,
  ...[accountId, blindReason, at]: Parameters<CrossPositions["markBlind"]>
): void => {
  const known = tables.crossPositions.get(accountId);
  if (isNewer(known, at)) return;
  const stored = known?.stored ?? { accountId, ...NEVER_READ, ...NO_ORDERS };
  const blindSince = known?.stored.blindSince ?? at;
  tables.crossPositions.set(accountId, {
    stored: { ...stored, askedAt: at, blindSince, blindReason },
    blindToldAt: known?.blindToldAt ?? null,
  });
};

const change = (tables: ModelTables, accountId: string, changed: Partial<CrossRow["stored"]>): void => {
  const row = tables.crossPositions.get(accountId);
  if (row !== undefined)
    tables.crossPositions.set(accountId, { ...row, stored: { ...row.stored, ...changed } });
};

const storeOrders = (
  tables: ModelTables,
  ...[accountId, orders, at]: Parameters<CrossPositions["storeOrders"]>
): void => {
  const before = tables.crossPositions.get(accountId)?.stored.ordersReadAt ?? at;
  if (before <= at) change(tables, accountId, { orders, ordersReadAt: at, ordersAskedAt: at });
};

/** Tells once of a cross margin that is blind, where an armed guard depends on it. */
const tellBlind = (
  tables: ModelTables,
  ...[accountId, { receiptId, at, afterMs }]: Parameters<CrossPositions["tellBlind"]>
): boolean => {
  const row = tables.crossPositions.get(accountId);
  const since = row?.stored.blindSince ?? null;
  if (row === undefined || since === null || row.blindToldAt !== null || since >= at - afterMs) return false;
  if (armedCrossGuard(tables, accountId) === undefined) return false;
  const account = tables.accounts.get(accountId)?.stored;
  if (account === undefined) return false;
  const label = `the cross margin of ${account.label}`;
  writeBlindReceipt(tables, account, { receiptId, label, reason: row.stored.blindReason, since, at });
  tables.crossPositions.set(accountId, { ...row, blindToldAt: at });
  return true;
};

/** Cross positions as last read, in memory. */
export const createModelCrossPositions = (tables: ModelTables): CrossPositions => ({
  find: async (accountId) => {
    const row = tables.crossPositions.get(accountId);
    return row === undefined ? null : storedOf(tables, row);
  },
  ofUser: async (userId) => ofUser(tables, userId),
  store: async (...args) => store(tables, ...args),
  storeOrders: async (...args) => storeOrders(tables, ...args),
  noteOrdersUnread: async (accountId, at) => change(tables, accountId, { ordersAskedAt: at }),
  makeDue: async (accountId) => change(tables, accountId, { askedAt: null, ordersAskedAt: null }),
  markBlind: async (...args) => markBlind(tables, ...args),
  tellBlind: async (...args) => tellBlind(tables, ...args),
});

import {
  REFUSED_KEY_RETRY_MS,
  REFUSED_KEY_SLOW_AFTER_MS,
  REFUSED_KEY_SLOW_MS,
} from "#domain/accounts/refused-key-retry.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { ModelTables } from "./model-tables.ts";
import { isAnyArmed } from "./owners.ts";
import { isOlder } from "./store-reading.ts";
import { writeBlindReceipt } from "./write-blind-receipt.ts";

/** The account could not be read; the first time sets since when. */
export const markBlind = (
  tables: ModelTables,
  ...[accountId, blindReason, at, nextReadAt]: Parameters<ExchangeAccounts["markBlind"]>
): void => {
  const row = tables.accounts.get(accountId);
  if (row === undefined || isOlder(tables, { accountId, readAt: at })) return;
  const blindSince = row.stored.blindSince ?? at;
  tables.accounts.set(accountId, { ...row, stored: { ...row.stored, blindSince, blindReason }, nextReadAt });
};

/** The key is not accepted: asked again every half a minute at first, then every five. */
export const markUnauthorized = (
  tables: ModelTables,
  ...[{ id: accountId, credentialRevision }, reason, at]: Parameters<ExchangeAccounts["markUnauthorized"]>
): void => {
  if (isOlder(tables, { accountId, readAt: at })) return;
  const stored = tables.accounts.get(accountId)?.stored;
  if (stored?.credentialRevision !== credentialRevision || stored.status === "refused") return;
  const since = stored.notAcceptedSince ?? at;
  const isLasting = at - since >= REFUSED_KEY_SLOW_AFTER_MS;
  markBlind(tables, accountId, reason, at, at + (isLasting ? REFUSED_KEY_SLOW_MS : REFUSED_KEY_RETRY_MS));
  const row = tables.accounts.get(accountId);
  if (row === undefined) return;
  const refused = { ...row.stored, status: "unauthorized", notAcceptedSince: since } as const;
  tables.accounts.set(accountId, { ...row, stored: refused });
};

/** Tells once of an account that is blind, where anything is armed on it. */
export const tellBlind = (
  tables: ModelTables,
  ...[accountId, { receiptId, at, afterMs }]: Parameters<ExchangeAccounts["tellBlind"]>
): boolean => {
  const row = tables.accounts.get(accountId);
  const since = row?.stored.blindSince ?? null;
  if (row === undefined || since === null || row.blindToldAt !== null || since >= at - afterMs) return false;
  if (!isAnyArmed(tables, accountId)) return false;
  const { label, blindReason: reason } = row.stored;
  writeBlindReceipt(tables, row.stored, { receiptId, label, reason, since, at });
  tables.accounts.set(accountId, { ...row, blindToldAt: at });
  return true;
};

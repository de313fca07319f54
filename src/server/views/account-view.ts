import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { AccountView } from "../trpc/schemas/views.ts";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** An exchange account as the API answers it: never the credential, of the key its last four characters. */
export const accountView = (account: StoredAccount): AccountView => ({
  id: account.id,
  label: account.label,
  network: account.network,
  keyLastFour: account.keyLastFour,
  permissions: [...account.permissions],
  status: account.status,
  pausedReason: null,
  validatedAt: null,
  lastUsedAt: null,
  connectedAt: new Date(account.createdAt).toISOString(),
  balance: account.balance,
  balanceReadAt: iso(account.readAt),
  blindSince: iso(account.blindSince),
  blindReason: account.blindReason,
});

import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { Locale } from "#domain/language/locale.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { AccountView } from "../trpc/schemas/views.ts";
import { ACCOUNT_WORDS } from "./account-words.ts";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Why nothing is done with a key of ours, in words. */
const pausedReason = ({ status, permissions, blindReason }: StoredAccount, locale: Locale): string | null => {
  const { notAccepted, canWithdraw, lacks } = ACCOUNT_WORDS[locale];
  if (status === "active") return null;
  if (status === "unauthorized") return blindReason ?? notAccepted;
  const judged = judgePermissions(permissions);
  return judged.canWithdraw ? canWithdraw : lacks(judged.missing.join(", "));
};

/** An exchange account as the API answers it: never the credential, of the key its last four characters. */
export const accountView = (account: StoredAccount, locale: Locale): AccountView => ({
  id: account.id,
  label: account.label,
  network: account.network,
  keyLastFour: account.keyLastFour,
  permissions: [...account.permissions],
  status: account.status,
  pausedReason: pausedReason(account, locale),
  validatedAt: iso(account.validatedAt),
  lastUsedAt: iso(account.readAt),
  connectedAt: new Date(account.createdAt).toISOString(),
  balance: account.balance,
  balanceReadAt: iso(account.readAt),
  blindSince: iso(account.blindSince),
  blindReason: account.blindReason,
});

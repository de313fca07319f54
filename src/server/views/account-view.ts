import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { AccountView } from "../trpc/schemas/views.ts";

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Why nothing is done with a key of ours, in words. */
const pausedReason = ({ status, permissions, blindReason }: StoredAccount): string | null => {
  if (status === "active") return null;
  if (status === "unauthorized") return blindReason ?? "LN Markets does not accept this key.";
  const { canWithdraw, missing } = judgePermissions(permissions);
  return canWithdraw
    ? "This key can withdraw now, so nothing is done with it. Replace it by one that cannot, and delete it at LN Markets."
    : `This key lacks ${missing.join(", ")} now, so it can guard nothing. Replace it.`;
};

/** An exchange account as the API answers it: never the credential, of the key its last four characters. */
export const accountView = (account: StoredAccount): AccountView => ({
  id: account.id,
  label: account.label,
  network: account.network,
  keyLastFour: account.keyLastFour,
  permissions: [...account.permissions],
  status: account.status,
  pausedReason: pausedReason(account),
  validatedAt: iso(account.validatedAt),
  lastUsedAt: iso(account.readAt),
  connectedAt: new Date(account.createdAt).toISOString(),
  balance: account.balance,
  balanceReadAt: iso(account.readAt),
  blindSince: iso(account.blindSince),
  blindReason: account.blindReason,
});

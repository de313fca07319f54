import type { Exchange, Exchanges, Urgency } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Vault } from "#ports/vault.ts";

/**
 * Runs `use` with the exchange of an account; the credential is open only meanwhile. `urgency` says what its requests
 * are for: readings that keep triggers true, unless told otherwise.
 * @throws Error when the stored credential cannot be opened: the row was changed or belongs to another key ring.
 */
export const withExchange = async <T>(
  deps: { readonly vault: Vault; readonly exchanges: Exchanges },
  account: StoredAccount,
  use: (exchange: Exchange) => Promise<T>,
  urgency: Urgency = "sync",
): Promise<T> => {
  const opened = await deps.vault.withCredential(
    account.credential,
    {
      userId: account.userId,
      accountId: account.id,
      field: "credential",
      revision: account.credentialRevision,
    },
    (credential) => use(deps.exchanges.withCredential(account.network, credential, urgency)),
  );
  if (!opened.ok) throw new Error(`The credential of account ${account.id} cannot be opened`);
  return opened.value;
};

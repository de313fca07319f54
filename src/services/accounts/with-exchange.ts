import type { Exchange, Exchanges, Urgency } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { OpeningPurpose, Vault } from "#ports/vault.ts";

/** Whose turn a request is by what it is for; a check of the key can wait like a screen. */
const urgencyOf = (purpose: Exclude<OpeningPurpose, "stream">): Urgency =>
  purpose === "check" ? "screen" : purpose;

/**
 * Runs `use` with the exchange of an account; the credential is open only meanwhile. `purpose` says what its requests
 * are for: readings that keep triggers true, unless told otherwise.
 * @throws Error when the stored credential cannot be opened: the row was changed or belongs to another key ring.
 */
export const withExchange = async <T>(
  deps: { readonly vault: Vault; readonly exchanges: Exchanges },
  account: StoredAccount,
  use: (exchange: Exchange) => Promise<T>,
  purpose: Exclude<OpeningPurpose, "stream"> = "sync",
): Promise<T> => {
  const opened = await deps.vault.withCredential(account, purpose, (credential) =>
    use(deps.exchanges.withCredential(account.network, credential, urgencyOf(purpose))),
  );
  if (!opened.ok) throw new Error(`The credential of account ${account.id} cannot be opened`);
  return opened.value;
};

import type { AccountStream, StreamLogin } from "#ports/account-stream.ts";
import type { StampClock } from "#ports/clock.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Vault } from "#ports/vault.ts";

/**
 * A login to an account's private stream, signed where the credential is open: no secret leaves. Null when the account is
 * gone, its key was refused, it cannot be opened, or our clock is too far off to sign by.
 */
export const streamLogin = async (
  deps: { readonly accounts: ExchangeAccounts; readonly vault: Vault; readonly stampClock: StampClock },
  stream: Pick<AccountStream, "sign">,
  accountId: string,
): Promise<StreamLogin | null> => {
  const account = await deps.accounts.find(accountId);
  if (account === null || account.status !== "active") return null;
  const at = deps.stampClock.now(account.network);
  if (at === null) return null;
  const login = await deps.vault.withCredential(account, "stream", async (credential) =>
    stream.sign(credential, at),
  );
  return login.ok ? login.value : null;
};

import { Secret } from "#domain/security/secret.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { StoredAccount } from "#ports/exchange-accounts.ts";
import type { Sealer, Vault } from "#ports/vault.ts";
import { type ConnectDeps, connectAccount } from "./connect-account.ts";

/**
 * Connects a key in the process that was handed it and holds the keyring: what commands do. A page's keys come sealed,
 * through the worker.
 * @throws AppError as `connectAccount`.
 */
export const connectPlainKey = async (
  deps: ConnectDeps & { readonly vault: Vault; readonly sealer: Sealer },
  request: Credential & { readonly userId: string; readonly network: Network; readonly label: string },
): Promise<StoredAccount> => {
  const { userId, network, label, key, secret, passphrase } = request;
  const submitted = deps.vault.submit(deps.sealer.encodeCredential(new Secret({ key, secret, passphrase })));
  if (submitted === null) throw new Error("This process holds no keys, so it can take in none");
  try {
    return await connectAccount(deps, { userId, network, label, submitted, asked: null });
  } finally {
    submitted.close();
  }
};

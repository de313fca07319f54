import { z } from "zod";
import { Secret } from "#domain/security/secret.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Sealer } from "#ports/vault.ts";
import type { WorkerDesk } from "#ports/worker-requests.ts";
import type { Doer } from "../security/acting.ts";
import { askedFrom } from "../worker-requests/asked-from.ts";
import { ownAccount } from "./own-account.ts";

export type HandInDeps = {
  readonly desk: WorkerDesk;
  readonly sealer: Pick<Sealer, "encodeCredential">;
  readonly accounts: Pick<ExchangeAccounts, "find">;
};

/** A new account's key, or another key for the account named. */
export type HandedIn = Credential & { readonly by: Doer } & (
    | { readonly network: Network; readonly label: string }
    | { readonly accountId: string }
  );

const connectedSchema = z.object({ accountId: z.uuid() });

/**
 * Hands a key to whoever holds the keyring, which tries it at the exchange, stores it only then, and takes that down. In this process it is
 * sealed at once and opened nowhere.
 * @throws AppError as `connectAccount` or `replaceKey`; unavailable when no worker answers.
 */
export const handInKey = async (deps: HandInDeps, request: HandedIn): Promise<StoredAccount> => {
  const { by, key, secret, passphrase } = request;
  const [{ userId }, from] = [by, askedFrom(by)];
  const sealed = deps.sealer.encodeCredential(new Secret({ key, secret, passphrase }));
  if ("accountId" in request) {
    const { accountId } = request;
    await deps.desk.ask({ kind: "replace-key", userId, secret: sealed, facts: { accountId, from } });
    return ownAccount(deps, { userId, accountId });
  }
  const facts = { network: request.network, label: request.label, from };
  const answer = await deps.desk.ask({ kind: "connect-key", userId, secret: sealed, facts });
  return ownAccount(deps, { userId, accountId: connectedSchema.parse(answer).accountId });
};

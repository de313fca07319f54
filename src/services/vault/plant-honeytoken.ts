import type { Clock, NewId } from "#ports/clock.ts";
import type { Credential, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Users } from "#ports/users.ts";
import type { Vault } from "#ports/vault.ts";
import { valueOrUnsealed } from "./value-or-unsealed.ts";

export type PlantDeps = {
  readonly users: Pick<Users, "create">;
  readonly accounts: Pick<ExchangeAccounts, "add">;
  readonly vault: Pick<Vault, "seal">;
  readonly clock: Clock;
  readonly newId: NewId;
};

/** No hash that any password has: nobody logs in as a decoy. */
const NO_PASSWORD = "none";

/**
 * Stores a credential nobody has a reason to open, among the others and not to be told from them without the keys. It is
 * never read or guarded; whoever opens it is somebody who opens everything.
 * @param plain the bytes of a decoy, as the vault's layout has them; wiped here.
 */
export const plantHoneytoken = async (
  deps: PlantDeps,
  decoy: {
    readonly email: string;
    readonly network: Network;
    readonly label: string;
    readonly credential: Credential;
    readonly plain: Uint8Array;
  },
): Promise<StoredAccount> => {
  const [userId, id, at] = [deps.newId(), deps.newId(), deps.clock()];
  const user = { id: userId, email: decoy.email, passwordHash: NO_PASSWORD, createdAt: at };
  const created = await deps.users.create(user);
  if (!created.ok) throw new Error("This address has an account; give the decoy another one");
  const binding = { userId, subjectId: id, field: "credential", revision: 1 } as const;
  const sealed = valueOrUnsealed(await deps.vault.seal(binding, decoy.plain));
  decoy.plain.fill(0);
  const account: StoredAccount = {
    id,
    userId,
    network: decoy.network,
    label: decoy.label,
    exchangeUserId: deps.newId(),
    keyLastFour: decoy.credential.key.slice(-4),
    permissions: ["account:read", "futures:isolated:read", "futures:isolated:write"],
    credentialRevision: 1,
    // A key we refuse is left alone by everything that reads accounts.
    status: "refused",
    validatedAt: at,
    balance: null,
    readAt: null,
    blindSince: null,
    blindReason: null,
    createdAt: at,
  };
  await deps.accounts.add(account, sealed);
  return account;
};

import { accountsCarried, DEFAULT_REQUESTS_PER_SECOND } from "#domain/accounts/accounts-carried.ts";
import { judgePermissions } from "#domain/accounts/judge-permissions.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Credential, Exchange, ExchangeFailure, Exchanges, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Vault } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";
import { failureInWords } from "./note-unreadable.ts";
import { readAccount } from "./read-account.ts";

export type ConnectDeps = {
  readonly accounts: ExchangeAccounts;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly newId: NewId;
  /** How many signed requests a second this address may send; the default when left out. */
  readonly requestsPerSecond?: number;
};

export type ConnectRequest = Credential & {
  readonly userId: string;
  readonly network: Network;
  readonly label: string;
};

const NOT_STORED = "Nothing was stored.";

/** A failed validation as a refusal that says what to do; nothing has been stored. */
const refusal = (failure: ExchangeFailure): AppError => {
  if (failure.kind === "unauthorized") {
    return new AppError(
      "bad-input",
      `${failureInWords(failure)} Check key, secret and passphrase, and that the key is activated. ${NOT_STORED}`,
      { field: "key" },
    );
  }
  if (failure.kind === "rate-limited") {
    return new AppError("limit-reached", `LN Markets asks us to wait. Try again in a moment. ${NOT_STORED}`, {
      retryAfterMs: failure.retryAfterMs,
    });
  }
  return new AppError("unavailable", `${failureInWords(failure)} ${NOT_STORED}`);
};

/** Asks what the key may do and refuses one that can withdraw or cannot guard. */
const checkedPermissions = async (exchange: Exchange): Promise<readonly string[]> => {
  const permissions = await exchange.permissions();
  if (!permissions.ok) throw refusal(permissions.failure);
  const verdict = judgePermissions(permissions.value);
  if (verdict.canWithdraw) {
    throw new AppError(
      "refused",
      "This key can withdraw, so we did not store it. Make one without the right to withdraw, and delete this one.",
      { field: "key" },
    );
  }
  if (verdict.missing.length > 0) {
    throw new AppError(
      "refused",
      `This key lacks ${verdict.missing.join(", ")}. Make one with these rights. ${NOT_STORED}`,
      { field: "key" },
    );
  }
  return permissions.value;
};

/**
 * Refuses an account that would make every reading later than it is promised, those of the traders already here too. The
 * paper exchange is ours and has no such limit.
 */
const refuseBeyondCapacity = async (deps: ConnectDeps, network: Network): Promise<void> => {
  if (network === "paper") return;
  const carried = accountsCarried(deps.requestsPerSecond ?? DEFAULT_REQUESTS_PER_SECOND);
  if ((await deps.accounts.countActive(network)) < carried) return;
  throw new AppError(
    "limit-reached",
    `This installation has all the accounts it can read in time (${carried}): one more would make every guard slower. ${NOT_STORED} Ask whoever runs it for more room.`,
    { field: "network" },
  );
};

/**
 * Connects an exchange account: the key is tried at the exchange first (account, positions, permissions), refused when it
 * can withdraw, and only then stored, sealed and bound to its owner.
 * @throws AppError refused · bad-input · unavailable · limit-reached · conflict; nothing is stored then.
 */
export const connectAccount = async (deps: ConnectDeps, request: ConnectRequest): Promise<StoredAccount> => {
  if (request.network === "mainnet") {
    throw new AppError(
      "refused",
      "Mainnet is not open yet: it needs a second factor and key rotation, which come later. Use paper or signet.",
      { field: "network" },
    );
  }
  await refuseBeyondCapacity(deps, request.network);
  const credential = { key: request.key, secret: request.secret, passphrase: request.passphrase };
  const exchange = deps.exchanges.withCredential(request.network, credential);
  const at = deps.clock();
  const snapshot = await exchange.account();
  if (!snapshot.ok) throw refusal(snapshot.failure);
  const permissions = await checkedPermissions(exchange);
  const facts = await readAccount(exchange);
  if (!facts.ok) throw refusal(facts.failure);
  const id = deps.newId();
  const binding = { userId: request.userId, accountId: id, field: "credential", revision: 1 } as const;
  const account: StoredAccount = {
    id,
    userId: request.userId,
    network: request.network,
    label: request.label,
    exchangeUserId: snapshot.value.exchangeUserId,
    keyLastFour: request.key.slice(-4),
    permissions,
    credential: await deps.vault.seal(binding, credential),
    credentialRevision: binding.revision,
    status: "active",
    balance: facts.value.balance,
    readAt: null,
    blindSince: null,
    blindReason: null,
    createdAt: at,
  };
  if ((await deps.accounts.add(account)) === "taken") {
    throw new AppError("conflict", `This exchange account is connected already. ${NOT_STORED}`, {
      field: "key",
    });
  }
  await deps.accounts.storeReading({ accountId: id, ...facts.value, readAt: at, nextReadAt: () => at });
  return { ...account, readAt: at };
};

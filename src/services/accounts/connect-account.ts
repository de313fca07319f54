import { accountsCarried, DEFAULT_REQUESTS_PER_SECOND } from "#domain/accounts/accounts-carried.ts";
import { saidBy } from "#domain/language/in-both.ts";
import type { Clock, NewId } from "#ports/clock.ts";
import type { Exchanges, Network } from "#ports/exchange.ts";
import type { ExchangeAccounts, StoredAccount } from "#ports/exchange-accounts.ts";
import type { Users } from "#ports/users.ts";
import type { SubmittedCredential } from "#ports/vault.ts";
import { AppError } from "../app-error.ts";
import { valueOrUnsealed } from "../vault/value-or-unsealed.ts";
import { refuseExpired } from "../worker-requests/refuse-expired.ts";
import { ACCOUNT_REFUSALS } from "./account-refusals.ts";
import type { Asked } from "./asked.ts";
import { checkKey } from "./check-key.ts";
import { needSecondFactor, noSecondFactor } from "./need-second-factor.ts";
import { type KeyChangeDeps, noteKeyChange } from "./note-key-change.ts";

export type ConnectDeps = KeyChangeDeps & {
  readonly accounts: ExchangeAccounts;
  readonly users: Pick<Users, "find" | "hasSecondFactor">;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly newId: NewId;
  /** How many signed requests a second this address may send; the default when left out. */
  readonly requestsPerSecond?: number;
};

export type ConnectRequest = {
  readonly userId: string;
  readonly network: Network;
  readonly label: string;
  readonly submitted: SubmittedCredential;
  /** Null for what no page asked for: a command connects its own. */
  readonly asked: Asked | null;
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
    saidBy(ACCOUNT_REFUSALS, ({ full }) => full(carried)),
    { field: "network" },
  );
};

/**
 * Connects an exchange account: the key is tried at the exchange first (account, positions, permissions), refused when it
 * can withdraw, and only then stored, sealed and bound to its owner, if whoever asked still waits for it. That it was
 * connected is taken down and told at once. The caller closes what was submitted.
 * @throws AppError refused · bad-input · unavailable · limit-reached · conflict; nothing is stored then.
 */
export const connectAccount = async (deps: ConnectDeps, request: ConnectRequest): Promise<StoredAccount> => {
  const { userId, network, label, submitted, asked } = request;
  await needSecondFactor(deps, request);
  await refuseBeyondCapacity(deps, network);
  const at = deps.clock();
  const checked = await checkKey(deps.exchanges.withCredential(network, submitted.credential));
  const id = deps.newId();
  const binding = { userId, subjectId: id, field: "credential", revision: 1 } as const;
  const sealed = valueOrUnsealed(await submitted.seal(binding));
  const account: StoredAccount = {
    id,
    userId,
    network,
    label,
    exchangeUserId: checked.exchangeUserId,
    keyLastFour: submitted.lastFour,
    permissions: checked.permissions,
    credentialRevision: binding.revision,
    status: "active",
    validatedAt: at,
    balance: checked.facts.balance,
    readAt: null,
    blindSince: null,
    notAcceptedSince: null,
    blindReason: null,
    createdAt: at,
  };
  refuseExpired(asked?.goodUntil ?? null, deps.clock());
  const added = await deps.accounts.add(account, sealed);
  if (added === "no-factor") throw noSecondFactor();
  if (added === "taken") {
    throw new AppError(
      "conflict",
      saidBy(ACCOUNT_REFUSALS, ({ connectedAlready }) => connectedAlready),
      {
        field: "key",
      },
    );
  }
  await deps.accounts.storeReading({ accountId: id, ...checked.facts, readAt: at, nextReadAt: () => at });
  if (asked !== null) await noteKeyChange(deps, asked.by, "key-connected", account);
  return { ...account, readAt: at };
};

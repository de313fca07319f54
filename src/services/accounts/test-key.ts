import type { AccountKeys } from "#ports/account-keys.ts";
import type { Clock, NewId, StampClock } from "#ports/clock.ts";
import type { Exchanges } from "#ports/exchange.ts";
import type { ExchangeAccounts } from "#ports/exchange-accounts.ts";
import type { Log } from "#ports/log.ts";
import type { Vault } from "#ports/vault.ts";
import { ownAccount } from "./own-account.ts";
import { type KeyVerdict, validateKey } from "./validate-key.ts";

export type TestKeyDeps = {
  readonly accounts: ExchangeAccounts;
  readonly accountKeys: Pick<AccountKeys, "noteValidation">;
  readonly vault: Vault;
  readonly exchanges: Exchanges;
  readonly clock: Clock;
  readonly stampClock: Pick<StampClock, "measure" | "refuse">;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Asks the exchange now whether it accepts a stored key and what that may do.
 * @throws AppError not-found, also for somebody else's.
 */
export const testKey = async (
  deps: TestKeyDeps,
  request: { readonly userId: string; readonly accountId: string },
): Promise<KeyVerdict> => validateKey(deps, await ownAccount(deps, request));

import type { IsolatedPosition } from "#domain/position/isolated-position.ts";
import type { Result } from "#domain/result.ts";
import type { Sats } from "#domain/units.ts";
import type { Exchange, ExchangeFailure } from "#ports/exchange.ts";
import { keepPlausible } from "./keep-plausible.ts";

/** Balance and running trades of an account, read together. */
export type AccountFacts = { readonly balance: Sats; readonly positions: readonly IsolatedPosition[] };

/**
 * Reads an account's balance and running trades; either missing means the account could not be read. So does a figure
 * that cannot be: nothing is decided on it, and the account is blind with that reason.
 */
export const readAccount = async (exchange: Exchange): Promise<Result<AccountFacts, ExchangeFailure>> => {
  const [account, trades] = await Promise.all([exchange.account(), exchange.runningTrades()]);
  if (!account.ok) return account;
  if (!trades.ok) return trades;
  return keepPlausible({ balance: account.value.balance, positions: trades.value });
};
